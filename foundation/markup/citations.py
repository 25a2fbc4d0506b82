"""The pages a text cites, found again with the reader's rights.

Rooms register what they own by its address:

    register_citable(r"/initiatives/(?P<slug>[\\w-]+)/", kind=_("Initiative"), rows=initiatives_visible_to)

The stored HTML keeps the address that was typed and nothing else. A title is looked up when somebody
reads; what they may not see stays a bare address. All kinds are asked in one query, a page's worth at a time.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet, Value

from foundation.markup.rendering import references_in

MAX_CITED = 20


@dataclass(frozen=True)
class Cited:
    """A page that the reader may see: its title, its address, and what it is (« Initiative »)."""

    title: str
    url: str
    kind: str = ""


@dataclass(frozen=True)
class Citable:
    """What a room owns: the pattern of its addresses, its name, the rows a person may see, and their title."""

    pattern: re.Pattern[str]
    kind: Any
    rows: Callable[[Any], QuerySet[Any]]
    title: str


_citables: list[Citable] = []


def register_citable(pattern: str, *, kind: Any, rows: Callable[[Any], QuerySet[Any]], title: str = "title") -> None:
    """Declare the pages whose whole path is the regular expression `pattern`, with a group `slug`.

    `rows(user)` are those that `user` may see; `title` names the field that is shown; `kind` is a French name.
    """
    _citables.append(Citable(re.compile(pattern), kind, rows, title))


def resolve(paths: Iterable[str], user: Any) -> dict[str, Cited]:
    """Return, by path, the pages among `paths` that `user` may see: one query, none when nothing is cited."""
    wanted: dict[int, dict[str, str]] = {}
    for path in sorted(set(paths))[:MAX_CITED]:
        for number, citable in enumerate(_citables):
            if match := citable.pattern.fullmatch(path):
                wanted.setdefault(number, {})[match["slug"]] = path
                break
    return {
        wanted[number][slug]: Cited(title, wanted[number][slug], str(_citables[number].kind))
        for number, slug, title in _asked(wanted, user)
    }


def _asked(wanted: dict[int, dict[str, str]], user: Any) -> Iterable[tuple[int, str, str]]:
    """The number of the citable, the slug and the title of what is visible among `wanted`."""
    found = [_named(_citables[number], number, slugs, user) for number, slugs in wanted.items()]
    return found[0].union(*found[1:], all=True) if len(found) > 1 else [row for rows in found for row in rows]


def _named(citable: Citable, number: int, slugs: Iterable[str], user: Any) -> QuerySet[Any]:
    rows = citable.rows(user).filter(slug__in=list(slugs)).order_by()
    return rows.values_list(Value(number), "slug", F(citable.title))


def cited_together(rendered: Iterable[str], user: Any, *, but: str = "") -> list[Cited]:
    """Return what the texts of one thing cite, once each; `but` is the address of the thing itself."""
    paths = frozenset().union(*(references_in(html).paths for html in rendered)) - {but}
    return list(resolve(paths, user).values())


def cited_in(rendered: Iterable[str], user: Any) -> list[list[Cited]]:
    """Return, for each rendered text of a page, what it cites: asked once for the whole page."""
    paths = [references_in(html).paths for html in rendered]
    pages = resolve(frozenset().union(*paths), user)
    return [[pages[path] for path in sorted(found) if path in pages] for found in paths]

"""What a thread may be about: objects named `kind:slug`, as the search knows them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from community.models import Link, Topic
from foundation.search.registry import searchables
from foundation.search.visibility import entries_visible_to

LINKABLE = {"initiative": _("Initiative"), "methode": _("Fiche méthode"), "parcours": _("Parcours")}
# What corpus files call them.
ALIASES = {"card": "methode", "path": "parcours"}


@dataclass(frozen=True)
class Linked:
    """A linked thing as a reader sees it."""

    title: str
    url: str
    about: str


def find_linked(name: str, user: Any) -> Model | None:
    """The object called `kind:slug` if this person may see it, else None."""
    kind, _colon, slug = name.partition(":")
    kind = ALIASES.get(kind, kind)
    if kind not in LINKABLE or not slug:
        return None
    for searchable in searchables([kind]):
        found: Model | None = searchable.visible_to(user).filter(slug=slug).first()
        return found
    return None


def linked_things(pairs: Iterable[tuple[str, int]], user: Any) -> list[Linked]:
    """What the index says of `(kind, id)` pairs that this person may see: one query, none for no pair."""
    wanted = [Q(kind=kind, object_id=pk) for kind, pk in pairs]
    if not wanted:
        return []
    return _shown(entries_visible_to(user, list(LINKABLE)).filter(reduce(or_, wanted)))


def things_about(topic: Topic, user: Any) -> list[Linked]:
    """What a thread is about, as far as this person may see it: one query."""
    links = Link.objects.filter(topic=topic, kind=OuterRef("kind"), object_id=OuterRef("object_id"))
    return _shown(entries_visible_to(user, list(LINKABLE)).filter(Exists(links)))


def _shown(entries: QuerySet[Any]) -> list[Linked]:
    shown = entries.only("kind", "title", "url", "context").order_by("kind", "pk")
    return [Linked(entry.title, entry.url, _about(str(LINKABLE[entry.kind]), entry.context)) for entry in shown]


def _about(label: str, context: str) -> str:
    """What it is, once: « Initiative · Vichy », « Fiche méthode · Design »."""
    return context if context.startswith(label) else " · ".join(part for part in (label, context) if part)

"""From what people write to what pages show."""

import html
import re
from dataclasses import dataclass
from html.parser import HTMLParser

from django.conf import settings
from django.utils.translation import gettext as _

from foundation.markup import policy
from foundation.markup.cleaning import clean
from foundation.markup.conversion import to_html
from foundation.markup.guard import MarkupRefused, accept, normalise

# Raise it whenever the same text would give another HTML: stored texts are then rendered again.
HTML_VERSION = 1

LINK = re.compile(r'<a href="([^"]*)"[^>]*>([^<]*)')
PROFILE = re.compile(r"/annuaire/([a-z0-9-]+)/")
BLOCKS = policy.TAGS - {"strong", "em", "a", "img", "code", "td", "th"}


class RenderedHtml(str):
    """HTML that came out of `render`, or of a column that only `render` fills."""

    __slots__ = ()


def render(raw: str) -> RenderedHtml:
    """Return `raw` (Markdown) as sanitised HTML. Nothing may edit the result.

    Raises MarkupRefused, with a message for its author, when the text is over a limit.
    """
    text = accept(raw)
    try:
        return RenderedHtml(clean(to_html(text)))
    except RecursionError as error:
        raise MarkupRefused(
            _("Ce texte imbrique trop de listes ou de citations. Simplifiez sa mise en forme.")
        ) from error


def render_verbatim(raw: str) -> RenderedHtml:
    """Return `raw` as it was typed, for a stored text that today's limits would refuse."""
    return RenderedHtml(f"<pre>{html.escape(normalise(raw), quote=False)}</pre>")


def plain_text(raw: str) -> str:
    """Return the words of `raw` without its markup, one block a line: for search, excerpts, mails."""
    try:
        html = to_html(accept(raw))
    except (MarkupRefused, RecursionError):
        return normalise(raw)
    words = _Words()
    words.feed(html)
    words.close()
    lines = (" ".join(line.split()) for line in "".join(words.parts).splitlines())
    return "\n".join(line for line in lines if line)


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS:
            self.parts.append("\n")
        elif tag in {"td", "th"}:
            self.parts.append(" ")
        elif tag == "img":
            self.parts.append(dict(attrs).get("alt") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        self.parts.append(data.replace("\n", " "))


@dataclass(frozen=True)
class References:
    """What a text points to inside Essaim: people by handle, pages by path."""

    handles: frozenset[str]
    paths: frozenset[str]


def references(raw: str) -> References:
    """Return the people and pages that `raw` mentions. Raises MarkupRefused as `render` does."""
    return references_in(render(raw))


def references_in(rendered: str) -> References:
    """Return the people and pages mentioned in an HTML that `render` made, whole addresses of ours included."""
    handles, paths = set(), set()
    for address, text in LINK.findall(rendered):
        path = re.split(r"[?#]", html.unescape(address).removeprefix(settings.SITE_URL), maxsplit=1)[0]
        profile = PROFILE.fullmatch(path)
        if profile and text.lower() == f"@{profile[1]}":
            handles.add(profile[1])
        elif path.startswith("/"):
            paths.add(path)
    return References(frozenset(handles), frozenset(paths))

"""Rendered texts as data, so that a document shows them without reading them as source."""

from html.parser import HTMLParser
from typing import Any

from django.conf import settings

from foundation.markup import RenderedHtml

VOID = {"br", "hr"}


def blocks(rendered: RenderedHtml) -> list[Any]:
    """Return an HTML that `markup.render` made as nested `{"tag", "children", …}` and strings.

    Give it to `pdf` within `data`; templates show it with `#prose(data.text)`.
    """
    reader = _Reader()
    reader.feed(rendered)
    reader.close()
    return reader.root


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root: list[Any] = []
        self.open: list[list[Any]] = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            self.open[-1].append(dict(attrs).get("alt") or "")
            return
        node = {"tag": tag, "children": []} | _attributes(dict(attrs))
        self.open[-1].append(node)
        if tag not in VOID:
            self.open.append(node["children"])

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID | {"img"}:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if data != "\n":
            self.open[-1].append(data)


def _attributes(attrs: dict[str, str | None]) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    if address := attrs.get("href"):
        kept["href"] = f"{settings.SITE_URL}{address}" if address.startswith(("/", "#")) else address
    if start := attrs.get("start"):
        kept["start"] = int(start)
    return kept

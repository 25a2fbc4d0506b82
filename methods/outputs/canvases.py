"""The canvases of the cards of a workshop, ready to be shown in its papers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from foundation.documents import pages_of
from foundation.files import files_of_each
from foundation.files.models import StoredFile
from methods.models import Canvas, MethodCard

# A document is kept as a file like any other, of 20 MB at most: what goes beyond is told by its address.
MOST_WEIGHT = 12_000_000
MOST_PAGES = 8
# The first of these formats is shown; the others are told by their address.
SHOWN = ("pdf", "png", "jpeg")


@dataclass
class Gathered:
    """The canvases as data for the template, their pages, and the files that show them, by name."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    pages: list[dict[str, Any]] = field(default_factory=list)
    pictures: dict[str, bytes] = field(default_factory=dict)

    @property
    def weight(self) -> int:
        return sum(len(content) for content in self.pictures.values())


def canvases_of(cards: Iterable[MethodCard]) -> list[Canvas]:
    """The canvases of these cards, in their order."""
    order = {card.pk: rank for rank, card in enumerate(cards)}
    canvases = Canvas.objects.filter(card__in=order).select_related("card")
    return sorted(canvases, key=lambda canvas: (order[canvas.card_id], canvas.position, canvas.pk))


def gather(canvases: list[Canvas], *, done: Callable[[int], None]) -> Gathered:
    """Read the files of `canvases`; `done` is told how many are ready."""
    files, gathered = files_of_each(canvases), Gathered()
    for number, canvas in enumerate(canvases, start=1):
        _add(gathered, canvas, files.get(canvas.pk, []))
        done(number)
    return gathered


def _add(gathered: Gathered, canvas: Canvas, files: list[StoredFile]) -> None:
    shown = next((pages for stored in _by_format(files) if (pages := _pages(gathered, canvas, stored))), [])
    gathered.pages += shown
    gathered.rows.append(
        {
            "title": canvas.title,
            "purpose": canvas.purpose,
            "card": canvas.card.title,
            "links": [(stored.name, f"{settings.SITE_URL}{stored.get_absolute_url()}") for stored in files],
        }
    )


def _by_format(files: list[StoredFile]) -> list[StoredFile]:
    known = [stored for stored in files if _format(stored) in SHOWN]
    return sorted(known, key=lambda stored: SHOWN.index(_format(stored)))


def _pages(gathered: Gathered, canvas: Canvas, stored: StoredFile) -> list[dict[str, Any]]:
    """What the template shows of a file: nothing when it is too heavy or cannot be read."""
    if gathered.weight + stored.size > MOST_WEIGHT:
        return []
    with stored.file.open("rb") as opened:
        content = bytes(opened.read())
    name = f"{stored.pk}.{_format(stored)}"
    count = pages_of(content, most=MOST_PAGES) if _format(stored) == "pdf" else 1
    if count:
        gathered.pictures[name] = content
    told = [(page, _told(canvas, page, count)) for page in range(1, count + 1)]
    return [{"title": canvas.title, "file": name, "page": page, "alternative": words} for page, words in told]


def _told(canvas: Canvas, page: int, count: int) -> str:
    """What a page shows, for those who do not see it."""
    words = {"title": canvas.title, "purpose": canvas.purpose, "page": page, "count": count}
    return (_("Support à remplir « %(title)s », page %(page)d sur %(count)d. %(purpose)s") % words).strip()


def _format(stored: StoredFile) -> str:
    return str(stored.mime.partition("/")[2])

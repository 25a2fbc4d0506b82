"""The canvases of a card: told in its front matter, their files beside it in `supports/<slug>/`."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext as _

from foundation.files.limits import MAX_SIZE
from foundation.files.names import clean_name, extension_of
from methods.canvases import FORMATS
from methods.exchange.problems import Told
from methods.forms.canvas import CanvasForm

CANVASES = "canvases"
CANVAS_FOLDER = "supports"
COLUMNS = ("title", "purpose", "files")


@dataclass
class ReadCanvas:
    """What a file says of a canvas; `said` is what joins it to a card, once its files were found and judged."""

    key: str
    line: int
    title: str
    purpose: str
    files: list[str]
    said: dict[str, Any] = field(default_factory=dict)


def judge(told: Told, slug: str, canvas: ReadCanvas, beside: Mapping[str, Any]) -> None:
    """Find the files of a canvas among those of the folder, and have all of it judged by the form of the site."""
    found: dict[str, Any] = {}
    for name in canvas.files:
        place, kind = path_of(told.file, slug, name), extension_of(name)
        entry = beside.get(place)
        if kind not in FORMATS or kind in found:
            message = _("« %s » : un fichier par format, PDF, ODT ou PNG.") % name[:60]
        elif entry is None:
            message = _("Le fichier « %s » n’est pas là.") % place[-80:]
        elif entry.size > MAX_SIZE:
            message = _("« %s » est trop gros : 20 Mo au plus.") % name[:60]
        else:
            found[kind] = SimpleUploadedFile(clean_name(name), entry.read())
            continue
        told.error(message, line=canvas.line, key=f"{canvas.key}.files")
        return
    form = CanvasForm({"title": canvas.title, "purpose": canvas.purpose}, found)  # type: ignore[arg-type]
    if form.is_valid():
        canvas.said = form.said
    for column, messages in form.errors.items():
        for said in messages:
            told.error(str(said), line=canvas.line, key=f"{canvas.key}.{column}")


def path_of(card_file: str, slug: str, name: str) -> str:
    """Where a file of a canvas stands, beside the file of its card."""
    return posixpath.join(posixpath.dirname(card_file), CANVAS_FOLDER, slug, name)


def named_apart(names: list[str]) -> Iterator[str]:
    """The names under which files stand in one folder: a number before those that are there already."""
    seen: set[str] = set()
    for number, name in enumerate(names, start=1):
        apart = f"{number}-{name}" if name.lower() in seen else name
        seen.add(apart.lower())
        yield apart

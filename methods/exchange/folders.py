"""What somebody hands over: a folder, a ZIP, some files. Nothing is unpacked on the disk, nothing outside is read."""

import io
import os
import stat
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext as _

from foundation.exchange.handing import Files
from foundation.exchange.problems import FileRefused
from foundation.files import UploadRefused
from foundation.files.archives import leads_elsewhere, open_archive
from foundation.files.limits import MAX_ENTRIES, say_size
from foundation.files.names import extension_of
from methods.exchange.canvases import CANVAS_FOLDER
from methods.exchange.problems import Told
from methods.exchange.reading import MAX_CARD

MOST_CARDS = 300
MAX_TEXT = 20_000_000
NOT_CARDS = {"readme.md", "licence.md", "license.md"}
UTF8_NAME = 0x800


@dataclass(frozen=True)
class Entry:
    """A file of a folder; `refusal` says why it is not read."""

    name: str
    size: int
    read: Callable[[], bytes]
    refusal: str = ""

    @property
    def is_card(self) -> bool:
        return extension_of(self.name) in ("md", "markdown")


@dataclass
class Folder:
    """The files of cards by name, what stands beside them, and what is wrong with the others."""

    name: str
    cards: list[tuple[str, bytes]] = field(default_factory=list)
    beside: dict[str, Entry] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)


def folder_at(path: Path) -> Folder:
    """What a folder, a ZIP or a file of this machine holds. Raises FileRefused, OSError."""
    if path.is_dir():
        return _sorted(path.name, _on_disk(path), most=MAX_ENTRIES)
    return folder_of([(path.name, path.read_bytes())], most=MAX_ENTRIES)


def folder_of(files: Files, *, most: int = MOST_CARDS) -> Folder:
    """What some files hold, the archives among them opened. Raises FileRefused."""
    name = ", ".join(name for name, _content in files)
    return _sorted(name, (entry for file in files for entry in _entries(*file)), most=most)


def _entries(name: str, content: bytes) -> Iterator[Entry]:
    if extension_of(name) == "zip" or content.startswith(b"PK\x03\x04"):
        yield from _in_archive(content)
    else:
        yield Entry(name, len(content), lambda: content)


def _in_archive(content: bytes) -> Iterator[Entry]:
    try:
        archive = open_archive(io.BytesIO(content))
    except UploadRefused as refusal:
        raise FileRefused(_("Cette archive ne peut pas être lue : %s") % refusal) from refusal
    for info in archive.infolist():
        if not info.is_dir():
            name, reason = _name_in(info)
            yield Entry(name, info.file_size, lambda info=info: archive.read(info), reason)  # type: ignore[misc]


def _name_in(info: zipfile.ZipInfo) -> tuple[str, str]:
    """The name of an entry, and why it is not read."""
    name = info.filename
    if stat.S_ISLNK(info.external_attr >> 16):
        return name, _("C’est un lien vers un autre fichier : il n’est pas suivi.")
    if not name.isascii() and not info.flag_bits & UTF8_NAME:
        try:  # some systems write UTF-8 without saying so
            name = name.encode("cp437").decode()
        except UnicodeError:
            return name, _("Le nom de ce fichier n’est pas écrit en UTF-8 : donnez-lui un nom sans accent.")
    return name, ""


def _on_disk(folder: Path) -> Iterator[Entry]:
    found = 0
    for parent, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            found += 1
            if found > MAX_ENTRIES:
                raise FileRefused(_("Ce dossier contient plus de %d fichiers.") % MAX_ENTRIES)
            yield _file_entry(folder, Path(parent) / name)


def _file_entry(folder: Path, path: Path) -> Entry:
    name = path.relative_to(folder).as_posix()
    if path.is_symlink() or not path.is_file():
        return Entry(name, 0, bytes, _("C’est un lien vers un autre fichier : il n’est pas suivi."))
    if not os.access(path, os.R_OK):
        return Entry(name, 0, bytes, _("Ce fichier ne peut pas être ouvert."))
    return Entry(name, path.stat().st_size, path.read_bytes)


def _sorted(name: str, entries: Iterable[Entry], *, most: int) -> Folder:
    folder, ordered = Folder(name), sorted(entries, key=lambda entry: entry.name)
    sizes = [entry.size for entry in ordered if entry.is_card and entry.size <= MAX_CARD]
    if len(sizes) > most or sum(sizes) > MAX_TEXT:
        raise FileRefused(_("C’est trop à la fois : %d fiches au plus. Donnez-les en plusieurs fois.") % most)
    for entry in ordered:
        _place(folder, entry)
    if not folder.cards and not folder.told:
        raise FileRefused(_("Aucune fiche ici : une fiche est un fichier Markdown (.md)."))
    return folder


def _place(folder: Folder, entry: Entry) -> None:
    """Put one file where it belongs."""
    shown, parts = _shown(entry.name), entry.name.replace("\\", "/").split("/")
    told = Told(shown)
    if any(part.startswith((".", "__MACOSX")) and part != ".." for part in parts) or parts[-1].lower() in NOT_CARDS:
        return
    if refusal := entry.refusal or _refusal(entry):
        told.error(refusal)
    elif entry.is_card:
        folder.cards.append((shown, entry.read()))
    elif CANVAS_FOLDER in parts[:-1]:
        folder.beside[shown] = entry
    else:
        told.warn(_("Ce fichier n’est pas une fiche : il est laissé de côté."))
    if told.problems:
        folder.told.append(told)


def _refusal(entry: Entry) -> str:
    if leads_elsewhere(entry.name):
        return _("Ce nom mène hors du dossier : le fichier n’est pas lu.")
    if extension_of(entry.name) == "zip":
        return _("Une archive dans l’archive n’est pas ouverte : sortez-en les fiches.")
    if entry.is_card and entry.size > MAX_CARD:
        sizes = {"size": say_size(entry.size), "limit": say_size(MAX_CARD)}
        return _("Ce fichier fait %(size)s ; la limite est de %(limit)s pour une fiche.") % sizes
    return ""


def _shown(name: str) -> str:
    """A name that any page or terminal can show."""
    text = os.fsencode(name).decode(errors="replace") if not name.isprintable() else name
    return "".join(character if character.isprintable() else "\ufffd" for character in text)[:200]

"""Copying the files people have joined, wherever they are stored."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from django.core.files import File
from django.core.files.storage import storages

MEDIA = "media"


def dump_media(folder: Path) -> int:
    """Copy every stored file. Taken after the database, so that no row of the copy lacks its file.

    A file deleted meanwhile is left out. Returns how many were copied.
    """
    copied = 0
    for name in stored_names():
        target = folder / MEDIA / name
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            with storages["media"].open(name) as source, target.open("wb") as copy:
                shutil.copyfileobj(source, copy)
        except FileNotFoundError:
            target.unlink(missing_ok=True)
        else:
            copied += 1
    return copied


def load_media(folder: Path) -> int:
    """Put back every file under its own name. Returns how many."""
    paths = [path for path in (folder / MEDIA).rglob("*") if path.is_file()]
    storage = storages["media"]
    for path in paths:
        name = path.relative_to(folder / MEDIA).as_posix()
        storage.delete(name)
        with path.open("rb") as source:
            storage.save(name, File(source))
    return len(paths)


def stored_names(folder: str = "") -> Iterator[str]:
    """Return the name of every stored file."""
    try:
        folders, names = storages["media"].listdir(folder)
    except FileNotFoundError:
        return
    yield from (f"{folder}/{name}" if folder else name for name in names)
    for name in folders:
        yield from stored_names(f"{folder}/{name}" if folder else name)

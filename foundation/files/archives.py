"""ZIP archives, office documents among them: what they hold is counted while it is unpacked, and never kept."""

import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import IO

from django.utils.translation import gettext as _

from foundation.files import limits
from foundation.files.refusal import UploadRefused

END_OF_DIRECTORY = b"PK\x05\x06"
CHUNK = 1 << 16
# What zipfile raises on damaged archives, as mutating thousands of them has shown.
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    OSError,
    EOFError,
    ValueError,
    RuntimeError,
    NotImplementedError,
)
MACROS = ("vbaproject.bin", "basic/", "scripts/")


def open_document(content: IO[bytes]) -> zipfile.ZipFile:
    """Return the archive once it is known to be small, sound and without macros. Raises UploadRefused."""
    return open_archive(content, _check_names)


def open_archive(
    content: IO[bytes], check: Callable[[zipfile.ZipFile], None] = lambda archive: None
) -> zipfile.ZipFile:
    """Return the archive once it is known to be small and sound. Raises UploadRefused.

    `check` judges its names before anything is unpacked; without it, they are the caller's to judge.
    """
    try:
        _check_directory(content)
        archive = zipfile.ZipFile(content)
        if len(archive.infolist()) > limits.MAX_ENTRIES:
            raise UploadRefused(_too_many())
        check(archive)
        _unpack_and_count(archive, _length(content))
    except UploadRefused:
        raise
    except BROKEN as error:
        raise UploadRefused(
            _("Ce document est abîmé ou protégé par un mot de passe. Enregistrez-le à nouveau, sans mot de passe.")
        ) from error
    return archive


def _length(content: IO[bytes]) -> int:
    return content.seek(0, 2)


def _check_directory(content: IO[bytes]) -> None:
    """Read the sizes the archive announces before zipfile makes an object of each entry."""
    length = _length(content)
    content.seek(max(0, length - 65_557))
    tail = content.read()
    end = tail.rfind(END_OF_DIRECTORY)
    if end < 0:
        raise zipfile.BadZipFile
    entries, size = struct.unpack("<HI", tail[end + 10 : end + 16])
    if entries > limits.MAX_ENTRIES or size > limits.MAX_DIRECTORY:
        raise UploadRefused(_too_many())


def leads_elsewhere(name: str) -> bool:
    """Tell whether the name of an entry points out of the folder where it would be unpacked."""
    parts = name.replace("\\", "/").split("/")
    return not parts[0] or ":" in parts[0] or ".." in parts


def _check_names(archive: zipfile.ZipFile) -> None:
    for entry in archive.infolist():
        name = entry.filename.replace("\\", "/")
        if leads_elsewhere(name):
            raise zipfile.BadZipFile
        if name.lower().startswith(MACROS) or name.lower().endswith(MACROS):
            raise UploadRefused(_("Ce document contient des macros. Enregistrez-le sans macros, puis joignez-le."))


def _unpack_and_count(archive: zipfile.ZipFile, packed: int) -> None:
    """Headers may lie about sizes: only what really comes out is believed."""
    allowed = min(limits.MAX_UNPACKED, packed * limits.MAX_RATIO)
    total = 0
    for entry in archive.infolist():
        with archive.open(entry) as stream:
            while chunk := stream.read(CHUNK):
                total += len(chunk)
                if total > allowed:
                    raise UploadRefused(
                        _("Une fois décompressé, ce document est trop gros. Allégez-le ou joignez un lien.")
                    )


def _too_many() -> str:
    return _("Ce document contient trop d’éléments. Allégez-le ou joignez un lien.")

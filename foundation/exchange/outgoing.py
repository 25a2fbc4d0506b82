"""Archives that leave, and how many an hour."""

import tempfile
from collections.abc import Iterable, Iterator
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.core.files import File
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from foundation.web.rates import address_of, spend

VISITORS_AN_HOUR, MEMBERS_AN_HOUR = 30, 120
CHUNK = 1 << 16


def refused_when_too_many(request: HttpRequest) -> HttpResponse | None:
    """The answer for one who has taken too many exports this hour; None for the others, who spend one."""
    user = request.user
    who, limit = (str(user.pk), MEMBERS_AN_HOUR) if user.is_authenticated else (address_of(request), VISITORS_AN_HOUR)
    allowance = spend("export", who, limit=limit, seconds=3_600)
    if allowance.granted:
        return None
    refused = render(request, "429.html", status=429)
    for name, value in allowance.headers.items():
        refused[name] = value
    return refused


def zipped(files: Iterable[tuple[str, str | bytes]]) -> Iterator[bytes]:
    """An archive of (name, content), written in a temporary file, then sent piece by piece.

    It holds no date: the same files make the same archive.
    """
    with tempfile.TemporaryFile() as draft:
        with ZipFile(draft, "w", ZIP_DEFLATED) as archive:
            for name, content in files:
                archive.writestr(ZipInfo(name), content, ZIP_DEFLATED)
        yield from pieces(draft)


def pieces(draft: IO[bytes]) -> Iterator[bytes]:
    """The content of a file, piece by piece."""
    draft.seek(0)
    return File(draft).chunks(CHUNK)

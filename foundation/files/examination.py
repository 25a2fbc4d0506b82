"""What happens to a file between the browser and the storage."""

import hashlib
from dataclasses import dataclass

from django.core.files.base import ContentFile, File
from django.utils.translation import gettext as _

from foundation.files import limits
from foundation.files.images import redraw
from foundation.files.names import clean_name, extension_of
from foundation.files.refusal import UploadRefused
from foundation.files.types import TYPES, FileType, WrongContent


@dataclass(frozen=True)
class Accepted:
    """A file that may be kept: its harmless name, its real type and the bytes to store."""

    name: str
    mime: str
    content: File
    size: int
    sha256: str
    width: int | None = None
    height: int | None = None


def examine(upload: File) -> Accepted:
    """Check an upload's size, name, type and content, and draw images again. Raises UploadRefused."""
    if not upload.size:
        raise UploadRefused(_("Ce fichier est vide. Choisissez-en un autre."))
    if upload.size > limits.MAX_SIZE:
        raise UploadRefused(_too_big(upload.size))
    name = clean_name(upload.name or "")
    kind = _type_of(name)
    _check_content(upload, name, kind)
    if kind.image_format:
        return _accept_image(upload, name, kind)
    return Accepted(name, kind.mime, upload, upload.size, _digest(upload))


def _too_big(size: int) -> str:
    return _("Ce fichier fait %(size)s ; la limite est de %(limit)s. Compressez-le ou joignez un lien.") % {
        "size": limits.say_size(size),
        "limit": limits.say_size(limits.MAX_SIZE),
    }


def _type_of(name: str) -> FileType:
    kind = TYPES.get(extension_of(name))
    if kind is None:
        raise UploadRefused(
            _(
                "Ce type de fichier n’est pas accepté. Joignez une image (PNG, JPEG, WEBP), un PDF, "
                "un document bureautique (ODT, ODS, ODP, DOCX, XLSX, PPTX), un CSV ou un TXT."
            )
        )
    return kind


def _check_content(upload: File, name: str, kind: FileType) -> None:
    upload.seek(0)
    try:
        kind.check(upload)
    except WrongContent as error:
        raise UploadRefused(
            _(
                "Le contenu de « %(name)s » n’est pas %(label)s. "
                "Enregistrez-le à nouveau dans ce format, puis joignez-le."
            )
            % {"name": name, "label": kind.label}
        ) from error


def _accept_image(upload: File, name: str, kind: FileType) -> Accepted:
    drawn, width, height = redraw(upload, kind.image_format)
    file = ContentFile(drawn, name)
    return Accepted(name, kind.mime, file, len(drawn), hashlib.sha256(drawn).hexdigest(), width, height)


def _digest(upload: File) -> str:
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    return digest.hexdigest()

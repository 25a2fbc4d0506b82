"""Images are drawn again: what leaves is pixels alone, without place, camera, comment or passenger."""

import io
import struct
import zlib
from typing import IO, Any

from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from foundation.files import limits
from foundation.files.refusal import UploadRefused

# Quick rather than small: an upload waits for its answer.
OPTIONS: dict[str, dict[str, Any]] = {
    "PNG": {"compress_level": 3},
    "JPEG": {"quality": 85, "comment": b""},
    "WEBP": {"quality": 85, "method": 1},
}
BROKEN = (OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error)


def redraw(content: IO[bytes], image_format: str) -> tuple[bytes, int, int]:
    """Return an image of `image_format` drawn again, its width and its height. Raises UploadRefused."""
    content.seek(0)
    try:
        with Image.open(content, formats=(image_format,)) as image:
            _check_pixels(image, image_format)
            return _save(image, image_format)
    except Image.DecompressionBombError as error:
        raise UploadRefused(_too_large(image_format)) from error
    except UploadRefused:
        raise
    except BROKEN as error:
        raise UploadRefused(_("Cette image est abîmée. Enregistrez-la à nouveau, puis joignez-la.")) from error


def _check_pixels(image: Image.Image, image_format: str) -> None:
    if image.width * image.height > limits.MAX_PIXELS[image_format]:
        raise UploadRefused(_too_large(image_format))


def _save(image: Image.Image, image_format: str) -> tuple[bytes, int, int]:
    ImageOps.exif_transpose(image, in_place=True)
    pixels = _plain_pixels(image, image_format)
    pixels.info.clear()
    output = io.BytesIO()
    pixels.save(output, format=image_format, **OPTIONS[image_format])
    return output.getvalue(), pixels.width, pixels.height


def _plain_pixels(image: Image.Image, image_format: str) -> Image.Image:
    """Transparency kept beside the pixels is moved into them; colours a browser does not read become RGB."""
    if "transparency" in image.info:
        return image.convert("RGBA")
    if image_format == "JPEG" and image.mode not in {"RGB", "L"}:
        return image.convert("RGB")
    return image


def _too_large(image_format: str) -> str:
    return _("Cette image dépasse %(millions)s millions de pixels. Réduisez ses dimensions, puis joignez-la.") % {
        "millions": limits.MAX_PIXELS[image_format] // 1_000_000
    }

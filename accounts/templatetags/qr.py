"""QR codes drawn in the page: an image address `data:` would be refused by the CSP."""

from typing import NamedTuple

import segno
from django import template

register = template.Library()
QUIET = 4


class Qr(NamedTuple):
    """`size` of the square, quiet zone included, and the `path` of its dark modules."""

    size: int
    path: str


@register.simple_tag
def qr_code(text: str) -> Qr:
    """The QR code of a text, for `<svg viewBox="0 0 size size"><path d="path">`."""
    code = segno.make(text, error="m", micro=False)
    dark = (
        f"M{x + QUIET} {y + QUIET}h1v1h-1z"
        for y, row in enumerate(code.matrix)
        for x, module in enumerate(row)
        if module
    )
    return Qr(code.symbol_size(border=QUIET)[0], "".join(dark))

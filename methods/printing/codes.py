"""The square that a phone reads on paper."""

import io

import segno


def qr_svg(address: str) -> str:
    """A QR code that leads to an address, as an SVG; a quarter of it may be hidden by a fold or a stain."""
    drawn = io.BytesIO()
    segno.make(address, error="q", micro=False).save(drawn, kind="svg", border=2, xmldecl=False, svgns=True)
    return drawn.getvalue().decode()

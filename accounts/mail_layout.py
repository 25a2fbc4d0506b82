"""One text for each mail of the entrance; its HTML is made from it."""

import re
from dataclasses import dataclass

from django.template.loader import render_to_string

_LINK = re.compile(r"https?://\S+")


@dataclass(frozen=True)
class Paragraph:
    text: str
    is_link: bool


def tidy(text: str) -> str:
    """One blank line between paragraphs, none at the ends."""
    return re.sub(r"\n\s*\n+", "\n\n", text).strip() + "\n"


def as_html(subject: str, text: str) -> str:
    """The same mail in HTML: a paragraph made of an address alone becomes a link."""
    paragraphs = [Paragraph(part, bool(_LINK.fullmatch(part))) for part in text.strip().split("\n\n")]
    return render_to_string("account/email/frame.html", {"subject": subject, "paragraphs": paragraphs})

"""Turning a message into the quotation that opens a reply."""

from django.utils.text import Truncator

LONGEST_QUOTE = 600


def quotation_of(body: str) -> str:
    """Return the text of a message as a Markdown quotation, without what it quoted itself, cut when long."""
    own = [line for line in body.splitlines() if not line.lstrip().startswith(">")]
    text = Truncator("\n".join(own).strip()).chars(LONGEST_QUOTE)
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines()) + "\n\n"

"""The words of a rendered text, for lists, excerpts, the search and the feeds."""

from html import unescape

from django.utils.html import strip_tags


def plain_words(rendered: str) -> str:
    """Return the words of an HTML that the markup rendered, without rendering its source again."""
    return " ".join(unescape(strip_tags(rendered)).split())

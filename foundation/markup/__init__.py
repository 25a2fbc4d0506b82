"""Markdown in, sanitised HTML out: the only door between what people write and what pages show."""

from foundation.markup.guard import MarkupRefused
from foundation.markup.rendering import (
    HTML_VERSION,
    References,
    RenderedHtml,
    plain_text,
    references,
    references_in,
    render,
)
from foundation.markup.words import plain_words

__all__ = [
    "HTML_VERSION",
    "MarkupRefused",
    "References",
    "RenderedHtml",
    "plain_text",
    "plain_words",
    "references",
    "references_in",
    "render",
]

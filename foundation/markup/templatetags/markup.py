"""`{% load markup %}`: the only place of the house that marks a text as safe."""

from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from foundation.markup.citations import Cited, cited_in
from foundation.markup.rendering import RenderedHtml

register = template.Library()


@register.filter
def rendered(html: str | None) -> SafeString | str:
    """Show a `*_html` column: `{{ post.body_html|rendered }}`.

    Raises TypeError for any other text, which nothing has sanitised.
    """
    if not html:
        return ""
    if not isinstance(html, RenderedHtml):
        raise TypeError("The filter `rendered` only takes a *_html column or a result of render().")
    return mark_safe(str(html))


@register.simple_tag(takes_context=True)
def cited(context: template.Context, html: str) -> list[Cited]:
    """Find the pages a text cites that its reader may see: `{% cited post.body_html as cards %}`.

    For a list of texts, call `citations.cited_in` in the view: it asks once for the whole page.
    """
    return cited_in([html], _reader(context))[0]


def _reader(context: template.Context) -> Any:
    return context["user"] if "user" in context else context["request"].user

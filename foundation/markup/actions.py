"""Rendering again the texts that an older pipeline made."""

import logging

from django.apps import apps

from foundation.markup.fields import MarkupModel
from foundation.markup.guard import MarkupRefused
from foundation.markup.rendering import HTML_VERSION, RenderedHtml, render, render_verbatim

logger = logging.getLogger(__name__)


def markup_models() -> list[type[MarkupModel]]:
    """Return the installed models that hold Markdown."""
    return [model for model in apps.get_models() if issubclass(model, MarkupModel)]


def rerender_batch(model: type[MarkupModel], size: int = 100) -> int:
    """Render again up to `size` rows of `model` that an older version made; return how many it met.

    A row edited meanwhile is left alone: its own save has rendered it.
    """
    names = [field.name for field in model.markup_fields()]
    older = model._base_manager.filter(html_version__lt=HTML_VERSION).order_by("pk")
    rows = list(older.values("pk", *names)[:size])
    for row in rows:
        pk = row.pop("pk")
        html = {f"{name}_html": _render_again(model, pk, raw) for name, raw in row.items()}
        older.filter(pk=pk, **row).update(html_version=HTML_VERSION, **html)
    return len(rows)


def _render_again(model: type[MarkupModel], pk: object, raw: str) -> RenderedHtml:
    try:
        return render(raw)
    except MarkupRefused as refusal:
        logger.warning("%s %s is shown as typed: %s", model._meta.label, pk, refusal)
        return render_verbatim(raw)

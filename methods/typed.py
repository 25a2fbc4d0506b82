"""A card as it is being typed: unsaved, unjudged, and yet complete enough to be drawn."""

from typing import Any

from django.db.models import TextChoices
from django.utils.text import slugify
from django.utils.translation import gettext as _

from foundation.markup import MarkupRefused, RenderedHtml, render
from foundation.web.editors import Editor
from foundation.web.rows import RowFormSet
from methods.enums import Family, Level, Phase, Setting
from methods.models import SECTIONS, Material, MethodCard, Step
from methods.sheet import sheet_data

CHOICES: dict[str, type[TextChoices]] = {"family": Family, "phase": Phase, "level": Level, "setting": Setting}
NUMBERS = ("duration_min", "duration_max", "group_min", "group_max")
MOST_MINUTES = 10_000


def typed_sheet(editor: Editor, slug: str = "") -> dict[str, Any]:
    """What the printed sheet would show of what is typed, its texts as HTML (`methods/card_preview`)."""
    return sheet_data(typed_card(editor, slug), text=lambda html: html)


def typed_card(editor: Editor, slug: str = "") -> MethodCard:
    """The card that a card editor holds, whatever it lacks. `slug` is its address, when it has one.

    It is no row of the database: its rows are there as if `queries.with_print` had fetched them.
    """
    form = editor.form
    title = str(form["title"].value() or "").strip() or _("Fiche sans titre")
    steps = [_step(row) for row in _filled(editor.rows["steps"])]
    card = MethodCard(
        pk=0,
        slug=slug or slugify(title)[:90] or "fiche",
        title=title,
        summary=form["summary"].value() or "",
        licence=form["licence"].value() or "",
        duration_typical=sum(step.minutes for step in steps),
        **{name: _choice(form[name].value(), kind) for name, kind in CHOICES.items()},
        **{name: number(form[name].value()) for name in NUMBERS},
        **{f"{name}_html": _html(form[name].value()) for name in SECTIONS},
    )
    materials = [Material(**row) for row in _filled(editor.rows["materials"])]
    rows = {"steps": steps, "materials": materials, "authors": [], "canvases": []}
    card._prefetched_objects_cache, card.neighbours = rows, []  # type: ignore[attr-defined]
    return card


def number(typed: Any) -> int | None:
    """The number that was typed, or None."""
    text = str(typed if typed is not None else "").strip()
    return int(text) if text.isdecimal() and len(text) < len(str(MOST_MINUTES)) + 1 else None


def _filled(rows: RowFormSet) -> list[dict[str, Any]]:
    values = ({name: row[name].value() or "" for name in row.fields} for row in rows)
    return [row for row in values if any(str(value).strip() for value in row.values())]


def _choice(typed: Any, kind: type[TextChoices]) -> str:
    return str(typed) if typed in kind.values else ""


def _step(row: dict[str, Any]) -> Step:
    html = _html(row["text"])
    return Step(title=row["title"], minutes=number(row["minutes"]) or 0, text_html=html, say=row["say"])


def _html(typed: Any) -> RenderedHtml:
    """The text as the site would show it; what it refuses, it says in its place."""
    try:
        return render(typed or "")
    except MarkupRefused as refusal:
        return render(str(refusal))

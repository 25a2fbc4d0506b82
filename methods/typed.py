"""A card as it is being typed: unsaved, unjudged, and yet complete enough to be drawn."""

from typing import Any

from django.db.models import TextChoices
from django.utils.text import slugify
from django.utils.translation import gettext as _

from foundation.markup import MarkupRefused, RenderedHtml, render
from foundation.web.editors import Editor
from foundation.web.rows import RowFormSet
from methods.enums import Family, Level, Phase, Setting
from methods.forms.card import slug_in
from methods.models import SECTIONS, CardRelation, Material, MethodCard, Step
from methods.printing.sheets import further
from methods.sheet import sheet_data

CHOICES: dict[str, type[TextChoices]] = {"family": Family, "phase": Phase, "level": Level, "setting": Setting}
NUMBERS = ("duration_min", "duration_max", "group_min", "group_max")
MOST_MINUTES = 10_000


def typed_sheet(card: MethodCard, reader: Any) -> dict[str, Any]:
    """What the printed sheet of a typed card shows, its texts as HTML (`methods/card_preview`)."""
    return sheet_data(card, text=lambda html: html) | {"further": list(further(card, reader))}


def typed_card(editor: Editor, *, writer: Any, of: MethodCard | None = None) -> MethodCard:
    """The card that a card editor holds, whatever it lacks.

    `of`: the card whose next version is written, with its authors and canvases; without it, a new card of `writer`.
    The result is no row of the database: its rows are there as if `queries.with_print` had fetched them.
    """
    form = editor.form
    title = str(form["title"].value() or "").strip() or _("Fiche sans titre")
    steps = [_step(row) for row in _filled(editor.rows["steps"])]
    card = MethodCard(
        pk=0,
        slug=of.slug if of else slugify(title)[:90] or "fiche",
        title=title,
        summary=form["summary"].value() or "",
        licence=form["licence"].value() or "",
        duration_typical=sum(step.minutes for step in steps),
        case_notes=[_case(row) for row in _filled(editor.rows["case_notes"])],
        sources=_filled(editor.rows["sources"]),
        **{name: _choice(form[name].value(), kind) for name, kind in CHOICES.items()},
        **{name: number(form[name].value()) for name in NUMBERS},
        **{f"{name}_html": _html(form[name].value()) for name in SECTIONS},
    )
    _attach(card, steps, editor, writer, of)
    return card


def _attach(card: MethodCard, steps: list[Step], editor: Editor, writer: Any, of: MethodCard | None) -> None:
    """Put the rows where reading them asks no query."""
    card._prefetched_objects_cache = {  # type: ignore[attr-defined]
        "steps": steps,
        "materials": [Material(**row) for row in _filled(editor.rows["materials"])],
        "authors": of.authors.all() if of else [writer],
        "canvases": of.canvases.all() if of else [],
    }
    card.neighbours = _neighbours(editor.rows["related"])  # type: ignore[attr-defined]


def _neighbours(rows: RowFormSet) -> list[CardRelation]:
    typed = _filled(rows)
    titles = dict(rows.forms[0].fields["card"].choices) if typed else {}
    return [
        CardRelation(other=MethodCard(title=titles[row["card"]]), reason=row["reason"])
        for row in typed
        if row["card"] and row["card"] in titles
    ]


def _case(row: dict[str, Any]) -> dict[str, Any]:
    return {"slug": slug_in(row["slug"]), "note": row["note"]}


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

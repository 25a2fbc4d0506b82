"""What the printed sheet of a card says, front and back."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from foundation.documents import blocks
from foundation.markup import RenderedHtml
from foundation.web.templatetags.french import fr_duration
from methods.models import MethodCard
from methods.signs import minute_rail, vital_signs


def sheet_data(card: MethodCard, text: Callable[[RenderedHtml], Any] = blocks) -> dict[str, Any]:
    """What the sheet shows, in order: on paper (`methods.printing`) and on screen (`methods/card_preview`).

    `text` turns the HTML of a text into what the template shows.
    """
    return {
        "title": card.title,
        "family": card.family,
        "kicker": " · ".join(filter(None, (card.get_family_display(), card.get_phase_display()))),
        "summary": card.summary,
        "signs": _signs(card),
        "front": _sections(card, text, "purpose", "when_to_use", "when_not", "audience", "variants"),
        "materials_title": _("À prévoir"),
        "materials": [" – ".join(filter(None, (row.name, row.quantity))) for row in card.materials.all()],
        "steps_title": _("Déroulé, %s") % fr_duration(card.duration_typical),
        "steps": _steps(card, text),
        "back": _sections(card, text, "pitfalls"),
        "foot": _("Essaim, %(licence)s, %(site)s%(path)s")
        % {"licence": card.licence, "site": settings.SITE_URL.partition("//")[2], "path": card.get_absolute_url()},
    }


def _signs(card: MethodCard) -> list[tuple[str, str]]:
    signs = vital_signs(card)
    shown = [
        (_("Durée"), signs.duration),
        (_("Groupe"), signs.group),
        (_("Niveau"), str(signs.level)),
        (_("Lieu"), str(card.get_setting_display())),
    ]
    return [(label, value) for label, value in shown if value]


def _sections(card: MethodCard, text: Callable[[RenderedHtml], Any], *names: str) -> list[dict[str, Any]]:
    fields = [(card._meta.get_field(name), getattr(card, f"{name}_html")) for name in names]
    return [
        {"title": _capital(str(field.verbose_name)), "text": text(RenderedHtml(html))}  # type: ignore[union-attr]
        for field, html in fields
        if html
    ]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _steps(card: MethodCard, text: Callable[[RenderedHtml], Any]) -> list[dict[str, Any]]:
    return [
        {
            "title": stop.step.title,
            "start": fr_duration(stop.start),
            "minutes": fr_duration(stop.step.minutes),
            "text": text(RenderedHtml(stop.step.text_html)),
            "say": stop.step.say,
        }
        for stop in minute_rail(list(card.steps.all()))
    ]

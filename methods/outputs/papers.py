"""The papers of a workshop as an accessible PDF (`documents/workshop.typ`): a list of parts, one or several."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from foundation.documents import blocks, pdf
from foundation.documents.typesetting import NO_PICTURE
from foundation.markup import RenderedHtml
from foundation.web.templatetags.french import fr_date, fr_duration, fr_time
from methods.models import WorkshopPlan
from methods.outputs.agenda import AgendaLine, agenda_end, agenda_of
from methods.outputs.moments import Moment, moments_of, preparations, text_lines
from methods.outputs.supplies import supplies_of
from methods.planning.timeline import timeline

Part = dict[str, Any]


def papers_pdf(
    plan: WorkshopPlan, parts: list[Part], *, title: str, pictures: Mapping[str, bytes] = NO_PICTURE
) -> bytes:
    """One PDF of the `parts` that the functions below make, with the `pictures` they show.

    Its title is « title · workshop ».
    """
    data = {"parts": parts, "words": _words()}
    return pdf("methods/workshop.typ", data, title=f"{title} · {plan.title}", pictures=pictures)


def facilitator_part(plan: WorkshopPlan) -> Part:
    """The facilitator's sheet: hours, what to do and say, who leads, notes, a column for the real time."""
    moments = moments_of(plan)
    return {
        "kind": "facilitator",
        "kicker": _("Feuille d’animation"),
        "title": plan.title,
        "facts": _facts(plan),
        "purpose": text_lines(plan.purpose),
        "prepare": preparations(moments),
        "moments": [_moment(moment) for moment in moments],
        "end": agenda_end(plan),
    }


def agenda_part(plan: WorkshopPlan, *, with_leads: bool = False) -> Part:
    """What participants receive."""
    return {
        "kind": "agenda",
        "kicker": _("Ordre du jour"),
        "title": plan.title,
        "facts": meeting_facts(plan),
        "has_leads": with_leads,
        "lines": [_agenda_line(line) for line in agenda_of(plan, with_leads=with_leads)],
        "end": agenda_end(plan),
    }


def materials_part(plan: WorkshopPlan, people: int | None = None) -> Part:
    """What to bring for so many people (those of the workshop unless told otherwise)."""
    return {
        "kind": "materials",
        "kicker": _("Matériel"),
        "title": plan.title,
        "facts": [*meeting_facts(plan), (_("Pour"), _("%d personnes") % (people or plan.people))],
        "rows": [
            {"name": one.name, "quantity": one.quantity, "used": one.used, "gathered": one.is_gathered}
            for one in supplies_of(plan, people)
        ],
    }


def meeting_facts(plan: WorkshopPlan) -> list[tuple[str, str]]:
    """When and where, as labels and texts; what is not known is left out."""
    hours = _("%(start)s à %(end)s") % {"start": fr_time(plan.starts_at), "end": fr_time(timeline(plan).ends_at)}
    facts = [(_("Date"), fr_date(plan.day)), (_("Horaire"), hours), (_("Lieu"), plan.place)]
    return [(label, value) for label, value in facts if value]


def _facts(plan: WorkshopPlan) -> list[tuple[str, str]]:
    people = _("%d personnes") % plan.people
    return [*meeting_facts(plan), (_("Groupe"), people), (_("Durée"), fr_duration(timeline(plan).minutes))]


def _moment(moment: Moment) -> dict[str, Any]:
    block = moment.block
    return {
        "at": fr_time(moment.at),
        "minutes": fr_duration(moment.minutes),
        "title": block.title,
        "label": moment.label,
        "lead": block.lead,
        "say": block.say,
        "text": blocks(RenderedHtml(block.text_html)),
        "notes": text_lines(block.notes),
        "steps": [
            {
                "at": fr_time(timed.at),
                "minutes": fr_duration(timed.minutes),
                "title": timed.step.title,
                "text": blocks(RenderedHtml(timed.step.text_html)),
                "say": timed.step.say,
            }
            for timed in moment.steps
        ],
        "groups": [
            {"title": _("Sous-groupe %d") % group.number, "moments": [_moment(one) for one in group.moments]}
            for group in moment.groups
        ],
    }


def _agenda_line(line: AgendaLine) -> dict[str, Any]:
    return {
        "at": fr_time(line.at),
        "title": line.title,
        "lead": line.lead,
        "is_break": line.is_break,
        "groups": [
            {"title": _("Sous-groupe %d") % number, "titles": ", ".join(one.title for one in lines)}
            for number, lines in line.groups
        ],
    }


def _words() -> dict[str, str]:
    return {
        "say": _("À dire"),
        "notes": _("Notes"),
        "prepare": _("À préparer"),
        "course": _("Déroulé"),
        "empty": _("Cet atelier n’a encore aucun temps."),
        "real": _("Heure réelle"),
        "hour": _("Heure"),
        "moment": _("Temps"),
        "lead": _("Avec"),
        "ready": _("Prêt"),
        "material": _("Matériel"),
        "quantity": _("Quantité"),
        "used": _("Pour"),
        "nothing": _("Rien à prévoir."),
        "yes": _("oui"),
    }

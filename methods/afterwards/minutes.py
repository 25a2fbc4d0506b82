"""The minutes of a workshop: when it took place, what it lasted, what was noted, as Markdown and as a PDF."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from foundation.documents import pdf
from foundation.files.models import StoredFile
from foundation.web.templatetags.french import fr_date, fr_duration, fr_time
from methods.afterwards.timing import timings, total
from methods.models import WorkshopRun
from methods.outputs.moments import text_lines
from methods.running.course import Course, Lived

# Photos are shown while they weigh less than this together; the others are told by their address.
MOST_WEIGHT = 30_000_000
Photos = Mapping[int, StoredFile]


def minutes_markdown(run: WorkshopRun, course: Course, photos: Photos) -> str:
    """The minutes as a text to paste anywhere; photos are told by their address."""
    parts = [f"# {_heading(run)}", *(f"- {label} : {value}" for label, value in _facts(run, course))]
    for lived, timing in zip(course.slots, timings(course), strict=True):
        parts += ["", f"## {lived.title}", "", _lasted(timing.planned, timing.gap)]
        parts += _noted(lived, photos)
    return "\n".join(parts) + "\n"


def minutes_pdf(run: WorkshopRun, course: Course, photos: Photos) -> bytes:
    """The same as an accessible PDF, with the photos."""
    shown = _shown(photos)
    pictures = {_file_name(stored): _read(stored) for stored in shown.values()}
    data = {
        "kicker": _("Compte rendu"),
        "title": run.outline["title"],
        "facts": _facts(run, course),
        "words": {"moment": _("Temps"), "planned": _("Prévu"), "real": _("Réel"), "gap": _("Écart")},
        "timing_title": _("Prévu et réel"),
        "timings": [
            (one.title, fr_duration(one.planned), fr_duration(one.real) or "–", one.gap)
            for one in [*timings(course), total(course)]
        ],
        "notes_title": _("Ce qui a été noté"),
        "nothing": _("Aucune note."),
        "moments": [_moment(lived, photos, shown) for lived in course.slots if lived.notes],
    }
    return pdf("methods/minutes.typ", data, title=_heading(run), pictures=pictures)


def photo_alternative(note: Any, lived: Lived) -> str:
    """What a photo shows, in words: what was noted with it, else when it was taken."""
    told = {"title": lived.title, "hour": fr_time(note.at)}
    return str(note.text) or _("Photo prise pendant « %(title)s », à %(hour)s") % told


def _heading(run: WorkshopRun) -> str:
    return _("Compte rendu : %s") % run.outline["title"]


def _facts(run: WorkshopRun, course: Course) -> list[tuple[str, str]]:
    hours = _("%(start)s à %(end)s") % {"start": fr_time(run.started_at), "end": fr_time(course.ends_at)}
    whole = total(course)
    return [
        (_("Date"), fr_date(run.started_at)),
        (_("Horaire réel"), hours),
        (_("Groupe"), _("%d personnes") % run.outline["people"]),
        (_("Durée"), f"{fr_duration(whole.real)} ({whole.gap})"),
    ]


def _lasted(planned: int, gap: str) -> str:
    return _("Prévu %(planned)s, %(gap)s.") % {"planned": fr_duration(planned), "gap": gap}


def _noted(lived: Lived, photos: Photos) -> list[str]:
    """The notes of a moment as a list; a note of several lines stays one item."""
    lines = []
    for note in lived.notes:
        said = "\n  ".join(text_lines(note.text))
        stored = photos.get(note.pk)
        photo = f"[{_('photo')}]({settings.SITE_URL}{stored.get_absolute_url()})" if stored else ""
        if said or photo:
            lines.append(f"- {fr_time(note.at)} : {' '.join(filter(None, (said, photo)))}")
    return ["", *lines] if lines else []


def _shown(photos: Photos) -> dict[int, StoredFile]:
    shown, weight = {}, 0
    for pk, stored in photos.items():
        weight += stored.size
        if weight <= MOST_WEIGHT:
            shown[pk] = stored
    return shown


def _moment(lived: Lived, photos: Photos, shown: Photos) -> dict[str, Any]:
    notes = [_note(note, lived, photos.get(note.pk), is_shown=note.pk in shown) for note in lived.notes]
    return {"title": lived.title, "notes": notes}


def _note(note: Any, lived: Lived, stored: StoredFile | None, *, is_shown: bool) -> dict[str, Any]:
    address = f"{settings.SITE_URL}{stored.get_absolute_url()}" if stored and not is_shown else ""
    return {
        "at": fr_time(note.at),
        "lines": text_lines(note.text),
        "photo": _file_name(stored) if stored and is_shown else "",
        "address": address,
        "alternative": photo_alternative(note, lived),
    }


def _file_name(stored: StoredFile) -> str:
    return f"{stored.pk}.{stored.mime.partition('/')[2]}"


def _read(stored: StoredFile) -> bytes:
    with stored.file.open("rb") as content:
        return bytes(content.read())

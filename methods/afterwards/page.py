"""What the page « Après l’atelier » shows."""

from typing import Any

from methods.afterwards.corrections import corrections_of
from methods.afterwards.minutes import photo_alternative
from methods.afterwards.stories import CardUse, cards_used
from methods.afterwards.timing import timings, total
from methods.models import MethodCard, UseReport, WorkshopRun
from methods.permissions.uses import can_report_use
from methods.queries.afterwards import cards_on_line, days_of, told_by
from methods.queries.runs import photos_of
from methods.running.course import Course, course_of


def after_page(run: WorkshopRun, user: Any) -> dict[str, Any]:
    """The context of `methods/run_after/index.html`; `run` comes from `queries.afterwards.get_ended_run_for`."""
    course = course_of(run)
    return {
        "run": run,
        "plan": run.plan,
        "course": course,
        "timings": timings(course),
        "total": total(course),
        "moments": _noted(run, course),
        "stories": _stories(run, course, user),
        "other_days": [day for day in days_of(run.plan, user) if day.pk != run.pk],
        "may_correct": bool(corrections_of(run.plan, course)),
    }


def _noted(run: WorkshopRun, course: Course) -> list[dict[str, Any]]:
    """The moments that have notes or photos, and these in order."""
    photos = photos_of(run)
    return [
        {
            "title": lived.title,
            "notes": [
                {"note": note, "photo": photos.get(note.pk), "alternative": photo_alternative(note, lived)}
                for note in lived.notes
            ],
        }
        for lived in course.slots
        if lived.notes
    ]


def _stories(run: WorkshopRun, course: Course, user: Any) -> list[dict[str, Any]]:
    """One line a card that served: what it lasted, whether this person has told it, whether they may."""
    uses = cards_used(course)
    cards = cards_on_line(user, [use.slug for use in uses]) if uses else {}
    told = told_by(user, run) if uses else {}
    return [_story(use, cards[use.slug], told.get(use.slug), user) for use in uses if use.slug in cards]


def _story(use: CardUse, card: MethodCard, told: UseReport | None, user: Any) -> dict[str, Any]:
    may_tell = told is None and can_report_use(user, card)
    return {"use": use, "card": card, "told": told, "may_tell": may_tell}

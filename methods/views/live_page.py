"""What the page of a running workshop shows, and what its script needs to go on without network."""

import datetime as dt
import math
from typing import Any
from uuid import uuid4

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.translation import gettext as _

from foundation.files.models import StoredFile
from methods.enums import RunEventKind, SlotState
from methods.models import RunEvent, WorkshopRun
from methods.permissions import runs as permissions
from methods.queries.runs import photos_of
from methods.running.course import Course, Lived, course_of
from methods.running.state import milliseconds, person_mark, state_of

MORE_MINUTES = 5


def running_page(request: HttpRequest, run: WorkshopRun) -> dict[str, Any]:
    """The context of `methods/live/running.html` and `ended.html`; `run` comes from `queries.runs.run_to_show`."""
    course = course_of(run)
    photos = photos_of(run)
    return {
        "plan": run.plan,
        "run": run,
        "course": course,
        "total": len(course.slots),
        "moves": _moves(course),
        "here": course.current.rank if course.current else len(course.slots) - 1,
        # One for each form of the page: sent twice, it counts once.
        "note_uid": uuid4(),
        "note_errors": (),
        "photo_errors": (),
        "typed": "",
        "photo_uid": uuid4(),
        "left": math.ceil(course.left / dt.timedelta(minutes=1)),
        "over": math.floor(-course.left / dt.timedelta(minutes=1)),
        "notes": [_noted(request.user, run, note, photos) for note in reversed(course.notes)],
        "may_delete": permissions.can_delete_run(request.user, run),
        "live": _live(request, run, course, state_of(run, photos, request.user)),
    }


def _moves(course: Course) -> list[dict[str, Any]]:
    """The three buttons under the thumb; one that leads nowhere is disabled."""
    begin, more = RunEventKind.BEGIN, RunEventKind.EXTEND
    buttons = (
        ("previous", begin, course.previous, 0, "arrow-left", _("Précédent")),
        ("extend", more, course.current, MORE_MINUTES, "plus", _("5 min")),
        ("next", begin, course.following, 0, "arrow-right", _("Suivant")),
    )
    return [
        {"act": act, "kind": kind, "slot": slot.rank if slot else 0, "off": slot is None, "minutes": minutes}
        | {"uid": uuid4(), "icon": sign, "label": label}
        for act, kind, slot, minutes, sign, label in buttons
    ]


def _noted(user: Any, run: WorkshopRun, note: RunEvent, photos: dict[int, StoredFile]) -> dict[str, Any]:
    note.run = run
    return {
        "note": note,
        "photo": photos.get(note.pk),
        "slot": run.outline["slots"][note.slot]["title"],
        "may_withdraw": permissions.can_withdraw_note(user, note),
    }


def _live(request: HttpRequest, run: WorkshopRun, course: Course, state: dict[str, Any]) -> dict[str, Any]:
    """The data of static/methods/live/: nothing of it is asked again while the page is open."""
    return {
        "run": run.pk,
        "slots": [_slot(slot) for slot in course.slots],
        "started_at": milliseconds(run.started_at),
        "person": person_mark(request.user),
        "csrf": get_token(request),
        "urls": _addresses(run),
        "words": _words(),
        "state": state,
    }


def _slot(slot: Lived) -> dict[str, Any]:
    steps = [
        {"title": step["title"], "start": step["start"], "minutes": step["minutes"]} for step in slot.outline["steps"]
    ]
    return {"title": slot.title, "minutes": slot.planned, "steps": steps}


def _addresses(run: WorkshopRun) -> dict[str, str]:
    way = [run.plan.slug, run.pk]
    return {
        "state": reverse("workshops:run-state", args=way),
        "events": reverse("workshops:run-events", args=way),
        "photo": reverse("workshops:run-photo", args=way),
        "note": reverse("workshops:note-withdraw", args=[*way, "00000000-0000-0000-0000-000000000000"]),
        "worker": reverse("workshops:live-worker"),
    }


def _words() -> dict[str, str]:
    """What the script says; {braces} are filled by it."""
    return {
        "left": _("restent"),
        "soon": _("restent, bientôt fini"),
        "over": _("dépassé de {minutes} min"),
        "over_little": _("dépassé de moins d’une minute"),
        "until": _("jusqu’à {time}"),
        "was_until": _("prévu jusqu’à {time}"),
        "ends": _("Fin vers {time}"),
        "ended": _("Terminé à {time}"),
        "on_time": _("à l’heure prévue"),
        "later": _("{minutes} min de plus que prévu"),
        "earlier": _("{minutes} min de moins que prévu"),
        "step": _("En ce moment : {title}, encore {minutes} min"),
        "next": _("Ensuite : {title}, {minutes} min, vers {time}"),
        "last": _("Ensuite : la fin de l’atelier"),
        "now": _("{title}, {minutes} min, jusqu’à {time}."),
        "warn_five": _("Plus que 5 minutes."),
        "warn_one": _("Plus qu’une minute."),
        "extended": _("5 minutes de plus : fin vers {time}."),
        "noted": _("Note gardée."),
        "photographed": _("Photo gardée."),
        "online": _("En ligne, tout est envoyé"),
        "sending": _("Envoi en cours : {count} en attente"),
        "sending_moves": _("Envoi en cours"),
        "offline": _("Hors ligne"),
        "offline_moves": _("Hors ligne : la suite part au retour du réseau"),
        "offline_waiting": _("Hors ligne : {count} en attente"),
        "one": _("1 note"),
        "many": _("{count} notes"),
        "signed_out": _("Vous êtes déconnecté. Reconnectez-vous : {count} en attente ici."),
        "signed_out_none": _("Vous êtes déconnecté. Reconnectez-vous pour envoyer la suite."),
        "gone": _("Ce déroulement n’existe plus ou n’est plus partagé avec vous. Ce qui n’est pas envoyé reste ici."),
        "closed": _("Ce déroulement ne reçoit plus rien. Ce qui n’est pas envoyé reste ici : copiez-le ailleurs."),
        "not_taken": _("le site ne peut pas la prendre"),
        "fragile": _("Ce navigateur ne garde rien après un rechargement : restez sur cette page jusqu’à l’envoi."),
        "refused": _("non envoyée : {reason}"),
        "photo": str(RunEventKind.PHOTO.label),
        "note": str(RunEventKind.NOTE.label),
        "photo_of": _("Photo prise à {time}, pendant « {title} »"),
        "colon": _("\u00a0: "),
        **{state.value: str(state.label) for state in SlotState},
        "withdraw": _("Retirer"),
    }

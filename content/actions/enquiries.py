"""A question to the team of a case: asked, answered, closed, reported. Nobody’s address is ever shown."""

import datetime as dt
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from content.actions.answer_delay import keep_answer_delay
from content.addressees import first_turn
from content.models import AskRound, Enquiry, EnquiryMessage, EnquiryReading, Initiative
from content.notifications.relay import ENQUIRY_ANSWERED, ENQUIRY_ASKED, ENQUIRY_REPORTED
from content.permissions.relay import (
    can_ask_team,
    can_close_enquiry,
    can_read_enquiry,
    can_report_enquiry,
    can_write_in_enquiry,
    is_asker,
)
from foundation.notifications import announce
from foundation.notifications.actions.reading import mark_subjects_read
from foundation.web.allowed import require

QUESTIONS_A_DAY, MESSAGES_AN_HOUR = 5, 20
DAY, HOUR = dt.timedelta(days=1), dt.timedelta(hours=1)


class TooMany(Exception):
    """The person has reached a limit; the message says which, and when to come back."""


class EnquiryClosed(Exception):
    """The exchange was closed meanwhile."""


def start_enquiry(initiative: Initiative, *, actor: Any, subject: str, body: str) -> Enquiry:
    """Ask the team of a case. Raises PermissionDenied, TooMany."""
    require(can_ask_team(actor, initiative))
    with transaction.atomic():
        hold_person(actor)
        _require_few_questions(actor)
        require_few_messages(actor)
        return open_enquiry(initiative, actor=actor, subject=subject, body=body)


def open_enquiry(
    initiative: Initiative, *, actor: Any, subject: str, body: str, asked_in: AskRound | None = None
) -> Enquiry:
    """Write the question and tell those it goes to, inside the caller's transaction, limits already checked."""
    require(can_ask_team(actor, initiative))
    now = timezone.now()
    enquiry = Enquiry.objects.create(
        initiative=initiative,
        asker=actor,
        round=asked_in,
        subject=subject,
        turn=first_turn(initiative, asker=actor),
        turned_at=now,
        moved_at=now,
    )
    EnquiryMessage.objects.create(enquiry=enquiry, author=actor, body=body)
    _read_until(enquiry, actor, now)
    announce(ENQUIRY_ASKED, target=enquiry, actor=actor)
    return enquiry


def thank_and_close(enquiry: Enquiry, *, actor: Any, body: str) -> EnquiryMessage:
    """A last word of who asked: nobody is told that a question waits. Raises as `reply_to_enquiry`."""
    require(is_asker(actor, enquiry))
    with transaction.atomic():
        message = reply_to_enquiry(enquiry, actor=actor, body=body)
        close_enquiry(enquiry, actor=actor)
    return message


def reply_to_enquiry(enquiry: Enquiry, *, actor: Any, body: str) -> EnquiryMessage:
    """Write in an exchange. Raises EnquiryClosed, PermissionDenied, TooMany."""
    require(can_read_enquiry(actor, enquiry))
    if enquiry.closed_at:
        raise EnquiryClosed
    require(can_write_in_enquiry(actor, enquiry))
    now, asks = timezone.now(), is_asker(actor, enquiry)
    with transaction.atomic():
        hold_person(actor)
        require_few_messages(actor)
        open_one = Enquiry.objects.filter(pk=enquiry.pk, closed_at=None)
        if not open_one.update(moved_at=now, awaits_answer=asks):
            raise EnquiryClosed
        message = EnquiryMessage.objects.create(enquiry=enquiry, author=actor, body=body)
        _read_until(enquiry, actor, now)
        if not asks:
            _note_first_answer(enquiry, now)
        announce(ENQUIRY_ASKED if asks else ENQUIRY_ANSWERED, target=enquiry, actor=actor)
    return message


def close_enquiry(enquiry: Enquiry, *, actor: Any) -> None:
    """End an exchange; nobody writes in it any more. Raises PermissionDenied."""
    require(can_close_enquiry(actor, enquiry))
    Enquiry.objects.filter(pk=enquiry.pk, closed_at=None).update(closed_at=timezone.now())


def report_enquiry(enquiry: Enquiry, *, actor: Any, reason: str) -> None:
    """Call the editors, who may then read the exchange and close it. Raises PermissionDenied."""
    require(can_report_enquiry(actor, enquiry))
    with transaction.atomic():
        changes = {"reported_at": timezone.now(), "reported_by": actor, "report_reason": reason}
        if Enquiry.objects.filter(pk=enquiry.pk, reported_at=None).update(**changes):
            announce(ENQUIRY_REPORTED, target=enquiry, actor=actor)


def read_enquiry(enquiry: Enquiry, *, actor: Any) -> None:
    """Remember that a person has read an exchange until its last word, and the news of it with it."""
    _read_until(enquiry, actor, enquiry.moved_at)
    mark_subjects_read(Enquiry.objects.filter(pk=enquiry.pk), actor=actor)


def hold_person(actor: Any) -> None:
    """Let two forms of one person wait for each other, so that no limit is passed; SQLite writers already do."""
    people = get_user_model()._default_manager.select_for_update(no_key=True)
    list(people.filter(pk=actor.pk).values_list("pk", flat=True))


def require_few_messages(actor: Any) -> None:
    """Raise TooMany when the person has written a great deal within the hour."""
    written = EnquiryMessage.objects.filter(author=actor, created_at__gt=timezone.now() - HOUR)
    if written.count() >= MESSAGES_AN_HOUR:
        limit = _("Vous avez écrit %d messages en une heure, c’est la limite. Gardez votre texte et revenez plus tard.")
        raise TooMany(limit % MESSAGES_AN_HOUR)


def _require_few_questions(actor: Any) -> None:
    asked = Enquiry.objects.filter(asker=actor, round=None, created_at__gt=timezone.now() - DAY)
    if asked.count() >= QUESTIONS_A_DAY:
        limit = _("Vous avez posé %d questions en un jour, c’est la limite. Gardez votre texte et revenez demain.")
        raise TooMany(limit % QUESTIONS_A_DAY)


def _note_first_answer(enquiry: Enquiry, now: dt.datetime) -> None:
    if Enquiry.objects.filter(pk=enquiry.pk, answered_at=None).update(answered_at=now):
        enquiry.answered_at = now
        keep_answer_delay(enquiry.initiative)


def _read_until(enquiry: Enquiry, actor: Any, moment: dt.datetime) -> None:
    """One statement: the page of an exchange is read often."""
    EnquiryReading.objects.bulk_create(
        [EnquiryReading(enquiry=enquiry, user=actor, read_at=moment)],
        update_conflicts=True,
        unique_fields=["enquiry", "user"],
        update_fields=["read_at"],
    )

"""Mails leave from an outbox: a row is claimed, the mail goes, the row is settled.

Each step is a conditional UPDATE committed on its own, one mail at a time: a process that dies loses nothing, and
repeats at most the one mail it was sending.
"""

import contextlib
import datetime as dt
import logging
import time
import uuid
from collections.abc import Iterable
from smtplib import SMTPRecipientsRefused

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F, Q
from django.utils import timezone

from foundation.notifications.enums import Channel, DeliveryState, Rhythm
from foundation.notifications.mails import MailLine, compose, mail_line
from foundation.notifications.models import Delivery, DeliveryQuerySet
from foundation.notifications.permissions import wanted_target

logger = logging.getLogger("essaim.mail")

BACK_OFF = [dt.timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240)]
MAX_ATTEMPTS = 35  # some five days
MAX_ATTEMPTS_UNKNOWN = 5  # some five hours: insisting on a mailbox that does not exist gets the sender blacklisted
GLANCE = 20
ERROR_LENGTH = 500
DIGESTS = Q(rhythm__in=[Rhythm.DAILY, Rhythm.WEEKLY])


def send_due_mails(*, seconds: float) -> bool:
    """Send the mails that are due, for so long at most. Returns whether some are left.

    When the mail server cannot be reached nothing is claimed, so that an outage costs no attempt.
    """
    deadline = time.monotonic() + seconds
    with contextlib.closing(get_connection()) as connection:
        while due := due_now():
            for delivery in due:
                if time.monotonic() > deadline:
                    return True
                if not _reachable(connection):
                    return False
                if bundle := claim(delivery):
                    _send(bundle, connection)
    return False


def due_now() -> list[Delivery]:
    """Return the next mails to send; others may take them first."""
    return list(Delivery.objects.due_mails().only("pk", "user_id", "rhythm").order_by("next_at", "pk")[:GLANCE])


def claim(delivery: Delivery) -> list[Delivery]:
    """Take a mail, with all those due for the same person if it is for a digest. Empty when another has it."""
    token = uuid.uuid4()
    _bundle_of(delivery).update(
        state=DeliveryState.SENDING, claim=token, claimed_at=timezone.now(), attempts=F("attempts") + 1
    )
    return list(Delivery.objects.filter(claim=token).select_related("event", "user").order_by("pk"))


def retry_delivery(delivery: Delivery) -> bool:
    """Give a mail that was given up all its attempts again. Returns whether it was one."""
    failed = Delivery.objects.filter(pk=delivery.pk, state=DeliveryState.FAILED)
    return bool(failed.update(state=DeliveryState.WAITING, attempts=0, next_at=timezone.now()))


def _reachable(connection: BaseEmailBackend) -> bool:
    try:
        connection.open()
    except OSError as error:  # SMTPException is one
        logger.error("mail server unreachable", extra={"reason": str(error)[:ERROR_LENGTH]})
        return False
    return True


def _bundle_of(delivery: Delivery) -> DeliveryQuerySet:
    due = Delivery.objects.due_mails()
    if delivery.rhythm in {Rhythm.DAILY, Rhythm.WEEKLY}:
        return due.filter(DIGESTS, user_id=delivery.user_id)
    return due.filter(pk=delivery.pk)


def _send(bundle: list[Delivery], connection: BaseEmailBackend) -> None:
    lines = _lines_of(bundle)
    if not lines:
        return
    try:
        connection.send_messages([compose(lines)])
    except Exception as error:  # one mail that cannot leave stops nobody else's
        logger.exception("mail not sent")
        connection.close()
        _postpone(lines, error)
    else:
        _settle(lines, state=DeliveryState.SENT, sent_at=timezone.now(), last_error="")


def _lines_of(bundle: list[Delivery]) -> dict[Delivery, MailLine]:
    """Return what the mail will say. What is no longer wanted is dropped, what a room cannot tell waits alone."""
    lines = {}
    for delivery in bundle:
        try:
            if target := wanted_target(delivery):
                lines[delivery] = mail_line(delivery.event, target)
            else:
                _settle([delivery], state=DeliveryState.DROPPED)
        except Exception as error:
            logger.exception("news not told")
            _postpone([delivery], error)
    return lines


def _is_unknown_mailbox(error: Exception) -> bool:
    """Tell whether the server refused the recipient for good, rather than for now."""
    return isinstance(error, SMTPRecipientsRefused) and all(code >= 500 for code, _text in error.recipients.values())


def _postpone(deliveries: Iterable[Delivery], error: Exception) -> None:
    """Try again later, or give up after the attempts that such a refusal deserves."""
    allowed = MAX_ATTEMPTS_UNKNOWN if _is_unknown_mailbox(error) else MAX_ATTEMPTS
    reason = f"{type(error).__name__}: {error}"[:ERROR_LENGTH]
    now = timezone.now()
    for delivery in deliveries:
        if delivery.attempts >= allowed:
            _settle([delivery], state=DeliveryState.FAILED, last_error=reason)
        else:
            pause = BACK_OFF[min(delivery.attempts, len(BACK_OFF)) - 1]
            _settle([delivery], state=DeliveryState.WAITING, next_at=now + pause, last_error=reason)


def _settle(deliveries: Iterable[Delivery], **changes: object) -> None:
    """Change the rows only while the claim of this process still holds."""
    for delivery in deliveries:
        mine = Delivery.objects.filter(
            pk=delivery.pk, channel=Channel.MAIL, state=DeliveryState.SENDING, claim=delivery.claim
        )
        mine.update(claim=None, **changes)

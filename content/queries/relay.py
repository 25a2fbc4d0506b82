"""Exchanges with the teams of cases, as those who take part see them."""

import datetime as dt
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from accounts.models import Membership
from accounts.permissions import is_editor
from accounts.queries import with_person_line
from content.enums import AnswerTurn
from content.models import Enquiry, EnquiryMessage, EnquiryReading, Initiative

MOST_MESSAGES = 200
FORGOTTEN = dt.timedelta(days=14)


def enquiries_visible_to(user: Any) -> QuerySet[Enquiry]:
    """The exchanges that a person may read; the same rule as `permissions.relay.can_read_enquiry`."""
    if not user.is_authenticated:
        return Enquiry.objects.none()
    seen = Q(asker=user) | _written_by(user) | (_vouched_by(user) & ~Q(turn=AnswerTurn.TEAM))
    if is_editor(user):
        seen |= Q(turn=AnswerTurn.EDITORS) | Q(reported_at__isnull=False)
    return Enquiry.objects.filter(seen).select_related("initiative")


def get_enquiry_for(user: Any, pk: int) -> Enquiry:
    """An exchange with the team of its case; Http404 when it may not be read."""
    rows = enquiries_visible_to(user).select_related("initiative__territory", "round")
    found = rows.prefetch_related("initiative__authors").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def enquiries_asked_by(user: Any) -> QuerySet[Enquiry]:
    """The questions of a person, with whether something in them is new."""
    return with_unread(enquiries_visible_to(user).filter(asker=user), user)


def enquiries_received_by(user: Any) -> QuerySet[Enquiry]:
    """The questions of others that a person may read, with whether something in them is new."""
    return with_unread(enquiries_visible_to(user).exclude(asker=user), user)


def enquiries_waiting_for(user: Any) -> QuerySet[Enquiry]:
    """What waits for a person: questions whose turn is theirs, and answers to their own not read yet; one query."""
    turn = _written_by(user) | (_vouched_by(user) & Q(turn=AnswerTurn.REFERENT))
    if is_editor(user):
        turn |= Q(turn=AnswerTurn.EDITORS)
    answered = Q(asker=user, awaits_answer=False, is_unread=True)
    rows = with_unread(Enquiry.objects.filter(closed_at=None), user)
    # After an answer, the last word of who asked is often a thank-you: it does not wait for ever.
    fresh = Q(answered_at=None) | Q(moved_at__gt=timezone.now() - FORGOTTEN)
    mine = (turn & fresh & Q(awaits_answer=True) & ~Q(asker=user)) | answered
    return rows.filter(mine).select_related("initiative").order_by("moved_at", "pk")


def with_unread(rows: QuerySet[Enquiry], user: Any) -> QuerySet[Enquiry]:
    """Add `is_unread`: whether something was written since this person last read."""
    read = EnquiryReading.objects.filter(enquiry=OuterRef("pk"), user=user, read_at__gte=OuterRef("moved_at"))
    return rows.annotate(is_unread=~Exists(read))


def messages_of(enquiry: Enquiry) -> list[EnquiryMessage]:
    """The latest messages in the order of the talk, with who speaks."""
    rows = with_person_line(enquiry.messages.order_by("-created_at", "-pk"), "author")
    return list(rows[:MOST_MESSAGES])[::-1]


def _written_by(user: Any) -> Q:
    return Q(initiative__in=Initiative.authors.through.objects.filter(user=user).values("initiative"))


def _vouched_by(user: Any) -> Q:
    seats = Membership.objects.verified().filter(user_id=user.pk, is_referent=True)
    return Q(initiative__territory__in=seats.values("collectivite"))

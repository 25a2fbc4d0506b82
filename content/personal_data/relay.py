"""What the relay holds of a person: their questions, their messages, what they have read."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.personal_data import Section, register_personal_data
from accounts.personal_data.registry import Row
from content.models import AskRound, Enquiry, EnquiryMessage, EnquiryReading


def _export(user: User) -> list[Row]:
    return [
        *AskRound.objects.filter(asker=user).values("question", "collectivite__name", "created_at"),
        *Enquiry.objects.filter(asker=user).values("initiative__title", "subject", "created_at", "closed_at"),
        *EnquiryMessage.objects.filter(author=user).values("enquiry__subject", "body", "created_at"),
        *Enquiry.objects.filter(reported_by=user).values("subject", "report_reason", "reported_at"),
        *EnquiryReading.objects.filter(user=user).values("enquiry__subject", "read_at"),
    ]


def _erase(user: User, remove_contributions: bool) -> None:
    """Nobody waits for the answer to who has left; their words go when they ask for it, the others’ stay."""
    EnquiryReading.objects.filter(user=user).delete()
    Enquiry.objects.filter(asker=user, closed_at=None).update(closed_at=timezone.now())
    if not remove_contributions:
        return
    EnquiryMessage.objects.filter(author=user).update(author=None, body="")
    Enquiry.objects.filter(asker=user).update(asker=None, subject=_("Question retirée"))
    Enquiry.objects.filter(reported_by=user).update(reported_by=None, report_reason="")
    AskRound.objects.filter(asker=user).update(asker=None, question="")


register_personal_data(
    Section(
        "relay",
        gettext_lazy("Échanges avec les équipes"),
        _export,
        _erase,
        ("content.AskRound", "content.Enquiry", "content.EnquiryMessage", "content.EnquiryReading"),
    )
)

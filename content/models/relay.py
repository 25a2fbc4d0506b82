"""Questions to the team of a case, carried by the site: no address is shown."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from content.enums import AnswerTurn
from content.models.sheets import Initiative
from territories.models import Collectivite


class AskRound(models.Model):
    """One question put at once to the teams of several close cases."""

    asker = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    collectivite = models.ForeignKey(Collectivite, models.SET_NULL, null=True, related_name="+")
    question = models.TextField(_("question"), max_length=2000)
    # Those who had received enough such questions that month: nothing was sent to them.
    skipped = models.ManyToManyField(Initiative, related_name="+", blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("question à plusieurs équipes")

    def __str__(self) -> str:
        return self.question[:60]

    def get_absolute_url(self) -> str:
        return reverse("content:ask-round-progress", args=[self.pk])


class Enquiry(models.Model):
    """A question to the team of a case, whose turn it is to answer, and when it first was."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="enquiries")
    asker = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="enquiries")
    round = models.ForeignKey(AskRound, models.SET_NULL, null=True, related_name="enquiries")
    subject = models.CharField(_("objet"), max_length=120)
    turn = models.CharField(_("à qui de répondre"), max_length=10, choices=AnswerTurn.choices, default=AnswerTurn.TEAM)
    created_at = models.DateTimeField(auto_now_add=True)
    turned_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    # The last word, and whether it is the asker’s: what lists and « Ma semaine » ask.
    moved_at = models.DateTimeField(default=timezone.now)
    awaits_answer = models.BooleanField(_("attend une réponse"), default=True)
    # Editors read an exchange of the team only once somebody in it calls them.
    reported_at = models.DateTimeField(null=True)
    reported_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    report_reason = models.TextField(_("ce qui ne va pas"), max_length=1000, blank=True)

    class Meta:
        ordering: ClassVar = ["-created_at", "-pk"]
        verbose_name = _("question à une équipe")
        indexes: ClassVar = [
            models.Index(fields=["answered_at", "turned_at"], name="enquiries_unanswered"),
            models.Index(fields=["asker", "-moved_at"], name="enquiries_of_a_person"),
            models.Index(fields=["awaits_answer", "closed_at", "turn"], name="enquiries_waiting"),
        ]

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        return reverse("content:enquiry", args=[self.pk])


class EnquiryMessage(models.Model):
    """One message of an enquiry, plain text."""

    enquiry = models.ForeignKey(Enquiry, models.CASCADE, related_name="messages")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    # Empty once its author has left and taken their words away.
    body = models.TextField(_("message"), max_length=4000)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["created_at", "pk"]
        verbose_name = _("message à une équipe")

    def __str__(self) -> str:
        return self.body[:60]


class EnquiryReading(models.Model):
    """Until when a person has read an exchange."""

    enquiry = models.ForeignKey(Enquiry, models.CASCADE, related_name="readings")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    read_at = models.DateTimeField()

    class Meta:
        verbose_name = _("lecture d’un échange")
        constraints: ClassVar = [models.UniqueConstraint(fields=["enquiry", "user"], name="one_reading_a_person")]

    def __str__(self) -> str:
        return f"{self.enquiry_id} {self.user_id}"

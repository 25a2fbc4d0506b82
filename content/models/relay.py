"""Questions to the team of a case, carried by the site: no address is shown."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from content.enums import AnswerTurn
from content.models.sheets import Initiative
from territories.models import Collectivite


class AskRound(models.Model):
    """One question put at once to the teams of several close cases."""

    asker = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    collectivite = models.ForeignKey(Collectivite, models.SET_NULL, null=True, related_name="+")
    question = models.TextField(_("question"), max_length=2000)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("question à plusieurs équipes")

    def __str__(self) -> str:
        return self.question[:60]


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

    class Meta:
        ordering: ClassVar = ["-created_at", "-pk"]
        verbose_name = _("question à une équipe")
        indexes: ClassVar = [models.Index(fields=["answered_at", "turned_at"], name="enquiries_unanswered")]

    def __str__(self) -> str:
        return self.subject


class EnquiryMessage(models.Model):
    """One message of an enquiry, plain text."""

    enquiry = models.ForeignKey(Enquiry, models.CASCADE, related_name="messages")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    body = models.TextField(_("message"), max_length=4000)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["created_at", "pk"]
        verbose_name = _("message à une équipe")

    def __str__(self) -> str:
        return self.body[:60]

"""What became of a case after its publication."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from content.enums import Milestone, NewsStatus
from content.models.sheets import Initiative
from territories.models import Collectivite


class FollowUp(models.Model):
    """News of a case: asked for at a milestone, or given freely. Unanswered while `status` is empty."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="follow_ups")
    milestone = models.CharField(_("échéance"), max_length=8, choices=Milestone.choices)
    due_on = models.DateField(_("demandé à partir du"))
    asked_at = models.DateTimeField(null=True)
    # Asked a second time, and never a third.
    reminded_at = models.DateTimeField(null=True)
    status = models.CharField(_("suite"), max_length=12, choices=NewsStatus.choices, blank=True)
    why = models.TextField(_("pourquoi"), max_length=2000, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["due_on", "pk"]
        verbose_name = _("nouvelles d’une initiative")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["initiative", "milestone"],
                condition=~models.Q(milestone=Milestone.FREE),
                name="one_follow_up_a_milestone",
            )
        ]
        indexes: ClassVar = [models.Index(fields=["asked_at", "due_on"], name="follow_ups_due")]

    def __str__(self) -> str:
        return f"{self.initiative_id} {self.milestone}"


class Adaptation(models.Model):
    """Another territory says what it took from a case, what it changed, and what came of it."""

    source = models.ForeignKey(Initiative, models.CASCADE, related_name="adaptations")
    collectivite = models.ForeignKey(Collectivite, models.PROTECT, related_name="adaptations")
    # Its own sheet, when it wrote one.
    initiative = models.ForeignKey(Initiative, models.SET_NULL, null=True, blank=True, related_name="adapted_from")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="adaptations")
    year = models.PositiveSmallIntegerField(_("année"), null=True, blank=True)
    taken = models.TextField(_("ce que nous avons repris"), max_length=2000)
    changed = models.TextField(_("ce que nous avons changé"), max_length=2000)
    result = models.TextField(_("ce qui en est sorti"), max_length=2000, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    withdrawal_reason = models.CharField(_("raison du retrait"), max_length=400, blank=True)
    answer = models.TextField(_("réponse de l’équipe d’origine"), max_length=2000, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["created_at", "pk"]
        verbose_name = _("reprise")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["source", "collectivite"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="one_adaptation_a_territory",
            )
        ]

    def __str__(self) -> str:
        return f"{self.source_id} → {self.collectivite_id}"

    def get_absolute_url(self) -> str:
        return f"{reverse('content:adaptations', args=[self.source.slug])}#reprise-{self.pk}"

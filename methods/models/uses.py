"""What people who used a card tell of it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from methods.models.cards import MethodCard
from methods.models.runs import WorkshopRun
from territories.models import Collectivite


class UseReport(models.Model):
    """One use of a card: where, with whom, how long it really took, what was changed, what worked and what did not."""

    card = models.ForeignKey(MethodCard, models.CASCADE, related_name="uses")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="card_uses")
    collectivite = models.ForeignKey(
        Collectivite, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("collectivité")
    )
    used_on = models.DateField(_("quand"))
    audience = models.CharField(_("avec qui"), max_length=160, blank=True)
    people = models.PositiveSmallIntegerField(_("combien de personnes"))
    minutes = models.PositiveSmallIntegerField(_("durée réelle, en minutes"))
    # What the card announced that day: the card may change afterwards.
    stated_minutes = models.PositiveSmallIntegerField(editable=False)
    changed = models.TextField(_("ce que vous avez changé"), max_length=1000, blank=True)
    worked = models.TextField(_("ce qui a marché"), max_length=1000, blank=True)
    failed = models.TextField(_("ce qui n’a pas marché"), max_length=1000, blank=True)
    # The workshop it tells of, when it was run with Essaim.
    run = models.ForeignKey(WorkshopRun, models.SET_NULL, null=True, blank=True, related_name="uses", editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering: ClassVar = ["-used_on", "-pk"]
        verbose_name = _("usage d’une fiche")
        verbose_name_plural = _("usages des fiches")
        indexes: ClassVar = [models.Index(fields=["card", "-used_on", "-id"], name="uses_of_a_card")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["run", "card", "author"],
                condition=Q(run__isnull=False, withdrawn_at__isnull=True),
                name="one_use_a_card_and_person_of_a_run",
            )
        ]

    def __str__(self) -> str:
        return f"{self.card_id} · {self.used_on}"

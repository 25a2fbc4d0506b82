"""All the papers of a workshop being composed as one PDF."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from foundation.documents.models import UNDER_WAY, Composition
from methods.models.plans import WorkshopPlan


class PlanPrint(Composition):
    """The papers of a workshop at `revision`, for the person who asked: they show what this person may see."""

    plan = models.ForeignKey(WorkshopPlan, models.CASCADE, related_name="+")
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["-created_at", "-pk"]
        verbose_name = _("dossier d’un atelier")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "asked_by"], condition=Q(state__in=UNDER_WAY), name="one_plan_print_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.state}"

"""A workshop being run: what was planned when it began, and what happened, in events that are only added."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from methods.enums import RunEventKind
from methods.models.plans import WorkshopPlan


class WorkshopRun(models.Model):
    """One running of a workshop. `outline` is its timeline, frozen at the start (`methods.running.outline`)."""

    plan = models.ForeignKey(WorkshopPlan, models.CASCADE, related_name="runs")
    outline = models.JSONField()
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-started_at", "-pk"]
        verbose_name = _("déroulement d’un atelier")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan"], condition=Q(ended_at__isnull=True), name="one_running_a_plan")
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} · {self.started_at:%Y-%m-%d}"


class RunEvent(models.Model):
    """What happened, when the phone says it did (`at`). `uid` is drawn by the phone: sent twice, kept once.

    `slot` is the rank of the moment in the outline. The file of a photo belongs to this row.
    A note or a photo that is taken back leaves its row, WITHDRAWN and empty: a phone that sends it
    again is not believed.
    """

    run = models.ForeignKey(WorkshopRun, models.CASCADE, related_name="events")
    uid = models.UUIDField(default=uuid.uuid4)
    kind = models.CharField(max_length=8, choices=RunEventKind.choices)
    at = models.DateTimeField()
    slot = models.PositiveSmallIntegerField(default=0)
    minutes = models.SmallIntegerField(default=0)
    text = models.TextField(max_length=2000, blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    received_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        verbose_name = _("moment vécu d’un atelier")
        constraints: ClassVar = [models.UniqueConstraint(fields=["run", "uid"], name="one_event_a_uid")]

    def __str__(self) -> str:
        return f"{self.run_id} · {self.kind}"

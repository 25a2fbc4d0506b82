"""A workshop prepared in the methods room, held in a session."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from learning.models.cohorts import Session
from methods.models import WorkshopPlan


class SessionWorkshop(models.Model):
    """The workshop of a session: its participants read the agenda, those who prepare it the rest."""

    session = models.OneToOneField(Session, models.CASCADE, related_name="workshop")
    plan = models.ForeignKey(WorkshopPlan, models.CASCADE, related_name="+")
    attached_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("atelier d’une séance")

    def __str__(self) -> str:
        return f"{self.session_id} · {self.plan_id}"

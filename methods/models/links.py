"""A link by which participants read the agenda of a workshop, and nothing else of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from methods.models.plans import WorkshopPlan


class AgendaLink(models.Model):
    """The secret address of one agenda, as long as the row stands; a new one opens under another address."""

    plan = models.OneToOneField(WorkshopPlan, models.CASCADE, related_name="agenda_link")
    token = models.CharField(max_length=43, unique=True, editable=False)
    shows_leads = models.BooleanField(_("dire qui anime chaque temps"), default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("lien vers un ordre du jour")

    def __str__(self) -> str:
        return f"{self.plan_id}"

"""A document too long to be made while one waits: a job composes it, the page tells how far it is."""

from django.conf import settings
from django.db import models
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CompositionState(TextChoices):
    WAITING = "attente", _("en attente")
    RUNNING = "en-cours", _("en cours")
    READY = "pret", _("prêt")
    FAILED = "echec", _("échoué")


UNDER_WAY = (CompositionState.WAITING, CompositionState.RUNNING)


class Composition(models.Model):
    """One document being composed by a job; its file belongs to this row. `done` and `total` count its parts.

    Its life is `foundation.documents.composing`. A room adds a constraint: one under way for whom asks the same.
    """

    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    state = models.CharField(
        _("état"), max_length=8, choices=CompositionState.choices, default=CompositionState.WAITING
    )
    done = models.PositiveIntegerField(_("fiches composées"), default=0)
    total = models.PositiveIntegerField(_("fiches"), default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True

    @property
    def is_under_way(self) -> bool:
        return self.state in UNDER_WAY

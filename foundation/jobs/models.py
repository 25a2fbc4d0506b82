import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.jobs.enums import RunState

# django-q2 kills a job after its timeout: an older claim belongs to a dead process.
CLAIM_LEASE = dt.timedelta(seconds=settings.Q_CLUSTER["timeout"] + 30)


class JobRunQuerySet(models.QuerySet["JobRun"]):
    def claimable(self) -> "JobRunQuerySet":
        """Runs whose hour has come, and runs whose process died."""
        now = timezone.now()
        return self.filter(
            Q(state=RunState.WAITING, next_at__lte=now) | Q(state=RunState.RUNNING, claimed_at__lt=now - CLAIM_LEASE)
        )

    def exhausted(self) -> "JobRunQuerySet":
        """Runs that have used all their attempts."""
        return self.filter(attempts__gte=F("max_attempts"))


class JobRun(models.Model):
    """One request for a job, and what became of it."""

    name = models.CharField(_("tâche"), max_length=200)
    arguments = models.JSONField(_("arguments"), default=list, blank=True)
    state = models.CharField(_("état"), max_length=10, choices=RunState.choices, default=RunState.WAITING)
    attempts = models.PositiveSmallIntegerField(_("essais"), default=0)
    max_attempts = models.PositiveSmallIntegerField(_("essais permis"))
    created_at = models.DateTimeField(_("demandée le"), default=timezone.now)
    next_at = models.DateTimeField(_("prochain essai"), default=timezone.now)
    # When a message for this run was last put in the queue; empty when there is none.
    queued_at = models.DateTimeField(_("mise en file le"), null=True, blank=True)
    claimed_at = models.DateTimeField(_("commencée le"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finie le"), null=True, blank=True)
    last_error = models.TextField(_("dernière erreur"), blank=True)

    objects = JobRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("tâche")
        verbose_name_plural = _("tâches")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["state", "next_at"], name="jobs_run_state_next"),
            models.Index(fields=["name", "state"], name="jobs_run_name_state"),
        ]

    def __str__(self) -> str:
        return f"{self.name}{tuple(self.arguments)}"


class Heartbeat(models.Model):
    """The last time each worker finished a job."""

    worker = models.CharField(_("exécutant"), max_length=200, unique=True)
    at = models.DateTimeField(_("dernier signe"))

    class Meta:
        verbose_name = _("signe de vie")
        verbose_name_plural = _("signes de vie")
        ordering = ["-at"]

    def __str__(self) -> str:
        return self.worker

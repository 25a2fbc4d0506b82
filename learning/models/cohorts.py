"""Cohorts: twelve weeks, teams, a coach a team, sessions, a weekly log."""

from datetime import date, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from community.models import Space
from foundation.markup.fields import MarkupField, MarkupModel
from learning.enums import CohortRoleKind, CohortState, ParticipationState
from learning.models.paths import Path
from territories.models import Collectivite


class Programme(models.Model):
    """A template for cohorts: rules, weeks and exits, as `learning/corpus/README.md` describes them."""

    slug = models.SlugField(max_length=90, unique=True)
    title = models.CharField(_("titre"), max_length=160)
    summary = models.CharField(_("en une phrase"), max_length=300)
    source = models.CharField(_("source"), max_length=300, blank=True)
    rules = models.JSONField(_("règles"), default=dict)
    weeks = models.JSONField(_("semaines"), default=list)
    exits = models.JSONField(_("sorties possibles"), default=list)

    class Meta:
        verbose_name = _("programme")

    def __str__(self) -> str:
        return self.title


class Cohort(MarkupModel):
    """People who live a programme together from a date on; `taken` counts the places given."""

    slug = models.SlugField(_("adresse"), max_length=90, unique=True)
    title = models.CharField(_("titre"), max_length=160)
    presentation = MarkupField(_("présentation"), blank=True)
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="cohorts", verbose_name=_("programme"))
    path = models.ForeignKey(Path, models.SET_NULL, null=True, blank=True, related_name="cohorts")
    territory = models.ForeignKey(Collectivite, models.PROTECT, null=True, blank=True, related_name="cohorts")
    space = models.ForeignKey(Space, models.SET_NULL, null=True, blank=True, related_name="+")
    starts_on = models.DateField(_("début"))
    registration_until = models.DateField(_("inscriptions jusqu’au"))
    capacity = models.PositiveSmallIntegerField(_("places"))
    taken = models.PositiveSmallIntegerField(_("places prises"), default=0)
    state = models.CharField(_("état"), max_length=10, choices=CohortState.choices, default=CohortState.DRAFT)

    class Meta:
        ordering: ClassVar = ["-starts_on", "pk"]
        verbose_name = _("cohorte")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(taken__lte=F("capacity")), name="cohort_never_overbooked")
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("learning:cohort", args=[self.slug])

    @property
    def ends_on(self) -> date:
        return self.starts_on + timedelta(weeks=len(self.programme.weeks))

    def week_on(self, day: date) -> int:
        """The number of the week a day belongs to: 0 before the start, above the last one afterwards."""
        return max((day - self.starts_on).days // 7 + 1, 0) if day >= self.starts_on else 0


class CohortRole(models.Model):
    """A trainer, a coach or a sponsor of one cohort."""

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="roles")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="cohort_roles")
    kind = models.CharField(_("rôle"), max_length=10, choices=CohortRoleKind.choices)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cohort", "user", "kind"], name="one_role_a_kind_in_cohort")
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.kind} {self.cohort_id}"


class Participation(models.Model):
    """A person's place in a cohort, or in its queue (`since` gives the order)."""

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="participations")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="participations")
    state = models.CharField(max_length=10, choices=ParticipationState.choices)
    since = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["cohort", "user"], name="one_participation_a_person")]
        indexes: ClassVar = [models.Index(fields=["cohort", "state", "since", "id"], name="participation_queue")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.state} {self.cohort_id}"


class Team(models.Model):
    """Two to four people on one real problem, with their coach."""

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="teams")
    name = models.CharField(_("nom de l’équipe"), max_length=120)
    problem = models.CharField(_("problème travaillé"), max_length=300)
    coach = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="coached_teams"
    )

    class Meta:
        ordering: ClassVar = ["name"]
        verbose_name = _("équipe")

    def __str__(self) -> str:
        return self.name


class TeamMembership(models.Model):
    """Who is in a team, from when to when."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="team_memberships")
    joined_on = models.DateField(auto_now_add=True)
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["team", "user"], condition=Q(left_on__isnull=True), name="one_active_place_in_team"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user_id} in {self.team_id}"


class Session(models.Model):
    """A dated meeting of the cohort: a coaching session of a week, or the committee."""

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="sessions")
    week = models.PositiveSmallIntegerField(_("semaine"))
    title = models.CharField(_("titre"), max_length=160)
    starts_at = models.DateTimeField(_("début"))
    ends_at = models.DateTimeField(_("fin"))
    place = models.CharField(_("lieu"), max_length=200, blank=True)
    url = models.URLField(_("lien de visioconférence"), max_length=400, blank=True)
    reminded_at = models.DateTimeField(_("rappelée le"), null=True, editable=False)

    class Meta:
        ordering: ClassVar = ["starts_at", "pk"]
        verbose_name = _("séance")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="session_ends_after_it_starts")
        ]

    def __str__(self) -> str:
        return self.title


class LogEntry(models.Model):
    """A team's week in three short answers."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="log")
    week = models.PositiveSmallIntegerField(_("semaine"))
    done = models.TextField(_("ce que nous avons fait"), max_length=2000)
    learned = models.TextField(_("ce que nous avons appris"), max_length=2000)
    upcoming = models.TextField(_("la suite"), max_length=2000, blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["-week", "-pk"]
        verbose_name = _("journal de la semaine")

    def __str__(self) -> str:
        return f"{self.team_id} s{self.week}"


class GuestLink(models.Model):
    """A sponsor without an account reads one page by this secret address, until a date."""

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="guest_links")
    token = models.CharField(max_length=43, unique=True)
    label = models.CharField(_("pour qui"), max_length=120)
    expires_on = models.DateField(_("valable jusqu’au"))
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("lien d’invité")

    def __str__(self) -> str:
        return self.label

"""Workshops being prepared: blocks in time, those who prepare them together, what they changed."""

import datetime as dt
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from foundation.markup.fields import MarkupField, MarkupModel
from methods.enums import BlockKind, Setting
from methods.models.cards import MethodCard


class WorkshopPlan(models.Model):
    """A workshop: when, with how many people, and its blocks.

    A model (`is_model`) is made to be copied: it has no date and names nobody. Shared, everybody reads it; without an
    owner, it ships with Essaim. `revision` is raised by every change: it tells two editors apart.
    """

    slug = models.SlugField(_("adresse"), max_length=90, unique=True)
    title = models.CharField(_("nom de l’atelier"), max_length=120)
    purpose = models.TextField(_("ce que vous voulez obtenir"), max_length=1000, blank=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="plans")
    facilitators = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        through="PlanFacilitator",
        related_name="plans_shared",
        through_fields=("plan", "user"),
    )
    people = models.PositiveSmallIntegerField(_("nombre de personnes"), default=12)
    setting = models.CharField(_("lieu"), max_length=20, choices=Setting.choices, default=Setting.ON_SITE)
    place = models.CharField(_("adresse ou salle"), max_length=200, blank=True)
    day = models.DateField(_("date"), null=True, blank=True)
    starts_at = models.TimeField(_("heure de début"), default=dt.time(9))
    available_minutes = models.PositiveSmallIntegerField(_("temps disponible, en minutes"), null=True, blank=True)
    # Names of the materials already gathered.
    gathered = models.JSONField(default=list, blank=True)
    is_model = models.BooleanField(_("modèle"), default=False)
    is_shared = models.BooleanField(_("partagé avec tous"), default=False)
    copied_from = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="copies")
    revision = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering: ClassVar = ["-updated_at", "-pk"]
        verbose_name = _("atelier")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(is_shared=False) | Q(is_model=True), name="shared_plan_is_a_model"),
            models.CheckConstraint(
                condition=Q(owner__isnull=False) | Q(is_shared=True), name="plan_of_nobody_is_shared"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("workshops:plan", args=[self.slug])


class PlanBlock(MarkupModel):
    """A moment of a workshop. The children of a parallel block run side by side, by `track` (from 1)."""

    plan = models.ForeignKey(WorkshopPlan, models.CASCADE, related_name="blocks")
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="children")
    track = models.PositiveSmallIntegerField(_("sous-groupe"), default=0)
    position = models.PositiveSmallIntegerField(_("rang"))
    kind = models.CharField(_("nature"), max_length=12, choices=BlockKind.choices, default=BlockKind.FREE)
    card = models.ForeignKey(MethodCard, models.SET_NULL, null=True, blank=True, related_name="+")
    title = models.CharField(_("titre"), max_length=120)
    # Unused on a parallel block, which lasts as long as its longest track.
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=0)
    text = MarkupField(_("ce que l’on fait"), max_length=4000, blank=True)
    say = models.CharField(_("à dire"), max_length=300, blank=True)
    lead = models.CharField(_("qui anime"), max_length=120, blank=True)
    notes = models.TextField(_("notes"), max_length=2000, blank=True)
    prepare = models.TextField(_("à préparer"), max_length=1000, blank=True)
    # Besides those of the card: list of {name, quantity}.
    materials = models.JSONField(_("matériel"), default=list, blank=True)
    everyone_speaks = models.BooleanField(_("les participants prennent la parole"), default=False)
    # Raised by every change of its content: the second editor is told.
    revision = models.PositiveIntegerField(default=0)
    edited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    edited_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering: ClassVar = ["track", "position", "pk"]
        verbose_name = _("temps d’un atelier")

    def __str__(self) -> str:
        return self.title


class PlanFacilitator(models.Model):
    """Somebody who prepares the workshop with its owner."""

    plan = models.ForeignKey(WorkshopPlan, models.CASCADE, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("co-animateur·rice")
        constraints: ClassVar = [models.UniqueConstraint(fields=["plan", "user"], name="one_facilitator_a_plan")]

    def __str__(self) -> str:
        return f"{self.user_id} in {self.plan_id}"


class PlanChange(models.Model):
    """The plan as it was before a change, so that the latest can be undone. `revision` is the one it led to."""

    plan = models.ForeignKey(WorkshopPlan, models.CASCADE, related_name="changes")
    revision = models.PositiveIntegerField()
    label = models.CharField(max_length=200)
    before = models.JSONField()
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["-revision"]
        verbose_name = _("changement d’un atelier")
        constraints: ClassVar = [models.UniqueConstraint(fields=["plan", "revision"], name="one_change_a_revision")]

    def __str__(self) -> str:
        return f"{self.plan_id} · {self.revision} · {self.label}"

"""Learning paths: an immutable version once somebody is enrolled, a journal of completions, private reflections."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from content.models import Initiative
from foundation.markup.fields import MarkupField, MarkupModel
from learning.enums import Level, Mark, StepKind
from methods.models import MethodCard


class Path(models.Model):
    """What one learns, step by step, at one's own pace; `current` is the version newcomers follow."""

    slug = models.SlugField(_("adresse"), max_length=90, unique=True)
    title = models.CharField(_("titre"), max_length=160)
    summary = models.CharField(_("en une phrase"), max_length=300)
    audience = models.CharField(_("pour qui"), max_length=300, blank=True)
    level = models.CharField(_("niveau"), max_length=20, choices=Level.choices, default=Level.BEGINNER)
    objectives = models.JSONField(_("ce que l’on saura faire"), default=list)
    is_published = models.BooleanField(_("publié"), default=False)
    trainers = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="paths_held", blank=True)
    current = models.OneToOneField("PathVersion", models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["title"]
        verbose_name = _("parcours")
        verbose_name_plural = _("parcours")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("learning:path", args=[self.slug])


class PathVersion(models.Model):
    """The modules and steps of a path at one moment; never changed once somebody follows it."""

    path = models.ForeignKey(Path, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField(_("numéro"))
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["path", "number"], name="one_path_version_a_number")]

    def __str__(self) -> str:
        return f"{self.path} v{self.number}"


class VersionIsFollowed(Exception):
    """Somebody follows this version: its texts do not change any more. Make another one."""


class OfVersion(models.Model):
    """What a version is made of; refuses to change once somebody follows it."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self._refuse_when_followed()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        self._refuse_when_followed()
        return super().delete(*args, **kwargs)

    def _refuse_when_followed(self) -> None:
        if Enrolment.objects.filter(version=self.version_id).exists():  # type: ignore[attr-defined]
            raise VersionIsFollowed(self)


class Module(OfVersion):
    version = models.ForeignKey(PathVersion, models.CASCADE, related_name="modules")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(_("titre"), max_length=160)
    summary = models.CharField(_("en une phrase"), max_length=300, blank=True)

    class Meta:
        ordering: ClassVar = ["position"]

    def __str__(self) -> str:
        return self.title


class Step(OfVersion, MarkupModel):
    """A stop of the path: something to read, a card to try, a case to study, or a question to oneself."""

    version = models.ForeignKey(PathVersion, models.CASCADE, related_name="steps")
    module = models.ForeignKey(Module, models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    slug = models.SlugField(max_length=90)
    kind = models.CharField(_("nature"), max_length=12, choices=StepKind.choices)
    title = models.CharField(_("titre"), max_length=160)
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    body = MarkupField(_("texte"))
    prompt = models.CharField(_("question posée"), max_length=400, blank=True)
    card = models.ForeignKey(MethodCard, models.SET_NULL, null=True, blank=True, related_name="path_steps")
    initiative = models.ForeignKey(Initiative, models.SET_NULL, null=True, blank=True, related_name="path_steps")

    class Meta:
        ordering: ClassVar = ["position"]
        verbose_name = _("étape")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "slug"], name="one_path_step_a_slug"),
            models.UniqueConstraint(fields=["version", "position"], name="one_path_step_a_position"),
        ]

    def __str__(self) -> str:
        return self.title


class Enrolment(models.Model):
    """A person follows a path, on the version that was current when they began."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="enrolments")
    path = models.ForeignKey(Path, models.CASCADE, related_name="enrolments")
    version = models.ForeignKey(PathVersion, models.PROTECT, related_name="enrolments")
    started_at = models.DateTimeField(_("commencé le"), auto_now_add=True)
    left_at = models.DateTimeField(_("quitté le"), null=True, blank=True)

    class Meta:
        verbose_name = _("inscription à un parcours")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user", "path"], condition=Q(left_at__isnull=True), name="one_active_enrolment_a_path"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user_id} → {self.path_id}"


class StepState(models.Model):
    """Where one person stands on one step; the first completion is never overwritten."""

    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="states")
    step = models.ForeignKey(Step, models.CASCADE, related_name="+")
    is_done = models.BooleanField(default=False)
    first_completed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["enrolment", "step"], name="one_state_a_step")]

    def __str__(self) -> str:
        return f"{self.enrolment_id}/{self.step_id}"


class CompletionEvent(models.Model):
    """The journal of completions; rows are only added."""

    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="events")
    step = models.ForeignKey(Step, models.CASCADE, related_name="+")
    mark = models.CharField(max_length=10, choices=Mark.choices)
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.enrolment_id}/{self.step_id} {self.mark}"


class Reflection(models.Model):
    """What a person writes for themselves at a step: nobody else reads it, trainers included."""

    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="reflections")
    step = models.ForeignKey(Step, models.CASCADE, related_name="+")
    text = models.TextField(_("ma réflexion"), blank=True, max_length=10_000)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["enrolment", "step"], name="one_reflection_a_step")]

    def __str__(self) -> str:
        return f"{self.enrolment_id}/{self.step_id}"

"""Reading paths: what is published, where somebody stands."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.http import Http404
from django.shortcuts import get_object_or_404

from learning.models import Enrolment, Path, Reflection, Step, StepState


def paths_visible_to(user: Any) -> QuerySet[Path]:
    """Published paths, and those one holds as a trainer."""
    published = Q(is_published=True, current__isnull=False)
    if not user.is_authenticated:
        return Path.objects.filter(published)
    held = Path.trainers.through.objects.filter(user=user).values("path")
    return Path.objects.filter(published | Q(pk__in=held, current__isnull=False))


def paths_listed(user: Any) -> QuerySet[Path]:
    """The catalogue: published paths with their number of steps and minutes."""
    steps = Step.objects.filter(version=OuterRef("current")).order_by().values("version")
    return (
        paths_visible_to(user)
        .filter(is_published=True)
        .annotate(
            step_count=Coalesce(Subquery(steps.annotate(n=Count("pk")).values("n")), 0),
            minutes=Coalesce(Subquery(steps.annotate(n=Sum("minutes")).values("n")), 0),
        )
        .order_by("title", "pk")
    )


def get_path_for(user: Any, slug: str) -> Path:
    """The path of that address; Http404 when it may not be seen."""
    return get_object_or_404(paths_visible_to(user).select_related("current"), slug=slug)


def enrolment_of(user: Any, path: Path) -> Enrolment | None:
    """The active enrolment of a person on a path."""
    if not user.is_authenticated:
        return None
    found = Enrolment.objects.filter(user=user, path=path, left_at__isnull=True)
    return found.select_related("version").first()


@dataclass(frozen=True)
class Stop:
    """A step as the line of the path draws it: `state` is done, here or ahead."""

    step: Step
    state: str

    @property
    def is_done(self) -> bool:
        return self.state == "done"


@dataclass(frozen=True)
class Progress:
    """Where somebody stands: the stops in order, how many are done, the next one to do (None at the end)."""

    stops: list[Stop]
    done: int
    next: Step | None

    @property
    def total(self) -> int:
        return len(self.stops)

    @property
    def percent(self) -> int:
        return round(100 * self.done / self.total) if self.total else 0


def progress_on(path: Path, enrolment: Enrolment | None) -> Progress:
    """The stops of the version followed (the current one for a visitor), in two queries."""
    version = enrolment.version if enrolment else path.current
    steps = list(Step.objects.filter(version=version).select_related("module").order_by("position"))
    done = _done_steps(enrolment)
    following = next((step for step in steps if step.pk not in done), None) if enrolment else None
    stops = [Stop(step, _state(step, done, following)) for step in steps]
    return Progress(stops, len(done), following)


def get_stop(progress: Progress, slug: str) -> Stop:
    """The stop of that address; Http404 when this version has none."""
    stop = next((stop for stop in progress.stops if stop.step.slug == slug), None)
    if stop is None:
        raise Http404
    return stop


def _done_steps(enrolment: Enrolment | None) -> set[int]:
    if enrolment is None:
        return set()
    states = StepState.objects.filter(enrolment=enrolment, is_done=True)
    return set(states.values_list("step_id", flat=True))


def _state(step: Step, done: set[int], following: Step | None) -> str:
    if step.pk in done:
        return "done"
    return "here" if following and step.pk == following.pk else "ahead"


def active_enrolments(user: Any) -> QuerySet[Enrolment]:
    """What a person follows now, the latest first."""
    rows = Enrolment.objects.filter(user=user, left_at__isnull=True)
    return rows.select_related("path__current", "version").order_by("-started_at", "-pk")


def steps_to_do(user: Any) -> QuerySet[Step]:
    """What is left of the paths that a person follows, the latest followed first; `total` counts all their steps."""
    done = StepState.objects.filter(step=OuterRef("pk"), enrolment__user=user, enrolment__left_at=None, is_done=True)
    steps = Step.objects.filter(version=OuterRef("version")).order_by().values("version")
    return (
        Step.objects.filter(~Exists(done), version__enrolments__user=user, version__enrolments__left_at=None)
        .annotate(total=Subquery(steps.annotate(n=Count("pk")).values("n")))
        .select_related("version__path")
        .order_by("-version__enrolments__started_at", "-version__enrolments__pk", "position")
    )


def steps_using(user: Any, **target: Any) -> QuerySet[Step]:
    """Steps of the current versions that use a card (`card=`) or an initiative (`initiative=`)."""
    current = paths_visible_to(user).filter(is_published=True).values("current")
    return Step.objects.filter(version__in=current, **target).select_related("version__path").order_by("pk")


def reflection_at(enrolment: Enrolment, step: Step) -> str:
    """What the person wrote at a step, or ""."""
    found = Reflection.objects.filter(enrolment=enrolment, step=step).values_list("text", flat=True).first()
    return found or ""

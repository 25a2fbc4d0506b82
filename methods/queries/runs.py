"""Reading workshops being run, with the reader's rights."""

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from methods.models import WorkshopPlan, WorkshopRun
from methods.queries.plans import plans_of, with_blocks


def plans_to_run(user: Any) -> QuerySet[WorkshopPlan]:
    """The workshops a person may run: those they prepare; a model is copied first."""
    return plans_of(user).filter(is_model=False)


def get_plan_to_run(user: Any, slug: str) -> WorkshopPlan:
    """The workshop with its blocks, cards, steps and people, in four queries; Http404 when it is not theirs to run."""
    return get_object_or_404(with_blocks(plans_to_run(user)).prefetch_related("blocks__card__steps"), slug=slug)


def runs_visible_to(user: Any) -> QuerySet[WorkshopRun]:
    """The runs of the workshops a person prepares: notes and photos may show people."""
    return WorkshopRun.objects.filter(plan__in=plans_of(user))

"""Reading workshops that were run, for those who prepared them."""

from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import Http404
from django.shortcuts import get_object_or_404

from foundation.history.enums import EditorialState
from methods.models import MethodCard, PlanBlock, UseReport, WorkshopPlan, WorkshopRun
from methods.queries.cards import cards_visible_to
from methods.queries.runs import runs_visible_to, with_events


def ended_runs(user: Any) -> QuerySet[WorkshopRun]:
    """The runs that are over of the workshops a person prepares, the latest first."""
    return runs_visible_to(user).filter(ended_at__isnull=False).order_by("-started_at", "-pk")


def get_ended_run_for(user: Any, slug: str, pk: int | None = None) -> WorkshopRun:
    """A run that is over with its events, the latest when none is named; two queries. Http404 otherwise."""
    runs = with_events(ended_runs(user).select_related("plan")).filter(plan__slug=slug)
    run = runs.filter(pk=pk).first() if pk else runs.first()
    if run is None:
        raise Http404
    return run


def days_of(plan: WorkshopPlan, user: Any) -> list[WorkshopRun]:
    """The days when a workshop was run, the latest first, without what was noted."""
    return list(ended_runs(user).filter(plan=plan).only("pk", "started_at", "plan_id"))


def told_by(user: Any, run: WorkshopRun) -> dict[str, UseReport]:
    """What a person has told of the cards of a run, by the slug of the card."""
    reports = UseReport.objects.filter(run=run, author=user, withdrawn_at=None).select_related("card")
    return {report.card.slug: report for report in reports}


def cards_on_line(user: Any, slugs: list[str]) -> dict[str, MethodCard]:
    """The cards of these slugs that the reader may open."""
    return {card.slug: card for card in cards_visible_to(user).filter(slug__in=slugs)}


def get_run_and_card_for(user: Any, slug: str, pk: int, card: str) -> tuple[WorkshopRun, MethodCard]:
    """A run that is over and one card on line; Http404 otherwise."""
    run = get_ended_run_for(user, slug, pk)
    return run, get_object_or_404(MethodCard, slug=card, state=EditorialState.PUBLISHED)


def runs_to_tell(user: Any, since: Any, limit: int) -> QuerySet[Any]:
    """The workshops over since a moment whose cards a person has not all told, as rows of « Ma semaine ».

    For who ran it and for its owner; so many at most, the oldest first.
    """
    cards = PlanBlock.objects.filter(plan=OuterRef("plan"), card__state=EditorialState.PUBLISHED).order_by()
    told = UseReport.objects.filter(run=OuterRef("pk"), author=user, withdrawn_at=None).order_by()
    rows = ended_runs(user).filter(Q(started_by=user) | Q(plan__owner=user), ended_at__gte=since)
    rows = rows.annotate(cards=_count(cards, "plan", "card"), told=_count(told, "run", "card"))
    oldest = rows.filter(cards__gt=F("told")).order_by("ended_at", "pk").values("pk")[:limit]
    return WorkshopRun.objects.filter(pk__in=oldest).annotate(
        awaits=Value("tell"), line=F("plan__title"), ref=F("plan__slug"), moment=F("ended_at")
    )


def _count(rows: QuerySet[Any], by: str, what: str) -> Coalesce:
    counted = rows.values(by).annotate(number=Count(what, distinct=True)).values("number")
    return Coalesce(Subquery(counted), 0)

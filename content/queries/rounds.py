"""Whom to ask at once: the cases that fit a problem, whose team can be reached, near first."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from accounts.queries import memberships_of
from content.models import AskRound, Enquiry, Initiative
from content.queries.sheets import initiatives_listed
from foundation.search import ranked_ids
from territories.likeness import TRAITS, Likeness, Traits, likeness, traits_of
from territories.models import Collectivite

MOST_CASES = 5
CONSIDERED = 20  # the best answers, among which the nearest territories come first
RANK = 4  # what one rank of relevance weighs against likeness
MONTH = dt.timedelta(days=30)
ROUNDS_RECEIVED = 5
COMPARED, LATEST_LINKS = 100, 400
SHEET = ("slug", "title", "state", "territory_name", "territory_kind", "department", "region", "population", "year")
SHOWN = (*SHEET, "territory__id", *(f"territory__{name}" for name in TRAITS if name != "pk"))


@dataclass(frozen=True)
class Proposal:
    """A case whose team may be asked, and why it fits; `is_tired`: its team was asked enough this month."""

    initiative: Initiative
    likeness: Likeness | None
    is_tired: bool

    @property
    def reasons(self) -> str:
        return self.likeness.words if self.likeness else ""


def askable_cases(user: Any) -> QuerySet[Initiative]:
    """The cases on line with somebody to ask, one’s own excepted."""
    links = Initiative.authors.through.objects
    reachable = Q(pk__in=links.filter(user__is_active=True).values("initiative"))
    mine = Q(pk__in=links.filter(user=user).values("initiative"))
    return initiatives_listed().filter(reachable & ~mine)


def proposals_for(user: Any, *, words: str = "", sheet: Initiative | None = None) -> list[Proposal]:
    """Up to five cases to ask, from a problem in words or from a sheet, those of like territories first."""
    cases = askable_cases(user)
    keys = _close_to(sheet) if sheet else ranked_ids(words, kind="initiative", user=user, within=cases)
    best = _nearest_first(keys[:COMPARED], cases, own_collectivite(user))[:MOST_CASES]
    tired = tired_people(author.pk for row, _alike in best for author in row.authors.all())
    return [Proposal(row, alike, is_tired(row, tired)) for row, alike in best]


def own_collectivite(user: Any) -> Collectivite | None:
    """The main collectivité of a member."""
    main = memberships_of(user).order_by("-is_main", "pk").first()
    return main.collectivite if main else None


def tired_people(people: Iterable[int]) -> set[int]:
    """Those of these who have received this month as many questions put to several teams as one may."""
    received = Enquiry.objects.filter(
        round__isnull=False, created_at__gt=timezone.now() - MONTH, initiative__authors__in=set(people)
    )
    counted = received.order_by().values("initiative__authors").annotate(rounds=Count("round", distinct=True))
    return {row["initiative__authors"] for row in counted if row["rounds"] >= ROUNDS_RECEIVED}


def is_tired(initiative: Initiative, tired: set[int]) -> bool:
    """Whether somebody of the team has been asked enough: the whole case is spared."""
    return any(author.pk in tired for author in initiative.authors.all())


def rounds_asked_since(user: Any, moment: dt.datetime) -> int:
    """How many times a person has asked several teams since then."""
    return AskRound.objects.filter(asker=user, created_at__gt=moment).count()


def get_round_for(user: Any, pk: int) -> AskRound:
    """One’s own question to several teams; Http404 for anybody else’s."""
    found = AskRound.objects.filter(pk=pk, asker=user).prefetch_related("skipped").first()
    if found is None:
        raise Http404
    return found


def enquiries_of(asked: AskRound) -> Sequence[Enquiry]:
    """The exchanges of a round with their messages, in the order they were sent."""
    rows = asked.enquiries.select_related("initiative").prefetch_related("messages")
    return list(rows.order_by("pk"))


def _close_to(sheet: Initiative) -> list[int]:
    """The case itself, then, of the latest that have one of its themes, those that share the most."""
    links = Initiative.themes.through.objects.filter(theme__in=[theme.pk for theme in sheet.themes.all()])
    latest = links.exclude(initiative=sheet.pk).order_by("-pk").values("pk")[:LATEST_LINKS]
    shared = links.filter(pk__in=latest).values("initiative").annotate(shared=Count("pk"))
    return [sheet.pk, *shared.order_by("-shared", "-initiative").values_list("initiative", flat=True)[:COMPARED]]


def _nearest_first(
    keys: list[int], cases: QuerySet[Initiative], mine: Collectivite | None
) -> list[tuple[Initiative, Likeness | None]]:
    """The cases that fit best, among these keys the best first, put in the order of likeness and relevance."""
    rows = cases.filter(pk__in=keys).select_related("territory").prefetch_related("authors").only(*SHOWN)
    ranks = {key: rank for rank, key in enumerate(keys)}
    fitting = sorted(rows, key=lambda row: ranks[row.pk])[:CONSIDERED]
    found = [(rank, row, _likeness(mine, row)) for rank, row in enumerate(fitting)]
    found.sort(key=lambda one: (RANK * one[0] - _score(one[2]), one[0]))
    return [(row, alike) for _rank, row, alike in found]


def _likeness(mine: Collectivite | None, row: Initiative) -> Likeness | None:
    if mine is None:
        return None
    other = traits_of(row.territory) if row.territory else _traits_by_the_sheet(row)
    return likeness(traits_of(mine), other)


def _traits_by_the_sheet(row: Initiative) -> Traits:
    return Traits(0, row.territory_kind, row.population, None, row.department_id, row.region_id, is_overseas=False)


def _score(alike: Likeness | None) -> int:
    return alike.score if alike else 0

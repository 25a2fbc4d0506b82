"""What the home page shows of each room: one query each."""

from itertools import islice
from typing import Any

from django.utils import timezone

from community.enums import TopicKind
from community.models import Topic
from community.queries import only_unanswered, topics_visible_to
from content.enums import HypothesisVerdict
from content.models import Hypothesis
from foundation.web.facet_index import FacetIndex
from learning.enums import CohortState
from learning.models import Cohort
from methods.models import MethodCard
from methods.queries import published_cards

VARIETY = 60  # among so many of the latest cases, one is shown each day


def case_that_failed(library: FacetIndex) -> dict[str, Any] | None:
    """One of the latest cases with the hypothesis that the field refuted; another one each day."""
    refuted = library.answering("verdict", [HypothesisVerdict.REFUTED])
    latest = list(islice(library.ordered("recentes", refuted), VARIETY))
    if not latest:
        return None
    told = latest[timezone.localdate().toordinal() % len(latest)]
    shown = ("statement", "verdict", *(f"initiative__{name}" for name in ("slug", "title", "territory_name", "year")))
    rows = Hypothesis.objects.filter(verdict=HypothesisVerdict.REFUTED, initiative=told)
    hypothesis = rows.select_related("initiative").only(*shown).order_by("pk").first()
    return {"hypothesis": hypothesis, "initiative": hypothesis.initiative} if hypothesis else None


def latest_card() -> MethodCard | None:
    """The card published last."""
    return published_cards().order_by("-published_at", "-pk").first()


def open_question(user: Any) -> Topic | None:
    """A question nobody has answered yet, in a space that everybody reads."""
    rows = only_unanswered(topics_visible_to(user)).filter(kind=TopicKind.QUESTION)
    return rows.select_related("space").order_by("-last_post_at", "-pk").first()


def cohort_to_join() -> Cohort | None:
    """The next cohort whose registration is open."""
    rows = Cohort.objects.filter(state=CohortState.OPEN, registration_until__gte=timezone.localdate())
    return rows.order_by("starts_on", "pk").first()

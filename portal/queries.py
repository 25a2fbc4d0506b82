"""What the home page shows of each room: one query each."""

from typing import Any

from django.utils import timezone

from community.enums import TopicKind
from community.models import Topic
from community.queries import only_unanswered, topics_visible_to
from content.enums import HypothesisVerdict
from content.models import Hypothesis
from content.queries import initiatives_listed
from learning.enums import CohortState
from learning.models import Cohort
from methods.models import MethodCard
from methods.queries import published_cards


def case_that_failed() -> dict[str, Any] | None:
    """A published case with the hypothesis that the field refuted; another one each day."""
    rows = Hypothesis.objects.filter(verdict=HypothesisVerdict.REFUTED, initiative__in=initiatives_listed())
    shown = ("statement", "verdict", *(f"initiative__{name}" for name in ("slug", "title", "territory_name", "year")))
    found = list(rows.select_related("initiative").only(*shown).order_by("initiative_id", "pk")[:60])
    if not found:
        return None
    hypothesis = found[timezone.localdate().toordinal() % len(found)]
    return {"hypothesis": hypothesis, "initiative": hypothesis.initiative}


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

"""What was taken up from a case, and where a case comes from."""

from typing import Any

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from accounts.queries import memberships_of, with_person_line
from content.models import Adaptation, Initiative
from content.permissions import PUBLIC_STATES
from content.queries.sheets import initiatives_visible_to, initiatives_written_by
from territories.models import Collectivite


def live_adaptations() -> QuerySet[Adaptation]:
    """The adaptations that were not withdrawn."""
    return Adaptation.objects.filter(withdrawn_at=None)


def adaptations_of(initiative: Initiative) -> QuerySet[Adaptation]:
    """What other territories made of a case, with what its page shows of them."""
    rows = live_adaptations().filter(source=initiative).select_related("collectivite", "initiative")
    return with_person_line(rows, "author")


def adapted_from(initiative: Initiative) -> QuerySet[Adaptation]:
    """The cases on line that this one says it comes from, the oldest word first."""
    rows = live_adaptations().filter(initiative=initiative, source__state__in=PUBLIC_STATES)
    return rows.select_related("source").order_by("created_at", "pk")


def adaptations_visible_to(user: Any) -> QuerySet[Adaptation]:
    """The adaptations of the cases that a reader may see; a withdrawn one, for whoever declared it only."""
    seen = Q(withdrawn_at=None)
    if user.is_authenticated:
        seen |= Q(author=user)
    rows = Adaptation.objects.filter(seen, source__in=initiatives_visible_to(user).values("pk"))
    return rows.select_related("source", "collectivite")


def get_adaptation_for(user: Any, pk: int) -> Adaptation:
    """A live adaptation with the authors of its source; Http404 when it may not be seen."""
    rows = adaptations_visible_to(user).filter(withdrawn_at=None).select_related("initiative")
    return get_object_or_404(rows.prefetch_related("source__authors"), pk=pk)


def adapting_collectivites(user: Any, source: Initiative) -> list[Collectivite]:
    """The collectivités in whose name a member may say that they took up this case, the main one first."""
    verified = memberships_of(user).filter(verified_at__isnull=False).order_by("-is_main", "pk")
    rows = verified.exclude(collectivite=source.territory_id).select_related("collectivite")
    return [membership.collectivite for membership in rows]


def own_sheets(user: Any, source: Initiative) -> QuerySet[Initiative]:
    """The sheets that a member may name as their own telling of an adaptation."""
    return initiatives_written_by(user).exclude(pk=source.pk).order_by("title", "pk").only("pk", "title")

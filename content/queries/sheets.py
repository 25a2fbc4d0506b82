"""Doors to the library: what a reader may see of it."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from accounts.permissions import is_editor
from content.models import Initiative
from content.permissions import PUBLIC_STATES
from content.queries.remarks import remark_count
from content.queries.vouching import spoken_for_by, vouched_version
from foundation.history.enums import EditorialState
from foundation.history.reading import in_review_state
from methods.queries import cards_visible_to


def initiatives_listed() -> QuerySet[Initiative]:
    """What lists, counts, search and feeds show to everybody: the published ones."""
    return Initiative.objects.filter(state=EditorialState.PUBLISHED)


def initiatives_visible_to(user: Any) -> QuerySet[Initiative]:
    """Every initiative whose page the reader may open."""
    if is_editor(user):
        return Initiative.objects.all()
    visible = Q(state__in=PUBLIC_STATES)
    if user.is_authenticated:
        visible |= Q(pk__in=Initiative.authors.through.objects.filter(user=user).values("initiative"))
    return Initiative.objects.filter(visible)


def get_initiative_for(user: Any, slug: str) -> Initiative:
    """The initiative with all that its page shows; Http404 when it may not be seen."""
    rows = initiatives_visible_to(user).select_related("territory", "department", "region")
    rows = rows.annotate(vouched_version=vouched_version(), spoken_for=spoken_for_by(user), remark_count=remark_count())
    return get_object_or_404(rows.prefetch_related("themes", "authors"), slug=slug)


def get_readable_initiative_for(user: Any, slug: str) -> Initiative:
    """The initiative and its territory alone, for the small pages around it; Http404 when it may not be seen."""
    return get_object_or_404(initiatives_visible_to(user).select_related("territory", "department"), slug=slug)


def get_editable_initiative_for(user: Any, slug: str) -> Initiative:
    """The initiative, for those who may write it; Http404 for the others, who see at most its published page."""
    return get_object_or_404(initiatives_editable_by(user).prefetch_related("authors"), slug=slug)


def initiatives_editable_by(user: Any) -> QuerySet[Initiative]:
    """The initiatives whose next version this person may write."""
    return Initiative.objects.all() if is_editor(user) else initiatives_written_by(user)


def initiatives_written_by(user: Any) -> QuerySet[Initiative]:
    """The initiatives a person is an author of, whatever their state."""
    if not user.is_authenticated:
        return Initiative.objects.none()
    return Initiative.objects.filter(authors=user)


def initiatives_awaiting(user: Any) -> QuerySet[Initiative]:
    """The submitted initiatives, for the editors, the oldest first."""
    rows = in_review_state(initiatives_visible_to(user), EditorialState.SUBMITTED)
    return rows.order_by("updated_at", "pk")


def card_choices(user: Any, named: Iterable[str] = ()) -> list[tuple[str, str]]:
    """Slug and title of the cards that a sheet may name: those on line, and the archived ones it already names."""
    kept = Q(state=EditorialState.PUBLISHED) | Q(state=EditorialState.ARCHIVED, slug__in=named)
    return list(cards_visible_to(user).filter(kept).order_by("title").values_list("slug", "title"))

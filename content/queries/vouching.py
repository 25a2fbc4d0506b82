"""The word of the collectivité on a sheet."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.shortcuts import get_object_or_404

from accounts.models import Membership
from content.models import Initiative, Vouching
from foundation.history.enums import EditorialState


def standing_vouching(initiative: Initiative) -> Vouching | None:
    """The word of the collectivité that holds, or None."""
    return initiative.vouchings.filter(withdrawn_at=None).select_related("collectivite", "actor", "initiative").first()


def is_vouched_as_it_stands(initiative: Initiative) -> bool:
    """Whether the collectivité vouches for the very version on line, not for an older one."""
    return initiative.vouchings.filter(withdrawn_at=None, version=initiative.published_version or 0).exists()


def vouched_version() -> Subquery:
    """For the rows of a page: the version that the collectivité vouches for."""
    return Subquery(Vouching.objects.filter(initiative=OuterRef("pk"), withdrawn_at=None).values("version")[:1])


def spoken_for_by(user: Any) -> Exists:
    """For the rows of a page: whether this person is a referent of the collectivité of the sheet."""
    referents = Membership.objects.verified().filter(is_referent=True, user_id=user.pk)
    return Exists(referents.filter(collectivite=OuterRef("territory")))


def initiatives_vouchable_by(user: Any) -> QuerySet[Initiative]:
    """The sheets on line of the collectivités of which this person is a referent."""
    if not user.is_authenticated:
        return Initiative.objects.none()
    return Initiative.objects.filter(spoken_for_by(user), state=EditorialState.PUBLISHED)


def get_vouchable_initiative_for(user: Any, slug: str) -> Initiative:
    """A sheet on line, for a referent of its collectivité; Http404 for the others."""
    rows = initiatives_vouchable_by(user).select_related("territory").prefetch_related("authors")
    return get_object_or_404(rows, slug=slug)


def get_vouching_for(user: Any, slug: str) -> Vouching:
    """The word that holds on a sheet, for a referent of the collectivité that gave it; Http404 for the others."""
    referents = Membership.objects.verified().filter(is_referent=True, user_id=user.pk)
    rows = Vouching.objects.filter(withdrawn_at=None, collectivite__in=referents.values("collectivite"))
    return get_object_or_404(
        rows.select_related("initiative__territory", "collectivite", "actor"), initiative__slug=slug
    )

"""What waits for a person in the library, found in one pass."""

import datetime as dt
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.utils import timezone

from accounts.models import Membership
from accounts.permissions import is_editor
from content.models import Initiative, Vouching
from content.queries.news import open_requests
from foundation.history.enums import EditorialState

# Beyond, the referents have read the news and chosen not to vouch: their week says it no more.
VOUCHED_WITHIN = dt.timedelta(days=90)
REVISE, NEWS, VOUCH, REVIEW = "revise", "news", "vouch", "review"


def initiatives_waiting_for(user: Any, limit: int) -> QuerySet[Any]:
    """What this person has to revise, to give news of, to vouch for or to review: rows of « Ma semaine »."""
    rows = _concerned(user).annotate(awaits=_awaits(user)).exclude(awaits=None)
    first = rows.order_by("-awaits", "updated_at", "pk").values("pk")[:limit]
    found = Initiative.objects.filter(pk__in=first)
    return found.annotate(awaits=_awaits(user), line=F("title"), ref=F("slug"), moment=F("updated_at"))


def _concerned(user: Any) -> QuerySet[Initiative]:
    """The sheets where something may wait for the person: nothing else of a large library is looked at."""
    mine = Q(pk__in=_authored().filter(user_id=user.pk).values("initiative"))
    spoken_for = Q(territory__in=_spoken_for(user), state=EditorialState.PUBLISHED)
    return Initiative.objects.filter(mine | spoken_for | (_submitted() if is_editor(user) else Q(pk__in=[])))


def _awaits(user: Any) -> Case:
    mine = Exists(_authored().filter(user_id=user.pk, initiative=OuterRef("pk")))
    spoken_for = Exists(_spoken_for(user).filter(collectivite=OuterRef("territory")))
    present = Exists(_authored().filter(initiative=OuterRef("pk"), user__is_active=True))
    asked = Exists(open_requests().filter(initiative=OuterRef("pk"))) & Q(state=EditorialState.PUBLISHED)
    cases = [
        When(_in_review(EditorialState.TO_REVISE) & Q(mine), then=Value(REVISE)),
        When(asked & (Q(mine) | (Q(spoken_for) & ~Q(present))), then=Value(NEWS)),
        When(Q(spoken_for) & _to_vouch(), then=Value(VOUCH)),
    ]
    if is_editor(user):
        cases.append(When(_submitted(), then=Value(REVIEW)))
    return Case(*cases, default=Value(None))


def _to_vouch() -> Q:
    """On line for a short time, or changed since the collectivité vouched for it; not the starter corpus."""
    recent = Q(published_at__gte=timezone.now() - VOUCHED_WITHIN, provenance="", vouched_at=None)
    standing = Vouching.objects.filter(initiative=OuterRef("pk"), withdrawn_at=None)
    changed = Exists(standing.exclude(version=OuterRef("published_version")))
    return Q(state=EditorialState.PUBLISHED) & (recent | Q(changed))


def _submitted() -> Q:
    return _in_review(EditorialState.SUBMITTED)


def _in_review(state: str) -> Q:
    return Q(next_state=state) | Q(next_state="", state=state)


def _authored() -> QuerySet[Any]:
    return Initiative.authors.through.objects.all()


def _spoken_for(user: Any) -> QuerySet[Any]:
    return Membership.objects.verified().filter(is_referent=True, user_id=user.pk).values("collectivite")

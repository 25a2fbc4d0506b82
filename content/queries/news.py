"""What became of a case, and whom to ask."""

import datetime as dt

from django.db.models import Exists, F, OuterRef, QuerySet
from django.shortcuts import get_object_or_404

from accounts.models import Membership, User
from accounts.queries import editors, referents_of
from content.models import FollowUp, Initiative
from content.queries.sheets import initiatives_listed


def news_of(initiative: Initiative) -> QuerySet[FollowUp]:
    """The news that were given, the latest first."""
    return initiative.follow_ups.exclude(status="").select_related("answered_by").order_by("-answered_at", "-pk")


def get_news(initiative: Initiative, pk: int) -> FollowUp:
    """One of the news that were given; Http404 otherwise."""
    return get_object_or_404(news_of(initiative).select_related("initiative"), pk=pk)


def open_requests() -> QuerySet[FollowUp]:
    """The requests for news that nothing has answered since they left."""
    asked = FollowUp.objects.filter(status="", asked_at__isnull=False)
    return asked.exclude(initiative__last_news_on__gte=F("asked_at__date"))


def request_waiting(initiative: Initiative) -> FollowUp | None:
    """The latest request for news that waits for an answer, or None."""
    return open_requests().filter(initiative=initiative).order_by("-due_on", "-pk").first()


def people_to_ask(initiative: Initiative) -> list[User]:
    """Who may say what became of a case: its authors, else the referents of its collectivité.

    The editors are asked last, and only for a case whose authors have left. A case that came without authors (the
    starter corpus, an import) has no one to answer: a hundred of them would only fill the editors' mail.
    """
    authors = list(initiative.authors.all())
    if present := [author for author in authors if author.is_active]:
        return present
    referents = referents_of(initiative.territory) if initiative.territory else []
    return referents if referents or not authors else list(editors())


def cases_due(milestone: str, *, since: dt.datetime, until: dt.datetime | None = None) -> QuerySet[Initiative]:
    """The published cases first on line before `since` (after `until`), with somebody to ask, not asked for it yet."""
    authors = Initiative.authors.through.objects.filter(initiative=OuterRef("pk"))
    referents = Membership.objects.verified().filter(is_referent=True, collectivite=OuterRef("territory"))
    rows = initiatives_listed().filter(Exists(authors) | Exists(referents), published_at__lte=since)
    if until:
        rows = rows.filter(published_at__gt=until)
    asked = FollowUp.objects.filter(initiative=OuterRef("pk"), milestone=milestone)
    return rows.exclude(Exists(asked)).order_by("published_at", "pk")

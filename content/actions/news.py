"""What became of a case: news given when asked, or of one's own accord."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from content import permissions
from content.actions.shelving import turn_edition
from content.enums import Milestone, NewsStatus
from content.models import FollowUp, Initiative
from content.notifications.life import NEWS_GIVEN
from content.queries.news import news_of, request_waiting
from foundation.notifications import announce
from foundation.web.allowed import require


def give_news(initiative: Initiative, *, actor: Any, status: NewsStatus, why: str) -> FollowUp:
    """Say what became of the case; this answers the request that waits, if there is one. Raises PermissionDenied."""
    require(permissions.can_give_news(actor, initiative))
    with transaction.atomic():
        said = {"status": status, "why": why, "answered_by": actor, "answered_at": timezone.now()}
        news = _answer(initiative, said) or FollowUp.objects.create(
            initiative=initiative, milestone=Milestone.FREE, due_on=timezone.localdate(), **said
        )
        _tell(initiative)
        announce(NEWS_GIVEN, target=news, actor=actor)
    return news


def correct_news(news: FollowUp, *, actor: Any, status: NewsStatus, why: str) -> None:
    """Change what was said. Raises PermissionDenied."""
    require(permissions.can_correct_news(actor, news))
    with transaction.atomic():
        FollowUp.objects.filter(pk=news.pk).update(status=status, why=why)
        _tell(news.initiative)


def _answer(initiative: Initiative, said: dict[str, Any]) -> FollowUp | None:
    """The request that waited, answered; None when there is none, or when somebody else has just answered it."""
    asked = request_waiting(initiative)
    if asked is None or not FollowUp.objects.filter(pk=asked.pk, status="").update(**said):
        return None
    asked.refresh_from_db()
    return asked


def _tell(initiative: Initiative) -> None:
    """Copy the latest news on the row that lists read."""
    latest = news_of(initiative)[0]
    initiative.last_news = latest.status
    initiative.last_news_on = timezone.localdate(latest.answered_at)
    Initiative.objects.filter(pk=initiative.pk).update(
        last_news=initiative.last_news, last_news_on=initiative.last_news_on
    )
    turn_edition(initiative)

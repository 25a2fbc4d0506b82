"""Who speaks for a sheet once it is on line: the collectivité that vouches, the people who give news."""

import datetime as dt
from typing import Any

from django.utils import timezone

from accounts.permissions import is_editor, is_referent_of
from content.models import FollowUp, Initiative, Vouching
from content.permissions.sheets import is_author

# For so long, who gave news may correct them.
SECOND_THOUGHTS = dt.timedelta(days=14)


def can_vouch(user: Any, initiative: Initiative, *, speaks: bool | None = None) -> bool:
    """The referents of the collectivité, the authors of the sheet among them: it is the word of the collectivité.

    Another safeguard watches over authors: no editor publishes a sheet that they wrote. `speaks`, here and below:
    whether `user` is a referent there, for a page that already knows.
    """
    return initiative.is_published and _speaks_for(user, initiative, speaks)


def can_withdraw_vouching(user: Any, vouching: Vouching) -> bool:
    """The referents of the collectivité that gave its word."""
    return vouching.withdrawn_at is None and is_referent_of(user, vouching.collectivite)


def can_give_news(user: Any, initiative: Initiative, *, speaks: bool | None = None) -> bool:
    """Authors, the referents of the collectivité, editors; of a sheet on line."""
    if not initiative.is_published or not user.is_authenticated or not user.is_active:
        return False
    return is_author(user, initiative) or is_editor(user) or _speaks_for(user, initiative, speaks)


def can_correct_news(user: Any, news: FollowUp) -> bool:
    """Who gave them, for two weeks; editors at any time."""
    if not news.status or not news.answered_at:
        return False
    return is_editor(user) or (news.answered_by_id == user.pk and news.answered_at > timezone.now() - SECOND_THOUGHTS)


def _speaks_for(user: Any, initiative: Initiative, known: bool | None) -> bool:
    if initiative.territory is None:
        return False
    return is_referent_of(user, initiative.territory) if known is None else known

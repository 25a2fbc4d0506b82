"""The life of a sheet on line, as its page tells it: the word of the collectivité, the news, what one may do."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from content import permissions
from content.freshness import latest_news, silence
from content.models import Initiative
from foundation.web.doors import address


@dataclass(frozen=True)
class Life:
    """`vouched_older`: the collectivité vouched for a version that is no longer the one on line."""

    vouched_at: dt.datetime | None
    vouched_older: bool
    may_vouch: bool
    may_give_news: bool
    latest: str
    silence: str
    enquiry_url: str


def life_of(initiative: Initiative, user: Any) -> Life:
    """What the page shows; nothing is asked of the database when `get_initiative_for` found the sheet."""
    speaks = initiative.spoken_for  # type: ignore[attr-defined]  # annotated by get_initiative_for
    current = initiative.vouched_version == initiative.published_version  # type: ignore[attr-defined]
    may_give_news = permissions.can_give_news(user, initiative, speaks=speaks)
    is_silent = silence(initiative)
    # A case from elsewhere has no team on the site: the question would only come back to the editors.
    may_ask = bool(is_silent) and not may_give_news and not initiative.provenance
    return Life(
        vouched_at=initiative.vouched_at,
        vouched_older=not current,
        may_vouch=permissions.can_vouch(user, initiative, speaks=speaks),
        may_give_news=may_give_news,
        latest=latest_news(initiative),
        silence=is_silent,
        enquiry_url=address("content:enquiry-start", initiative.slug) if may_ask else "",
    )

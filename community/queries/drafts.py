"""What a person has begun to write: theirs alone."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse

from community.drafts import reply_key, topic_key
from community.models import Draft
from community.queries.spaces import spaces_visible_to
from community.queries.topics import topics_visible_to


@dataclass(frozen=True)
class FoundDraft:
    """A draft, where it was being written, and the address where it goes on."""

    draft: Draft
    place: str
    url: str


def drafts_of(user: Any) -> QuerySet[Draft]:
    """A person's drafts, the latest first."""
    return Draft.objects.filter(user=user) if user.is_authenticated else Draft.objects.none()


def draft_for(user: Any, key: str) -> Draft | None:
    """The draft of one form, if any."""
    return drafts_of(user).filter(key=key).first()


def has_drafts(user: Any) -> bool:
    return user.is_authenticated and drafts_of(user).exists()


def drafts_with_address(user: Any, most: int = 50) -> list[FoundDraft]:
    """A person's drafts with where they go on; where they may no longer go, the text stays, without address."""
    drafts = list(drafts_of(user)[:most])
    places = _topics(user, drafts) | _spaces(user, drafts)
    return [FoundDraft(draft, *places.get(draft.key, ("", ""))) for draft in drafts]


def check_place(user: Any, key: str) -> None:
    """Raise Http404 unless `key` names the form of a thread or a space that this person may see."""
    form, _colon, slug = key.partition(":")
    places: dict[str, Any] = {"reply": topics_visible_to, "topic": spaces_visible_to}
    if form not in places or not places[form](user).filter(slug=slug).exists():
        raise Http404


def _slugs(drafts: list[Draft], form: str) -> list[str]:
    return [slug for kind, _colon, slug in (draft.key.partition(":") for draft in drafts) if kind == form]


def _topics(user: Any, drafts: list[Draft]) -> dict[str, tuple[str, str]]:
    topics = topics_visible_to(user).filter(slug__in=_slugs(drafts, "reply"))
    return {reply_key(topic.slug): (topic.title, reverse("community:reply", args=[topic.slug])) for topic in topics}


def _spaces(user: Any, drafts: list[Draft]) -> dict[str, tuple[str, str]]:
    spaces = spaces_visible_to(user).filter(slug__in=_slugs(drafts, "topic"))
    start = reverse("community:topic-start")
    return {topic_key(space.slug): (space.name, f"{start}?espace={space.slug}") for space in spaces}

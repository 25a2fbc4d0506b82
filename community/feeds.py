"""The latest threads of a public space, for feed readers."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.utils.feedgenerator import Atom1Feed

from community.models import Space, Topic
from community.queries import get_space_for, topics_visible_to

LENGTH = 20


class SpaceFeed(Feed):  # type: ignore[type-arg]
    """What anybody may read, whoever asks: a feed's address carries no session."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, slug: str) -> Space:
        return get_space_for(AnonymousUser(), slug)

    def title(self, space: Space) -> str:
        return f"{space.name} · Essaim"

    def subtitle(self, space: Space) -> str:
        return space.summary

    def link(self, space: Space) -> str:
        return space.get_absolute_url()

    def items(self, space: Space) -> Any:
        topics = topics_visible_to(AnonymousUser()).filter(space=space).select_related("author")
        return topics.order_by("-last_post_at", "-pk")[:LENGTH]

    def item_title(self, topic: Any) -> str:
        return topic.title  # type: ignore[no-any-return]

    def item_description(self, topic: Any) -> str:
        return topic.get_kind_display()  # type: ignore[no-any-return]

    def item_author_name(self, topic: Any) -> str:
        return str(topic.author or "")

    def item_pubdate(self, topic: Topic) -> datetime:
        return topic.created_at

    def item_updateddate(self, topic: Topic) -> datetime:
        return topic.last_post_at

"""Threads in the search of the site, each with what its visible messages say."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from community.enums import TopicState
from community.models import Post, Topic
from community.queries.topics import topics_visible_to
from foundation.markup import plain_words
from foundation.search import Document, Searchable, register

# Enough for a long thread; a thread without end must not weigh on each of its replies.
MOST_POSTS = 200


@register
class TopicSearch(Searchable):
    kind = "fil"
    label = _("Discussions")

    def queryset(self) -> QuerySet[Topic]:
        posts = Post.objects.visible().filter(nr__lte=MOST_POSTS).order_by("nr")
        spoken = Prefetch("posts", posts.only("topic", "nr", "body_html"), to_attr="spoken")
        return Topic.objects.exclude(state=TopicState.HIDDEN).select_related("space").prefetch_related(spoken)

    def document(self, obj: Topic) -> Document:
        words = [plain_words(post.body_html) for post in obj.spoken]  # type: ignore[attr-defined]
        return Document(
            title=obj.title,
            url=obj.get_absolute_url(),
            summary=Truncator(words[0]).chars(300) if words else "",
            body="\n".join(words[1:]),
            date=obj.last_post_at.date(),
            context=f"{obj.get_kind_display()} · {obj.space.name}",
        )

    def visible_to(self, user: Any) -> QuerySet[Topic]:
        return topics_visible_to(user).exclude(state=TopicState.HIDDEN)

"""Messages a person may read."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.shortcuts import get_object_or_404

from accounts.queries import with_person_line
from community.models import Post, Reaction, Topic
from community.models.topics import POSTS_A_PAGE
from community.queries.topics import topics_visible_to

# What a page shows of a message and of who wrote it.
SHOWN = (
    "topic", "nr", "author", "body_html", "state", "quoted_nr", "thanks_count", "created_at", "edited_at",
    "author__name", "author__handle", "author__erased_at",
)  # fmt: skip


def posts_visible_to(user: Any) -> QuerySet[Post]:
    """The visible messages of the threads a person may read."""
    return Post.objects.visible().filter(topic__in=topics_visible_to(user).values("pk"))


def posts_of_page(topic: Topic, number: int, user: Any) -> list[Post]:
    """The messages of one page, whatever their state, with who speaks and `thanked` (did this reader say « Utile »).

    A page is a range of numbers, which never change: its cost does not grow with its depth, nothing is counted.
    The first page also holds the accepted answer, wherever it was given.
    """
    first = (number - 1) * POSTS_A_PAGE + 1
    wanted = Q(nr__gte=first, nr__lt=first + POSTS_A_PAGE)
    if number == 1 and topic.solution_id:
        wanted |= Q(pk=topic.solution_id)
    mine = Reaction.objects.filter(post=OuterRef("pk"), user_id=user.pk) if user.is_authenticated else None
    posts: Any = Post.objects.filter(wanted, topic_id=topic.pk).order_by("nr")
    posts = with_person_line(
        posts.only(*SHOWN).annotate(thanked=Exists(mine) if mine is not None else Value(False)), "author"
    )
    found = list(posts)
    for post in found:
        post.topic = topic
    return found


def get_post_for(user: Any, slug: str, nr: int) -> Post:
    """One message of a thread the person may read, whatever its state; Http404 otherwise."""
    posts = Post.objects.filter(topic__in=topics_visible_to(user).values("pk")).select_related("topic__space", "author")
    return get_object_or_404(posts, topic__slug=slug, nr=nr)

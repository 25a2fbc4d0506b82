"""Three pages: a constant, a template without query, a thread as a signed-in reader sees it (five queries)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bench.bare.models import Post, Reading, Topic
from bench.bare.page import POSTS, TEXT

__all__ = ["TEXT", "constant", "template", "topic"]


def constant(request: HttpRequest) -> HttpResponse:
    return HttpResponse("Essaim")


def template(request: HttpRequest) -> HttpResponse:
    """About 41 kB of HTML from rows held in memory."""
    return _page(request, Topic(pk=1, title="Un fil"), POSTS, 0)


def topic(request: HttpRequest, pk: int) -> HttpResponse:
    """Session, reader, thread, messages with their authors, what was read: five queries."""
    user = request.user
    shown = Topic.objects.get(pk=pk)
    posts = list(Post.objects.filter(topic=shown).select_related("author").order_by("nr")[:20]) if user.pk else POSTS
    reading = Reading.objects.filter(user=user.pk, topic=shown).first()
    return _page(request, shown, posts, reading.last_read_nr if reading else 0)


def _page(request: HttpRequest, shown: Topic, posts: Any, read: int) -> HttpResponse:
    return render(request, "bare/topic.html", {"topic": shown, "posts": posts, "read": read})

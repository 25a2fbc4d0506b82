"""The page of the bare application without its tables: what `bench.listing` measures in its own process."""

from datetime import UTC, datetime
from types import SimpleNamespace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

SENTENCE = "Nous avons rappelé chaque famille avant la réunion, puis compté les places qui restaient. "
TEXT = f"<p>{SENTENCE * 5}</p><ul><li>{SENTENCE}</li><li>{SENTENCE}</li></ul><p>{SENTENCE * 7}</p>"
POSTS = [
    SimpleNamespace(
        nr=nr,
        author=SimpleNamespace(username=f"agent{nr}"),
        html=TEXT,
        created_at=datetime(2026, 1, 1, tzinfo=UTC),
    )
    for nr in range(1, 21)
]


def template(request: HttpRequest, pk: int = 1) -> HttpResponse:
    """About 41 kB of HTML from rows held in memory."""
    shown = SimpleNamespace(pk=pk, title="Un fil")
    return render(request, "bare/topic.html", {"topic": shown, "posts": POSTS, "read": 0})


urlpatterns = [path("template", template), path("topic/<int:pk>", template, name="topic")]

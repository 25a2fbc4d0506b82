"""The starter spaces and the demonstration threads."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from community.actions.starter import CORPUS, read_script
from community.models import Link, Post, Space, Topic
from community.queries import unread_by_space
from foundation.search import search
from methods.models import MethodCard
from tests.support.factories.accounts import UserFactory
from tests.support.factories.methods import published_card

pytestmark = pytest.mark.django_db
PEOPLE = ["alex", "camille", "andrea", "dominique", "idris", "lou", "maxime", "nour", "sacha", "yael"]


@pytest.fixture
def people() -> dict[str, Any]:
    return {name: UserFactory(handle=f"{name}-demo", name=f"{name.title()} Démo") for name in PEOPLE}


@pytest.fixture
def load(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    def run(*args: str) -> str:
        call_command("community_load", *args)
        return capsys.readouterr().out

    return run


def test_four_public_spaces_with_their_charter_once(load: Callable[..., str]) -> None:
    assert "4 ouverts, 0 déjà là" in load()
    assert "0 ouverts, 4 déjà là" in load()
    assert all(space.is_public and space.charter_html and space.summary for space in Space.objects.all())
    assert list(Space.objects.values_list("position", flat=True)) == [1, 2, 3, 4]


def test_what_the_hosts_changed_stays(load: Callable[..., str]) -> None:
    load()
    Space.objects.filter(slug="bienvenue").update(name="Accueil")
    load()
    assert Space.objects.get(slug="bienvenue").name == "Accueil"


def test_the_threads_are_played_once_in_the_past(load: Callable[..., str], people: dict[str, Any]) -> None:
    files = len(list((CORPUS / "topics").glob("*.md")))
    assert f"{files} ouverts, 0 déjà là" in load("--demo")
    posts = Post.objects.count()
    assert f"0 ouverts, {files} déjà là" in load("--demo")
    assert (Topic.objects.count(), Post.objects.count()) == (files, posts)
    assert not Post.objects.filter(created_at__gt=timezone.now()).exists()
    for topic in Topic.objects.all():
        dates = list(topic.posts.order_by("nr").values_list("created_at", flat=True))
        assert dates == sorted(dates)
        assert (topic.created_at, topic.last_post_at) == (dates[0], dates[-1])
    assert sum(unread_by_space(people["camille"]).values()) > 0


def test_each_file_gives_its_posts_and_its_solution(load: Callable[..., str], people: dict[str, Any]) -> None:
    load("--demo")
    for path in (CORPUS / "topics").glob("*.md"):
        script = read_script(path)
        topic = Topic.objects.get(title=script.title)
        assert [post.author.handle for post in topic.posts.order_by("nr")] == [handle for handle, _text in script.posts]
        assert (topic.solution.nr if topic.solution else 0) == script.solution


def test_links_are_made_with_what_is_there_and_completed_later(
    load: Callable[..., str], people: dict[str, Any]
) -> None:
    load("--demo")
    assert not Link.objects.exists()
    card = published_card()
    MethodCard.objects.filter(pk=card.pk).update(slug="observation-sur-place")
    load("--demo")
    assert Link.objects.filter(object_id=card.pk, kind="methode").exists()


def test_the_threads_are_found(load: Callable[..., str], people: dict[str, Any]) -> None:
    load("--demo")
    hits = search("téléphone guichet", user=AnonymousUser(), kinds=["fil"]).hits
    assert hits[0].title == "À l’accueil, le téléphone coupe chaque entretien au guichet"


def test_without_its_people_the_demonstration_says_what_is_missing(load: Callable[..., str]) -> None:
    with pytest.raises(CommandError, match="camille-demo"):
        load("--demo")
    assert not Topic.objects.exists()


def test_a_file_that_is_no_thread_is_named(tmp_path: Any) -> None:
    path = tmp_path / "12-casse.md"
    path.write_text("---\ntitle: Sans espace\n---\n--- camille-demo ---\nBonjour\n")
    with pytest.raises(ValueError, match=r"12-casse\.md"):
        read_script(path)

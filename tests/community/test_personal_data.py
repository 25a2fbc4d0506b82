"""The copy of one's data, and leaving."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.personal_data import registered_sections
from community import actions
from community.models import Draft, Post, Reaction
from foundation.search import search
from tests.support.factories.accounts import UserFactory
from tests.support.factories.community import member_of, open_space, topic_in
from tests.support.jobs import run_jobs

pytestmark = pytest.mark.django_db
OURS = ("messages", "spaces", "reading")


@pytest.fixture
def talker() -> Any:
    """Somebody who asked, answered, thanked, drafted."""
    space = open_space()
    person, other = member_of(space), member_of(space)
    mine = topic_in(space, author=person, title="Ma question", body="La canopée de la place")
    theirs = topic_in(space, author=other)
    post = actions.reply(theirs, author=person, body="Première canopée")
    actions.edit_post(Post.objects.select_related("topic__space").get(pk=post.pk), actor=person, body="Canopée", base=1)
    actions.reply(mine, author=other, body="Bonne idée")
    actions.thank(Post.objects.select_related("topic__space").get(topic=theirs, nr=1), user=person)
    actions.save_draft(person, key=f"reply:{mine.slug}", body="Je voulais dire")
    run_jobs()
    return person


def erase(person: Any, remove_contributions: bool) -> None:
    for section in registered_sections():
        if section.key in OURS:
            section.erase(person, remove_contributions)


def test_the_copy_holds_all_that_one_wrote(talker: Any) -> None:
    copy = {section.key: str(section.export(talker)) for section in registered_sections() if section.key in OURS}
    for text in ("Ma question", "La canopée de la place", "Première canopée", "Canopée"):
        assert text in copy["messages"]
    assert "Bonne idée" not in copy["messages"]
    assert "Je voulais dire" in copy["reading"]
    assert "Espace" in copy["spaces"]


def test_leaving_keeps_what_others_rely_on(talker: Any) -> None:
    erase(talker, remove_contributions=False)
    assert Post.objects.filter(body__contains="anopée").count() == 2
    assert not Draft.objects.filter(user=talker).exists()
    assert not Reaction.objects.exists()
    assert set(Post.objects.values_list("thanks_count", flat=True)) == {0}
    assert not talker.space_memberships.exists()


def test_asking_for_removal_erases_every_word_and_the_index_with_it(talker: Any) -> None:
    assert search("canopée", user=AnonymousUser()).hits
    erase(talker, remove_contributions=True)
    assert not Post.objects.filter(body__contains="anopée").exists()
    assert not Post.objects.filter(body_html__contains="anopée").exists()
    assert not search("canopée", user=AnonymousUser()).hits
    assert Post.objects.filter(body="Bonne idée").get().nr == 2


def test_the_sections_cover_every_table_of_the_room() -> None:
    covered = {name for section in registered_sections() if section.key in OURS for name in section.models}
    with_people = {"Topic", "Post", "PostVersion", "Membership", "Draft", "UserTopic", "Reaction"}
    assert covered == {f"community.{name}" for name in with_people}


def test_somebody_who_never_came_leaves_without_trouble() -> None:
    erase(UserFactory(), remove_contributions=True)

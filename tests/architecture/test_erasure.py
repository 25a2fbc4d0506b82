"""Somebody who has written in every room leaves no trace of their name in any table."""

import pytest
from django.apps import apps

from accounts import actions
from accounts.actions.personal_data import erase_my_account, request_export
from accounts.models import User
from community.actions.drafts import save_draft
from community.models import Topic
from learning.models import Enrolment, Path, PathVersion
from tests.support.factories.accounts import UserFactory
from tests.support.factories.community import member_of, open_space, topic_in
from tests.support.factories.methods import draft_card, published_card
from tests.support.factories.territories import CollectiviteFactory
from tests.support.jobs import run_jobs

pytestmark = pytest.mark.django_db

NAME, WORDS = "Zzyzxcanari", "Plomodiernois"
# What people wrote stays when they do not ask for its removal; it may hold their own words.
CONTRIBUTIONS = {"community", "content", "methods", "history", "search", "learning"}


@pytest.fixture
def somebody() -> User:
    """A name that is nowhere else, and words of theirs, in every room."""
    person = actions.create_person(f"Ana {NAME}", f"ana@{NAME}.example", "quatre mots bien choisis", bio=WORDS)
    actions.join_collectivite(CollectiviteFactory(), actor=person, function=NAME)
    space = open_space()
    member_of(space, person)
    topic_in(space, author=person, title=f"{WORDS} au guichet", body=f"Le {WORDS} ferme à midi.")
    save_draft(person, key="topic:1", title=WORDS, body=WORDS)
    draft_card(author=person, title=WORDS)
    published_card(author=person)
    path = Path.objects.create(title="Parcours", slug="parcours-essai")
    Enrolment.objects.create(user=person, path=path, version=PathVersion.objects.create(path=path, number=1))
    request_export(person, actor=person)
    run_jobs()
    return person


def tables_holding(text: str) -> set[str]:
    """The tables where some value holds the text."""
    return {
        model._meta.label
        for model in apps.get_models()
        if any(text.lower() in str(row).lower() for row in model._base_manager.values())
    }


@pytest.mark.parametrize("remove_contributions", [False, True])
def test_the_name_is_gone(somebody, remove_contributions):
    assert len(tables_holding(NAME)) >= 3

    erase_my_account(somebody, actor=somebody, remove_contributions=remove_contributions)
    run_jobs()

    assert tables_holding(NAME) == set()


def test_the_words_stay_where_they_were_shared(somebody):
    erase_my_account(somebody, actor=somebody, remove_contributions=False)

    assert {label.split(".")[0] for label in tables_holding(WORDS)} <= CONTRIBUTIONS
    assert Topic.objects.get().author.name == "Agent parti"


def test_the_words_go_when_asked(somebody):
    erase_my_account(somebody, actor=somebody, remove_contributions=True)
    run_jobs()

    assert tables_holding(WORDS) == set()


def test_the_others_keep_their_words(somebody):
    other = UserFactory(bio=WORDS)

    erase_my_account(somebody, actor=somebody, remove_contributions=True)

    assert User.objects.get(pk=other.pk).bio == WORDS

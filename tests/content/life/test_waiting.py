"""« Ma semaine » says what a person has to do in the library, in one question with the other rooms."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from content import actions
from content.models import Initiative
from foundation.web.dashboard import items_for, rooms_together
from tests.content.life.people import local_initiative, referent_of
from tests.support.factories.accounts import MembershipFactory, UserFactory
from tests.support.factories.content import draft_initiative, submitted_initiative, to_revise_initiative
from tests.support.factories.methods import submitted_card
from tests.support.factories.territories import CollectiviteFactory

pytestmark = pytest.mark.django_db


def verbs(user) -> list[str]:
    return [item.action for item in items_for(user)["waiting"]]


def test_what_only_the_person_can_do_comes_first():
    editor = UserFactory(is_editor=True)
    place = MembershipFactory(user=editor, is_referent=True).collectivite
    submitted_initiative()
    local_initiative(territory=place.pk)
    to_revise_initiative(author=editor)
    assert verbs(editor) == ["Reprendre l’initiative", "Valider", "Relire"]


def test_a_stranger_waits_for_nothing():
    submitted_initiative()
    local_initiative()
    draft_initiative()
    assert verbs(UserFactory()) == []


def test_a_referent_is_not_asked_for_ever():
    initiative = local_initiative()
    referent = referent_of(initiative)
    assert verbs(referent) == ["Valider"]
    with time_machine.travel(timezone.now() + dt.timedelta(days=91)):
        assert verbs(referent) == []


def test_the_starter_corpus_waits_for_nobody():
    initiative = local_initiative()
    Initiative.objects.update(provenance="Fonds de départ d’Essaim")
    assert verbs(referent_of(initiative)) == []


def test_every_room_is_asked_at_once(django_assert_num_queries):
    editor = UserFactory(is_editor=True)
    place = MembershipFactory(user=editor, is_referent=True).collectivite
    MembershipFactory(collectivite=place, verified_at=None)
    submitted_card()
    for number in range(20):
        submitted_initiative(title=f"Cas {number}", territory=CollectiviteFactory().pk)
    with django_assert_num_queries(1):
        items = list(rooms_together(editor))
    assert len(items) == 17
    assert {item.action for item in items} == {"Relire", "Vérifier"}


def test_a_sheet_on_line_under_review_again_waits_for_the_editors():
    initiative = local_initiative()
    author = initiative.authors.get()
    actions.edit_initiative(initiative, actor=author, data=initiative.snapshot(), base=1)
    actions.submit_initiative(initiative, actor=author)
    assert verbs(UserFactory(is_editor=True)) == ["Relire"]

"""What a copy gives of the relay and of adaptations, and what leaving takes away."""

import pytest

from accounts.actions.personal_data import erase_my_account
from accounts.personal_data import registered_sections
from content.actions.adaptations import answer_adaptation, withdraw_adaptation
from content.actions.enquiries import read_enquiry, reply_to_enquiry, report_enquiry
from content.actions.rounds import ask_around
from content.models import Adaptation, AskRound, Enquiry, EnquiryMessage, EnquiryReading
from tests.support.factories.accounts import UserFactory
from tests.support.factories.content import published_initiative
from tests.support.factories.takeup import adaptation_of, enquiry_about

pytestmark = pytest.mark.django_db
WORD = "plomodiernois"


def copy_of(user, key: str) -> str:
    section = next(section for section in registered_sections() if section.key == key)
    return str(section.export(user))


def test_a_copy_holds_what_one_wrote_and_not_what_others_did():
    team, asker = UserFactory(), UserFactory()
    initiative = published_initiative(author=team)
    enquiry = enquiry_about(initiative, asker=asker, subject="Mon objet", body="Ma question")
    reply_to_enquiry(enquiry, actor=team, body="Leur réponse")
    report_enquiry(enquiry, actor=asker, reason="Mon signalement")
    ask_around([initiative], actor=asker, question="Ma question à plusieurs")
    mine = copy_of(asker, "relay")
    for text in ("Mon objet", "Ma question", "Mon signalement", "Ma question à plusieurs"):
        assert text in mine
    assert "Leur réponse" not in mine
    assert "Leur réponse" in copy_of(team, "relay")


def test_a_copy_holds_adaptations_and_answers():
    team = UserFactory()
    adaptation = adaptation_of(published_initiative(author=team), taken="Le stand repris")
    answer_adaptation(adaptation, actor=team, text="Notre réponse")
    assert "Le stand repris" in copy_of(adaptation.author, "adaptations")
    assert "Notre réponse" in copy_of(team, "adaptations")
    assert "Notre réponse" not in copy_of(UserFactory(), "adaptations")


def everything(user) -> None:
    """Words of a person in each table of what is taken up."""
    initiative = published_initiative()
    adaptation_of(initiative, author=user, taken=WORD)
    own = published_initiative(author=user)
    answer_adaptation(adaptation_of(own), actor=user, text=WORD)
    enquiry = enquiry_about(initiative, asker=user, subject=WORD, body=WORD)
    read_enquiry(enquiry, actor=user)
    report_enquiry(enquiry, actor=user, reason=WORD)
    ask_around([initiative], actor=user, question=WORD)
    reply_to_enquiry(enquiry_about(own), actor=user, body=WORD)


def holding(word: str) -> set[str]:
    models = (Adaptation, AskRound, Enquiry, EnquiryMessage)
    return {model.__name__ for model in models if any(word in str(row) for row in model.objects.values())}


def test_the_words_go_when_asked_and_the_count_stays_right():
    user = UserFactory()
    everything(user)
    source = Adaptation.objects.get(author=user).source
    assert holding(WORD) == {"Adaptation", "AskRound", "Enquiry", "EnquiryMessage"}
    erase_my_account(user, actor=user, remove_contributions=True)
    source.refresh_from_db()
    assert source.adaptation_count == 0
    assert holding(WORD) == set()
    assert not EnquiryReading.objects.filter(user=user).exists()


def test_the_words_stay_otherwise_under_agent_parti(client):
    user = UserFactory(name="Zoé Canari")
    everything(user)
    adaptation = Adaptation.objects.get(author=user)
    erase_my_account(user, actor=user, remove_contributions=False)
    html = client.get(adaptation.get_absolute_url()).content.decode()
    assert "Agent parti" in html
    assert "Canari" not in html


def test_an_editor_who_leaves_leaves_no_reason():
    editor, adaptation = UserFactory(is_editor=True), adaptation_of(published_initiative())
    withdraw_adaptation(adaptation, actor=editor, reason=WORD)
    assert WORD in copy_of(editor, "adaptations")
    erase_my_account(editor, actor=editor, remove_contributions=True)
    assert holding(WORD) == set()

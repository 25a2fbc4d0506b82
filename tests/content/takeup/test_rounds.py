"""« Qui l’a déjà fait près de chez moi ? »: whom one asks, within what they can bear."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from content.actions.enquiries import TooMany, reply_to_enquiry
from content.actions.rounds import ROUNDS_A_MONTH, NobodyToAsk, ask_around
from content.models import AskRound, Enquiry, Initiative
from content.queries.rounds import MOST_CASES, ROUNDS_RECEIVED, askable_cases, proposals_for
from tests.support.factories.accounts import MembershipFactory, UserFactory
from tests.support.factories.content import archived_initiative, draft_initiative, published_initiative, theme
from tests.support.factories.territories import CollectiviteFactory, DepartmentFactory, RegionFactory

pytestmark = pytest.mark.django_db
QUESTION = "Combien d’agents pour tenir un stand au marché ?"


def page(query: str = "") -> str:
    return reverse("content:ask-round") + query


def asked(*cases: Initiative, actor=None, question: str = QUESTION) -> AskRound:
    return ask_around(
        [Initiative.objects.get(pk=case.pk) for case in cases], actor=actor or UserFactory(), question=question
    )


def sent(*cases: Initiative, **changes) -> dict:
    return {"cases": [str(case.pk) for case in cases], "question": QUESTION, "once": str(uuid4()), **changes}


def proposed(user, **wanted) -> list[str]:
    return [proposal.initiative.title for proposal in proposals_for(user, **wanted)]


def test_only_cases_with_somebody_to_ask_are_proposed():
    author, gone, asker = UserFactory(), UserFactory(), UserFactory()
    published_initiative(author=author, title="Un guichet au marché")
    published_initiative(author=asker, title="Le marché de la personne elle-même")
    published_initiative(author=gone, title="Le marché des absents")
    published_initiative(title="Le marché sans équipe").authors.clear()
    draft_initiative(author=author, title="Le marché en brouillon")
    archived_initiative(author=author, title="Le marché archivé")
    type(gone).objects.filter(pk=gone.pk).update(is_active=False)
    assert proposed(asker, words="marché") == ["Un guichet au marché"]


def test_the_nearest_of_those_that_fit_come_first():
    far, near = CollectiviteFactory(department=(elsewhere())), CollectiviteFactory()
    asker = MembershipFactory(collectivite=CollectiviteFactory()).user
    for title, body in (("Un guichet au marché, loin", far), ("Un guichet au marché, près", near)):
        published_initiative(title=title, territory=body.pk, territory_name=body.name)
    found = proposals_for(asker, words="guichet marché")
    assert [proposal.initiative.title for proposal in found] == [
        "Un guichet au marché, près",
        "Un guichet au marché, loin",
    ]
    assert "même département" in found[0].reasons.lower()


def elsewhere():
    return DepartmentFactory(code="06", name="Alpes-Maritimes", region=RegionFactory(code="93", name="Provence"))


def test_from_a_sheet_its_team_and_those_of_close_cases_are_proposed():
    themes = [theme("accueil"), theme("mobilite")]
    sheet = published_initiative(title="La fiche", themes=themes)
    published_initiative(title="Proche", themes=themes)
    published_initiative(title="Sans rapport")
    assert set(proposed(UserFactory(), sheet=sheet)) == {"La fiche", "Proche"}


def test_five_at_most_are_proposed_and_asked():
    cases = [published_initiative(title=f"Un guichet au marché {number}") for number in range(MOST_CASES + 2)]
    assert len(proposed(UserFactory(), words="marché")) == MOST_CASES
    with pytest.raises(ValueError, match="1 to 5"):
        asked(*cases)
    with pytest.raises(ValueError, match="1 to 5"):
        asked()


def test_a_visitor_asks_nobody():
    with pytest.raises(PermissionDenied):
        asked(published_initiative(), actor=AnonymousUser())


def test_nobody_is_asked_by_a_round_what_a_question_would_refuse():
    author = UserFactory()
    with pytest.raises(PermissionDenied):
        asked(published_initiative(author=author), actor=author)
    with pytest.raises(PermissionDenied):
        asked(archived_initiative())
    assert not AskRound.objects.exists()


def test_one_question_goes_to_each_team(signed_in):
    cases, asker = [published_initiative(title=f"Cas {number}") for number in range(3)], UserFactory()
    response = signed_in(asker).post(page("?q=marché"), sent(*cases))
    assert response.status_code == 303
    assert Enquiry.objects.filter(round__asker=asker, initiative__in=cases).count() == 3
    assert "0 réponse sur 3" in signed_in(asker).get(response.url).content.decode()
    first = Enquiry.objects.order_by("pk")[0]
    reply_to_enquiry(first, actor=first.initiative.authors.get(), body="Deux agents suffisent.")
    html = signed_in(asker).get(response.url).content.decode()
    assert "Deux agents suffisent." in html
    assert "1 réponses sur 3" not in html
    assert "1 réponse sur 3" in html
    for other in (UserFactory(), first.initiative.authors.get(), UserFactory(is_editor=True)):
        assert signed_in(other).get(response.url).status_code == 404


def test_a_form_sent_twice_asks_once(signed_in):
    asker, form = UserFactory(), sent(published_initiative())
    for _ in range(2):
        assert signed_in(asker).post(page(), form).status_code == 303
    assert AskRound.objects.count() == Enquiry.objects.count() == 1


def test_a_person_asks_so_many_times_a_month(signed_in):
    case, asker = published_initiative(), UserFactory()
    for _ in range(ROUNDS_A_MONTH):
        asked(case, actor=asker)
    with pytest.raises(TooMany):
        asked(case, actor=asker)
    response = signed_in(asker).post(page("?q=marché"), sent(case, question="Mon texte"))
    assert response.status_code == 422
    assert "c’est la limite" in response.content.decode()
    assert "Mon texte" in response.content.decode()
    with time_machine.travel(timezone.now() + dt.timedelta(days=31)):
        asked(case, actor=asker)


def test_a_contributor_asked_enough_is_spared_and_it_is_said(signed_in):
    tired, fresh = published_initiative(title="Épuisée"), published_initiative(title="Disponible")
    for _ in range(ROUNDS_RECEIVED):
        asked(tired)
    asker = UserFactory()
    found = {row.initiative.title: row.is_tired for row in proposals_for(asker, words="guichet marché samedi")}
    assert found == {"Épuisée": True, "Disponible": False}
    response = signed_in(asker).post(page(), sent(tired, fresh))
    assert list(Enquiry.objects.filter(asker=asker).values_list("initiative__title", flat=True)) == ["Disponible"]
    assert "Épuisée" in signed_in(asker).get(response.url).content.decode()
    with pytest.raises(NobodyToAsk):
        asked(tired)
    assert AskRound.objects.filter(enquiries=None).count() == 0
    with time_machine.travel(timezone.now() + dt.timedelta(days=31)):
        asked(tired)


@pytest.mark.parametrize("bad", [{"cases": []}, {"cases": ["0"]}, {"cases": ["9" * 30]}, {"question": ""}])
def test_an_incomplete_round_is_not_sent(signed_in, bad):
    form = sent(published_initiative()) | bad
    assert signed_in(UserFactory()).post(page("?q=marché"), form).status_code == 422
    assert not AskRound.objects.exists()


def test_more_than_five_are_refused(signed_in):
    cases = [published_initiative(title=f"Cas {number}") for number in range(6)]
    response = signed_in(UserFactory()).post(page(), sent(*cases))
    assert response.status_code == 422
    assert "Cinq équipes au plus" in response.content.decode()


def test_nothing_found_leads_to_the_community(signed_in):
    html = signed_in(UserFactory()).get(page("?q=zzzz")).content.decode()
    assert "Aucune équipe joignable" in html
    assert reverse("community:topic-start") in html


def test_an_empty_list_of_initiatives_leads_here(client):
    html = client.get(reverse("content:initiative-list") + "?q=introuvable").content.decode()
    assert page("?q=introuvable") in html


def test_who_did_it_leads_here(client):
    sheet = published_initiative()
    html = client.get(reverse("content:who-did-it", args=[sheet.slug])).content.decode()
    assert page(f"?fiche={sheet.slug}") in html


@pytest.mark.parametrize("rows", [1, 3])
def test_the_cost_does_not_grow(signed_in, django_assert_max_num_queries, rows):
    sheet = published_initiative(themes=[theme("accueil"), theme("mobilite")])
    cases = [sheet, *(published_initiative(themes=["accueil", "mobilite"], title=f"Cas {n}") for n in range(rows))]
    asker = MembershipFactory().user
    mine = signed_in(asker)
    with django_assert_max_num_queries(10):
        mine.get(page(f"?fiche={sheet.slug}"))
    made = asked(*cases, actor=asker)
    with django_assert_max_num_queries(10):
        mine.get(made.get_absolute_url())


@pytest.mark.django_db(transaction=True)
def test_rounds_at_once_do_not_pass_what_a_contributor_may_receive():
    case = published_initiative()
    people = [UserFactory() for _ in range(ROUNDS_RECEIVED + 3)]
    start = Barrier(len(people))

    def ask(person) -> bool:
        try:
            start.wait()
            asked(case, actor=person)
        except NobodyToAsk:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(len(people)) as pool:
        assert sum(pool.map(ask, people)) == ROUNDS_RECEIVED


def test_askable_cases_are_those_of_others():
    asker = UserFactory()
    published_initiative(author=asker)
    other = published_initiative()
    assert list(askable_cases(asker)) == [other]

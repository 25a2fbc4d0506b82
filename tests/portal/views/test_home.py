import datetime as dt
from typing import Any

import pytest
import time_machine

from community.enums import SpaceKind
from learning.enums import CohortState
from tests.portal.rooms import cohort_in, fill_rooms
from tests.support.factories.accounts import UserFactory
from tests.support.factories.community import host_of, member_of, open_space, topic_in
from tests.support.factories.content import draft_initiative, initiative_data, published_initiative

pytestmark = pytest.mark.django_db
QUERIES = 5


def home(client: Any) -> str:
    response = client.get("/")
    assert response.status_code == 200
    return response.content.decode()


def test_an_empty_site_says_what_to_do(client: Any) -> None:
    html = home(client)
    assert "Toutes les questions ont reçu une réponse." in html
    assert "Aucune cohorte n’est ouverte." in html
    assert "Ce que le terrain a démenti" not in html
    assert "La bibliothèque, par département" not in html


def test_each_room_shows_one_living_thing(client: Any) -> None:
    (case,), (card,), (question,) = fill_rooms(1)
    html = home(client)
    assert f'href="{case.get_absolute_url()}"' in html
    assert "Les horaires freinent." in html
    assert f'href="{card.get_absolute_url()}"' in html
    assert f'href="{question.get_absolute_url()}"' in html
    assert 'href="/cohortes/numero-0/"' in html
    assert "La bibliothèque, par département" in html


@pytest.mark.parametrize("rows", [1, 3])
def test_it_costs_the_same_whatever_the_rooms_hold(client: Any, rows: int, django_assert_num_queries: Any) -> None:
    fill_rooms(rows)
    home(client)
    with django_assert_num_queries(QUERIES):
        home(client)


def test_the_case_changes_each_day(client: Any) -> None:
    published_initiative(title="Premier")
    published_initiative(title="Second")
    day = dt.datetime(2031, 3, 3, 12, tzinfo=dt.UTC)
    shown = []
    for number in range(2):
        with time_machine.travel(day + dt.timedelta(days=number), tick=False):
            shown.append("Premier" in home(client))
    assert sorted(shown) == [False, True]


def test_a_confirmed_hypothesis_is_not_a_failure(client: Any) -> None:
    confirmed = initiative_data()["hypotheses"][0] | {"verdict": "confirmee"}
    published_initiative(hypotheses=[confirmed])
    assert "Ce que le terrain a démenti" not in home(client)


def test_what_a_visitor_may_not_see_is_absent(client: Any) -> None:
    draft_initiative(title="Brouillon secret")
    private = open_space(kind=SpaceKind.PRIVATE)
    topic_in(private, author=host_of(private), title="Question secrète")
    cohort_in(CohortState.DRAFT, "secrete")
    html = home(client)
    assert "Brouillon secret" not in html
    assert "Question secrète" not in html
    assert "Cohorte secrete" not in html


def test_an_answered_question_gives_way(client: Any) -> None:
    space = open_space()
    topic_in(space, title="Déjà répondue", replies=1)
    topic_in(space, title="Encore ouverte", author=member_of(space))
    html = home(client)
    assert "Encore ouverte" in html
    assert "Déjà répondue" not in html


def test_a_cohort_whose_registration_is_over_is_not_proposed(client: Any) -> None:
    cohort_in(slug="passee", days_ahead=-1)
    assert "Aucune cohorte n’est ouverte." in home(client)


def test_a_member_finds_the_way_to_the_week(client: Any, signed_in: Any) -> None:
    assert "Ma semaine" not in home(client)
    assert 'href="/ma-semaine"' in home(signed_in(UserFactory()))

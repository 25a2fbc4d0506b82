import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from foundation.web import dashboard
from foundation.web.dashboard import Item
from tests.portal.rooms import fill_rooms
from tests.support.factories.accounts import MembershipFactory, UserFactory
from tests.support.factories.community import member_of, open_space, topic_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def slots(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[Item]]:
    """What the rooms say: nothing, until a test puts lines in."""
    lines: dict[str, list[Item]] = {slot: [] for slot in dashboard.SLOTS}
    monkeypatch.setattr(dashboard, "_providers", {slot: [lambda _user, slot=slot: lines[slot]] for slot in lines})
    return lines


def week(client: Any) -> str:
    response = client.get("/ma-semaine")
    assert response.status_code == 200
    return response.content.decode()


def line(title: str, **fields: Any) -> Item:
    return Item(title, f"/{title.lower().replace(' ', '-')}", **fields)


def test_a_visitor_is_led_to_the_entrance(client: Any) -> None:
    response = client.get("/ma-semaine")
    assert response.status_code == 302
    assert response["Location"] == "/compte/connexion/?next=/ma-semaine"


def test_a_newcomer_is_told_where_to_begin(signed_in: Any, slots: Any) -> None:
    html = week(signed_in(UserFactory()))
    assert "Rien ne vous attend. Par où commencer" in html
    assert "Dire où vous travaillez" in html
    assert 'href="/initiatives/"' in html


def test_who_has_said_where_they_work_is_not_asked_again(signed_in: Any, slots: Any) -> None:
    html = week(signed_in(MembershipFactory().user))
    assert "Par où commencer" in html
    assert "Dire où vous travaillez" not in html


def test_the_parts_come_in_order_and_empty_ones_are_absent(signed_in: Any, slots: Any) -> None:
    slots["session"].append(line("Séance trois", when=timezone.now()))
    slots["waiting"].append(line("Relire une fiche", action="Relire"))
    slots["answers"].append(line("Fil lu"))
    slots["suggestion"].append(line("Découvrir"))
    html = week(signed_in(UserFactory()))
    titles = ["Prochaine séance", "Ce qui vous attend", "Nouvelles réponses", "Une idée pour la suite"]
    places = [html.index(title) for title in titles]
    assert places == sorted(places)
    assert "Où vous en étiez" not in html
    assert "Par où commencer" not in html


def test_the_soonest_session_only(signed_in: Any, slots: Any) -> None:
    now = timezone.now()
    slots["session"] += [line("Lointaine", when=now + dt.timedelta(days=9)), line("Proche", when=now)]
    html = week(signed_in(UserFactory()))
    assert "Proche" in html
    assert "Lointaine" not in html


def test_the_badge_counts_what_is_shown(signed_in: Any, slots: Any) -> None:
    slots["waiting"] += [line(f"Attente {number}") for number in range(8)]
    html = week(signed_in(UserFactory()))
    assert html.count("/attente-") == 6
    assert '<span class="badge">8</span>' in html
    assert "et 2 autres" in html


def test_one_suggestion_and_one_place(signed_in: Any, slots: Any) -> None:
    slots["suggestion"] += [line("Idée une"), line("Idée deux")]
    slots["where_i_was"] += [line("Étape une"), line("Étape deux")]
    html = week(signed_in(UserFactory()))
    assert ("Idée une" in html, "Idée deux" in html) == (True, False)
    assert ("Étape une" in html, "Étape deux" in html) == (True, False)


@pytest.mark.parametrize("rows", [1, 3])
def test_a_member_of_every_room(signed_in: Any, rows: int, django_assert_max_num_queries: Any) -> None:
    space = open_space()
    user = member_of(space)
    MembershipFactory(user=user, is_referent=True)
    fill_rooms(rows, space)
    for _number in range(rows):
        topic_in(space, author=user, replies=1)
    client = signed_in(user)
    week(client)
    with django_assert_max_num_queries(10):
        html = week(client)
    assert "Nouvelles réponses" in html

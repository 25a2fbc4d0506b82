"""Where a card has served: told by members, read by everybody, compared with what the card announces."""

import datetime as dt

import pytest
from django.urls import reverse

from foundation.notifications.models import Delivery
from methods import actions
from methods.models import UseReport
from tests.support.factories.accounts import UserFactory
from tests.support.factories.methods import archived_card, card_data, draft_card, published_card
from tests.support.jobs import run_jobs

pytestmark = pytest.mark.django_db
TOLD = {
    "used_on": dt.date(2026, 3, 4),
    "people": 9,
    "minutes": 95,
    "worked": "Chacun a parlé.",
    "failed": "La salle était trop petite.",
    "changed": "",
    "audience": "agents d’accueil",
    "collectivite": None,
}
MINUTES = sum(step["minutes"] for step in card_data()["steps"])


def told(card, **changes):
    """A report of somebody on the card."""
    return actions.report_use(card, actor=UserFactory(), data=TOLD | changes)


def sent(client, card, **changes):
    """What the browser sends to tell a use."""
    address = reverse("methods:use-report", args=[card.slug])
    token = client.get(address).context["form"]["once"].value()
    return client.post(address, {**TOLD, "collectivite": "", "once": token, **changes})


def uses_page(client, card, **headers):
    return client.get(reverse("methods:card-uses", args=[card.slug]), **headers)


def test_a_member_tells_a_use_and_everybody_reads_it(client, signed_in):
    card, member = published_card(), UserFactory(name="Camille Martin")
    assert sent(signed_in(member), card).status_code == 303
    page = uses_page(client, card).content.decode()
    for said in ("La salle était trop petite.", "agents d’accueil", "Camille Martin", "1 h 35", "1 h 20"):
        assert said.replace(" ", "\u00a0") in page or said in page


def test_a_form_sent_twice_tells_once(signed_in):
    card, client = published_card(), signed_in(UserFactory())
    address = reverse("methods:use-report", args=[card.slug])
    data = {**TOLD, "collectivite": "", "once": client.get(address).context["form"]["once"].value()}
    assert [client.post(address, data).status_code for _ in range(2)] == [303, 303]
    assert UseReport.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"used_on": "2031-01-01"}, "used_on", "à venir"),
        ({"minutes": "0"}, "minutes", "1"),
        ({"people": "cinq"}, "people", "nombre"),
        ({"worked": "", "failed": ""}, "worked", "ce qui a marché"),
    ],
)
def test_what_cannot_be_kept_is_said_beside_the_field(signed_in, changes, field, words):
    answer = sent(signed_in(UserFactory()), published_card(), **changes)
    assert answer.status_code == 422
    assert words in str(answer.context["form"].errors[field])
    assert "agents d’accueil" in answer.content.decode()


def test_nobody_tells_a_use_of_a_card_that_is_not_on_line(signed_in, client):
    author = UserFactory()
    hidden, old = draft_card(author=author), archived_card()
    for card in (hidden, old):
        assert signed_in(author).get(reverse("methods:use-report", args=[card.slug])).status_code == 404
    assert uses_page(client, hidden).status_code == 404
    assert uses_page(client, old).status_code == 200


@pytest.mark.parametrize(
    ("who", "page", "status"),
    [
        ("author", "use-edit", 200),
        ("author", "use-withdraw", 200),
        ("editor", "use-edit", 404),
        ("editor", "use-withdraw", 200),
        ("other", "use-edit", 404),
        ("other", "use-withdraw", 404),
        ("visitor", "use-edit", 302),
        ("visitor", "use-withdraw", 302),
    ],
)
def test_who_corrects_and_takes_back(who, page, status, client, signed_in):
    use = told(published_card())
    people = {"author": use.author, "editor": UserFactory(is_editor=True), "other": UserFactory()}
    reader = client if who == "visitor" else signed_in(people[who])
    assert reader.get(reverse(f"methods:{page}", args=[use.pk])).status_code == status
    if status != 200:
        assert reader.post(reverse(f"methods:{page}", args=[use.pk]), {}).status_code == status


def test_a_report_is_corrected(signed_in, client):
    use = told(published_card())
    address = reverse("methods:use-edit", args=[use.pk])
    assert signed_in(use.author).post(address, {**TOLD, "collectivite": "", "minutes": 40}).status_code == 303
    assert "40\u00a0min" in uses_page(client, use.card).content.decode()


def test_a_report_taken_back_is_read_nowhere(signed_in, client):
    use = told(published_card())
    assert signed_in(use.author).post(reverse("methods:use-withdraw", args=[use.pk])).status_code == 303
    assert TOLD["failed"] not in uses_page(client, use.card).content.decode()
    assert signed_in(use.author).get(reverse("methods:use-edit", args=[use.pk])).status_code == 404


def test_the_author_of_the_card_is_told_and_not_the_teller():
    author = UserFactory()
    card = published_card(author=author)
    actions.report_use(card, actor=author, data=TOLD)
    assert "methods.used" not in news_of(author)
    use = told(card)
    assert "methods.used" in news_of(author)
    assert "methods.used" not in news_of(use.author)


def news_of(user):
    """The kinds of what waits in somebody's inbox."""
    run_jobs()
    return [row.event.kind for row in Delivery.objects.inbox_of(user).select_related("event")]


def test_the_author_is_offered_new_minutes_when_uses_agree(signed_in):
    card = published_card(author=(author := UserFactory()))
    for minutes in (MINUTES * 2, MINUTES * 2):
        told(card, minutes=minutes)
    offer = "Revoir les minutes des étapes"
    assert offer not in uses_page(signed_in(author), card).content.decode()
    told(card, minutes=MINUTES * 2)
    assert offer in uses_page(signed_in(author), card).content.decode()
    assert offer not in uses_page(signed_in(UserFactory()), card).content.decode()


def test_one_odd_day_is_not_a_drift(signed_in):
    card = published_card(author=(author := UserFactory()))
    for minutes in (MINUTES, MINUTES, MINUTES * 4):
        told(card, minutes=minutes)
    assert "Revoir les minutes" not in uses_page(signed_in(author), card).content.decode()


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("headers", [{}, {"HTTP_HX_REQUEST": "true"}])
def test_the_page_asks_the_same_questions_whatever_its_length(
    count, headers, client, signed_in, django_assert_max_num_queries
):
    card = published_card()
    for _ in range(count):
        told(card)
    member = signed_in(UserFactory())
    with django_assert_max_num_queries(6):
        uses_page(client, card, **headers)
    with django_assert_max_num_queries(10):
        uses_page(member, card, **headers)

"""The pages, files and link by which a workshop is taken away."""

import datetime as dt

import icalendar
import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from accounts.models import Membership
from methods.actions.sharing import share_agenda, unshare_agenda
from methods.enums import BlockKind
from methods.models import AgendaLink
from tests.support.factories.accounts import UserFactory
from tests.support.factories.methods import published_card
from tests.support.factories.plans import block, card_block, facilitator, plan, shared_model
from tests.support.factories.territories import CollectiviteFactory, DepartmentFactory

pytestmark = pytest.mark.django_db

PAPERS = ("animation/", "animation.pdf", "ordre-du-jour/", "ordre-du-jour.pdf", "materiel/", "materiel.pdf")
READS, SHARES = "read", "share"
TABLE = {
    ("owner", "plan"): {READS, SHARES},
    ("facilitator", "plan"): {READS, SHARES},
    ("other", "plan"): set(),
    ("editor", "plan"): set(),
    ("visitor", "plan"): set(),
    ("owner", "model"): {READS},
    ("other", "model"): {READS},
    ("visitor", "model"): {READS},
}


@pytest.fixture
def people():
    owner = UserFactory()
    workshop, model = plan(owner=owner), shared_model(owner=owner)
    for made in (workshop, model):
        block(made, notes="Secret de cuisine", lead="Lou", prepare="Café")
    who = {
        "owner": owner,
        "facilitator": facilitator(workshop),
        "other": UserFactory(),
        "editor": UserFactory(is_editor=True),
        "visitor": None,
    }
    return {"plan": workshop, "model": model}, who


@pytest.mark.parametrize(("role", "kind"), TABLE)
def test_who_reads_and_who_shares(client, signed_in, people, role, kind):
    made, who = people
    workshop, user = made[kind], who[role]
    reader = signed_in(user) if user else client
    for name in PAPERS:
        status = reader.get(f"/ateliers/{workshop.slug}/{name}").status_code
        assert status == (200 if READS in TABLE[role, kind] else 404), name
    if SHARES in TABLE[role, kind]:
        share_agenda(workshop, actor=user, shows_leads=False)
        return unshare_agenda(workshop, actor=user)
    for act in (lambda actor: share_agenda(workshop, actor=actor, shows_leads=False), _close(workshop)):
        with pytest.raises(PermissionDenied):
            act(user or AnonymousUser())


def _close(workshop):
    return lambda actor: unshare_agenda(workshop, actor=actor)


@pytest.mark.parametrize("blocks", [1, 3, 40])
@pytest.mark.parametrize(("page", "queries"), [("animation/", 8), ("ordre-du-jour/", 8), ("materiel/", 8)])
def test_a_paper_costs_the_same_whatever_its_length(signed_in, django_assert_num_queries, blocks, page, queries):
    made, card = plan(), published_card()
    for _number in range(blocks):
        card_block(made, card)
    reader = signed_in(made.owner)
    with django_assert_num_queries(queries):
        reader.get(f"/ateliers/{made.slug}/{page}")


@pytest.mark.parametrize(("page", "queries"), [("animation/", 5), ("ordre-du-jour/", 4), ("materiel/", 5)])
def test_a_visitor_reads_a_model_in_six_queries(client, django_assert_num_queries, page, queries):
    model = shared_model()
    card_block(model, published_card())
    with django_assert_num_queries(queries):
        client.get(f"/ateliers/{model.slug}/{page}")


def test_the_sheet_shows_notes_and_the_agenda_does_not(signed_in):
    made = plan()
    block(made, notes="Secret de cuisine", lead="Lou", text="Consigne interne")
    reader = signed_in(made.owner)
    assert "Secret de cuisine" in reader.get(f"/ateliers/{made.slug}/animation/").content.decode()
    html = reader.get(f"/ateliers/{made.slug}/ordre-du-jour/").content.decode()
    assert "Accueil et café" in html
    assert not [word for word in ("Secret de cuisine", "Lou", "Consigne interne") if word in html]
    assert "avec Lou" in reader.get(f"/ateliers/{made.slug}/ordre-du-jour/?avec=1").content.decode()


def test_materials_are_counted_again(signed_in):
    made = plan()
    card_block(made, published_card())
    reader = signed_in(made.owner)
    assert "30 (1 par personne)" in reader.get(f"/ateliers/{made.slug}/materiel/?personnes=30").content.decode()


@pytest.mark.parametrize("typed", ["", "0", "-3", "2001", "beaucoup", "9" * 400])
def test_a_wrong_number_of_people_is_said(signed_in, typed):
    made = plan()
    card_block(made, published_card())
    answer = signed_in(made.owner).get(f"/ateliers/{made.slug}/materiel/?personnes={typed}")
    assert answer.status_code == 422
    assert "12 (1 par personne)" in answer.content.decode()
    assert signed_in(made.owner).get(f"/ateliers/{made.slug}/materiel.pdf?personnes={typed}").status_code == 200


# The link of participants


def test_participants_read_the_agenda_by_its_link(client, signed_in):
    made = plan(title="Refaire l’accueil", place="Salle Césaire")
    block(made, notes="Secret de cuisine", lead="Lou", say="Bienvenue", text="Consigne")
    answer = signed_in(made.owner).post(f"/ateliers/{made.slug}/ordre-du-jour/partager/", follow=True)
    link = AgendaLink.objects.get()
    assert f"/ateliers/invitation/{link.token}/" in answer.content.decode()
    html = client.get(f"/ateliers/invitation/{link.token}/").content.decode()
    assert '<meta name="robots" content="noindex' in html
    for shown in ("Refaire l’accueil", "Salle Césaire", "Accueil et café"):
        assert shown in html
    for kept in ("Secret de cuisine", "Lou", "Bienvenue", "Consigne", made.owner.name, made.slug):
        assert kept not in html


def test_the_link_says_who_leads_when_asked(client, signed_in):
    made = plan()
    block(made, lead="Lou")
    signed_in(made.owner).post(f"/ateliers/{made.slug}/ordre-du-jour/partager/", {"avec": "1"})
    token = AgendaLink.objects.get().token
    assert "avec Lou" in client.get(f"/ateliers/invitation/{token}/").content.decode()
    signed_in(made.owner).post(f"/ateliers/{made.slug}/ordre-du-jour/partager/")
    assert AgendaLink.objects.get().token == token
    assert "Lou" not in client.get(f"/ateliers/invitation/{token}/").content.decode()


def test_a_closed_link_leads_nowhere_for_good(client, signed_in):
    made = plan()
    former = share_agenda(made, actor=made.owner, shows_leads=False).token
    signed_in(made.owner).post(f"/ateliers/{made.slug}/ordre-du-jour/ne-plus-partager/")
    share_agenda(made, actor=made.owner, shows_leads=False)
    for address in ("", "agenda.ics"):
        assert client.get(f"/ateliers/invitation/{former}/{address}").status_code == 404


def test_others_can_neither_open_nor_close_the_link(signed_in):
    made, model = plan(), shared_model()
    stranger = signed_in(UserFactory())
    for workshop in (made, model):
        for verb in ("partager", "ne-plus-partager"):
            assert stranger.post(f"/ateliers/{workshop.slug}/ordre-du-jour/{verb}/").status_code == 404
    assert not AgendaLink.objects.exists()


def test_the_shared_page_costs_three_queries(client, django_assert_num_queries):
    made = plan()
    for _number in range(3):
        block(made)
    token = share_agenda(made, actor=made.owner, shows_leads=False).token
    with django_assert_num_queries(3):
        client.get(f"/ateliers/invitation/{token}/")


# Calendars


def read(content: bytes) -> icalendar.Event:
    (event,) = icalendar.Calendar.from_ical(content).walk("VEVENT")
    return event


def test_a_workshop_is_read_back_by_a_calendar(client, signed_in):
    made = plan(title="Accueil ; à plusieurs,\\ ensemble", place="Mairie\nX-A:1", day=dt.date(2027, 1, 12))
    block(made, "Accueil", 90)
    block(made, "Pause", 15, kind=BlockKind.BREAK)
    answer = signed_in(made.owner).get(f"/ateliers/{made.slug}/agenda.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    event = read(answer.content)
    assert event["summary"] == made.title
    assert event["location"] == made.place
    assert event["uid"] == f"atelier-{made.pk}@essaim"
    assert event["description"] == "9\u00a0h – Accueil\n10\u00a0h\u00a030 – Pause"
    assert event["url"].endswith(made.get_absolute_url())
    assert event.decoded("dtstart") == dt.datetime(2027, 1, 12, 8, 0, tzinfo=dt.UTC)
    assert event.decoded("dtend") - event.decoded("dtstart") == dt.timedelta(minutes=105)
    token = share_agenda(made, actor=made.owner, shows_leads=False).token
    shared = read(client.get(f"/ateliers/invitation/{token}/agenda.ics").content)
    assert shared["uid"] == event["uid"]
    assert shared["url"].endswith(f"/invitation/{token}/")


def test_an_overseas_workshop_keeps_the_clocks_of_its_island(signed_in):
    made = plan(day=dt.date(2027, 1, 12))
    block(made)
    island = DepartmentFactory(code="974", timezone="Indian/Reunion")
    Membership.objects.create(user=made.owner, collectivite=CollectiviteFactory(department=island), function="Agent")
    content = signed_in(made.owner).get(f"/ateliers/{made.slug}/agenda.ics").content
    assert read(content).decoded("dtstart") == dt.datetime(2027, 1, 12, 5, 0, tzinfo=dt.UTC)
    assert b"DTSTART;TZID=Indian/Reunion:20270112T090000" in content
    assert [zone["tzid"] for zone in icalendar.Calendar.from_ical(content).walk("VTIMEZONE")] == ["Indian/Reunion"]


def test_an_hour_is_an_hour_the_night_clocks_change(signed_in):
    made = plan(day=dt.date(2027, 3, 28), starts_at=dt.time(1))
    block(made, "Veillée", 120)
    event = read(signed_in(made.owner).get(f"/ateliers/{made.slug}/agenda.ics").content)
    assert event.decoded("dtend").astimezone(dt.UTC) - event.decoded("dtstart").astimezone(dt.UTC) == dt.timedelta(
        hours=2
    )


def test_a_workshop_without_a_date_asks_for_one(client, signed_in):
    made = plan(day=None)
    answer = signed_in(made.owner).get(f"/ateliers/{made.slug}/agenda.ics", follow=True)
    assert "pas encore de date" in answer.content.decode()
    token = share_agenda(made, actor=made.owner, shows_leads=False).token
    assert client.get(f"/ateliers/invitation/{token}/agenda.ics").status_code == 404

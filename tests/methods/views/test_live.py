"""The page of a running workshop, without its script: every button is a form."""

import datetime as dt
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from methods.enums import RunEventKind
from methods.models import RunEvent, WorkshopRun
from tests.foundation.files.uploads import PDF, image
from tests.support.factories.methods import published_card
from tests.support.factories.plans import block, card_block, facilitator, plan, shared_model
from tests.support.factories.runs import event_of, plan_with, run_of

pytestmark = pytest.mark.django_db


def live(workshop) -> str:
    return reverse("workshops:live", args=[workshop.slug])


def address(name: str, run: WorkshopRun, *more) -> str:
    return reverse(f"workshops:{name}", args=[run.plan.slug, run.pk, *more])


def form_of(html: str, act: str) -> dict[str, str]:
    """The hidden fields of a button of the page."""
    (form,) = re.findall(rf'<form[^>]*data-act="{act}".*?</form>', html, re.DOTALL)
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form))


def test_a_workshop_begins_goes_on_and_ends_by_plain_forms(agent, signed_in):
    workshop, client = plan_with(15, 30, owner=agent), signed_in(agent)
    assert "Commencer maintenant" in client.get(live(workshop)).content.decode()
    client.post(reverse("workshops:run-start", args=[workshop.slug]))
    run = WorkshopRun.objects.get()
    page = client.get(live(workshop)).content.decode()
    client.post(address("run-tell", run), form_of(page, "next"))
    client.post(address("run-tell", run), form_of(page, "extend"))
    client.post(address("run-tell", run), form_of(page, "extend"))
    client.post(address("run-tell", run), form_of(page, "note") | {"text": "Entendu au fond."})
    assert sorted(RunEvent.objects.values_list("kind", "slot", "minutes")) == [
        ("debut", 1, 0),
        ("note", 0, 0),
        ("prolonge", 0, 5),
    ]
    page = client.get(live(workshop)).content.decode()
    assert "Entendu au fond." in page
    assert form_of(page, "previous")["slot"] == "0"
    client.post(address("run-end", run))
    assert "L’atelier est terminé" in client.get(live(workshop)).content.decode()


def test_it_shows_the_time_left_what_to_say_and_what_comes_next(agent, signed_in):
    workshop = plan(owner=agent)
    block(workshop, "Accueil", 15, say="Bonjour à vous.")
    card_block(workshop, published_card(), 40)
    run_of(workshop, started_at=timezone.now() - dt.timedelta(minutes=10))
    page = signed_in(agent).get(live(workshop)).content.decode()
    assert re.search(r'data-live="left">5\xa0min<', page)
    assert "Bonjour à vous." in page
    assert re.search(r"Ensuite\xa0: Marche exploratoire, 40 min, vers", page)
    assert re.search(r'data-slot="1"[^>]* hidden', page)
    assert "à l’heure prévue" in page


def test_a_slot_that_overruns_says_so_in_words(agent, signed_in):
    workshop = plan_with(15, 30, owner=agent)
    run_of(workshop, started_at=timezone.now() - dt.timedelta(minutes=18, seconds=5))
    page = signed_in(agent).get(live(workshop)).content.decode()
    assert "dépassé de 3 min" in page
    assert "3 min de plus que prévu" in page


def test_the_empty_workshop_leads_to_its_preparation(agent, signed_in):
    workshop, client = plan(owner=agent), signed_in(agent)
    assert "Préparer l’atelier" in client.get(live(workshop)).content.decode()
    answer = client.post(reverse("workshops:run-start", args=[workshop.slug]), follow=True)
    assert "Cet atelier est vide" in answer.content.decode()


def test_an_empty_note_is_refused_beside_its_field(agent, signed_in):
    run = run_of(plan_with(15, owner=agent))
    answer = signed_in(agent).post(address("run-tell", run), {"kind": "note", "text": "  "})
    assert answer.status_code == 422
    assert "Écrivez votre note" in answer.content.decode()


def test_a_note_too_long_is_refused_and_kept_in_its_field(agent, signed_in):
    run = run_of(plan_with(15, owner=agent))
    answer = signed_in(agent).post(address("run-tell", run), {"kind": "note", "text": "a" * 2001})
    assert (answer.status_code, "a" * 2001 in answer.content.decode()) == (422, True)


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("photo.jpg", b"", "vide"),
        ("photo.pdf", PDF, "pas une photo"),
        ("photo.jpg", PDF, "contenu"),
        (None, b"", "Choisissez"),
    ],
)
def test_what_is_no_photo_is_refused_beside_its_field(agent, signed_in, name, content, why):
    run = run_of(plan_with(15, owner=agent))
    files = {"photo": SimpleUploadedFile(name, content)} if name else {}
    answer = signed_in(agent).post(address("run-photo", run), {"kind": "photo", **files})
    assert answer.status_code == 422
    assert why in answer.content.decode()
    assert not RunEvent.objects.exists()


def test_a_photo_is_shown_to_those_who_prepare_the_workshop(agent, signed_in):
    workshop = plan_with(15, owner=agent)
    run, helper = run_of(workshop), facilitator(workshop)
    photo = SimpleUploadedFile("photo.jpg", image("JPEG"))
    signed_in(agent).post(address("run-photo", run), {"kind": "photo", "photo": photo})
    page = signed_in(helper).get(live(workshop)).content.decode()
    (source,) = re.findall(r'<img src="([^"]*)" alt="Photo prise à [^"]*, pendant «\xa0Temps 1\xa0»"', page)
    assert signed_in(helper).get(source).status_code == 200


def test_a_note_is_taken_back_after_asking(agent, signed_in):
    run = run_of(plan_with(15, owner=agent))
    note, client = event_of(run, text="À retirer."), signed_in(agent)
    asked = client.get(address("note-withdraw", run, note.uid)).content.decode()
    assert "À retirer." in asked
    client.post(address("note-withdraw", run, note.uid))
    assert "À retirer." not in client.get(live(run.plan)).content.decode()
    assert client.get(address("note-withdraw", run, note.uid)).status_code == 404


def test_beginning_again_asks_and_keeps(agent, signed_in):
    run, client = run_of(plan_with(15, owner=agent)), signed_in(agent)
    assert "reste avec ses notes" in client.get(address("run-restart", run)).content.decode()
    client.post(address("run-restart", run))
    assert WorkshopRun.objects.count() == 2


def test_only_the_owner_is_offered_to_delete_a_run(agent, signed_in):
    workshop = plan_with(15, owner=agent)
    run, helper = run_of(workshop, ended_at=timezone.now()), facilitator(workshop)
    offer = "Supprimer ce déroulement"
    assert offer not in signed_in(helper).get(live(workshop)).content.decode()
    assert signed_in(helper).post(address("run-delete", run)).status_code == 404
    assert offer in signed_in(agent).get(live(workshop)).content.decode()
    signed_in(agent).post(address("run-delete", run))
    assert not WorkshopRun.objects.exists()


def test_two_days_after_the_end_the_page_invites_to_begin(agent, signed_in):
    began = timezone.now() - dt.timedelta(days=3)
    workshop = plan_with(15, owner=agent)
    run_of(workshop, started_at=began, ended_at=began + dt.timedelta(minutes=15))
    assert "Commencer maintenant" in signed_in(agent).get(live(workshop)).content.decode()


def test_a_model_and_the_workshop_of_others_are_not_to_be_run(agent, signed_in):
    for workshop in (shared_model(owner=agent), plan_with(15, slug="chez-d-autres")):
        assert signed_in(agent).get(live(workshop)).status_code == 404
        assert signed_in(agent).post(reverse("workshops:run-start", args=[workshop.slug])).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_asks_a_bounded_number_of_queries(agent, signed_in, rows, django_assert_num_queries):
    workshop = plan_with(*[15] * rows, owner=agent)
    run = run_of(workshop)
    for _ in range(rows):
        facilitator(workshop)
        event_of(run, text="Entendu.")
        event_of(run, RunEventKind.PHOTO)
    client = signed_in(agent)
    with django_assert_num_queries(6):
        client.get(live(workshop))


def test_times_are_those_of_the_person(agent, signed_in):
    agent.timezone = "Indian/Reunion"
    agent.save()
    workshop = plan_with(15, owner=agent)
    run_of(workshop, started_at=dt.datetime(2027, 1, 12, 6, 0, tzinfo=dt.UTC), ended_at=timezone.now())
    assert "de 10\xa0h à" in signed_in(agent).get(live(workshop)).content.decode()


def test_the_page_of_the_workshop_leads_where_it_stands(agent, signed_in):
    workshop, client = plan_with(15, owner=agent), signed_in(agent)
    assert "Animer avec le téléphone" in client.get(workshop.get_absolute_url()).content.decode()
    run = run_of(workshop)
    page = client.get(workshop.get_absolute_url()).content.decode()
    assert "Rejoindre l’atelier en cours" in page
    WorkshopRun.objects.filter(pk=run.pk).update(ended_at=timezone.now())
    page = client.get(workshop.get_absolute_url()).content.decode()
    assert address("run-after", run) in page
    assert "Animer avec le téléphone" in page

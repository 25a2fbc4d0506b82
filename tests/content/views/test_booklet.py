"""The booklet of a collection: asked for, composed by a job, read by those who asked."""

import datetime as dt
import io
import re

import pytest
import time_machine
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from content.actions import booklets as actions
from content.actions.collections import change_link, edit_collection
from content.enums import Visibility
from content.models import Booklet
from content.tasks.booklets import compose
from foundation.documents.models import CompositionState
from foundation.documents.tasks import purge
from foundation.files import files_of
from foundation.files.models import StoredFile
from tests.support.factories.accounts import UserFactory
from tests.support.factories.content import archived_initiative, published_initiative
from tests.support.factories.keeping import collection, public_collection, shared_collection
from tests.support.jobs import run_jobs

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nobody_has_asked_today():
    cache.clear()


def at(made):
    return reverse("content:booklet", args=[made.slug])


def by_link(made):
    return reverse("content:shared-booklet", args=[made.token])


def asked(made, user):
    booklet = actions.ask_booklet(made, actor=user)
    run_jobs()
    booklet.refresh_from_db()
    return booklet


def reader_of(booklet):
    with files_of(booklet).get().file.open("rb") as file:
        return PdfReader(io.BytesIO(file.read()))


def outline(reader):
    return [entry.title for entry in reader.outline if not isinstance(entry, list)]


def test_from_the_button_to_the_file_without_javascript(signed_in, agent):
    made, client = collection(published_initiative(), owner=agent), signed_in(agent)
    assert "Composer le livret" in client.get(at(made)).content.decode()
    assert client.post(at(made)).status_code == 303
    waiting = client.get(at(made)).content.decode()
    assert "Le livret se compose" in waiting
    assert "Voir où il en est" in waiting
    run_jobs()
    ready = client.get(at(made)).content.decode()
    stored = files_of(Booklet.objects.get()).get()
    assert stored.get_absolute_url() in ready
    assert "every 2s" not in ready
    answer = client.get(stored.get_absolute_url())
    assert answer["Content-Type"] == "application/pdf"


def test_htmx_asks_again_until_it_is_ready(signed_in, agent):
    made, client = collection(published_initiative(), owner=agent), signed_in(agent)
    client.post(at(made))
    Booklet.objects.update(state=CompositionState.RUNNING, done=2, total=5)
    fragment = client.get(at(made), headers={"hx-request": "true"}).content.decode()
    assert "every 2s" in fragment
    assert "2 fiches préparées sur 5" in fragment
    assert "<html" not in fragment
    again = re.search(r'hx-get="([^"]+)"', fragment)[1]
    assert client.get(again, headers={"hx-request": "true"}).status_code == 204
    Booklet.objects.update(done=3)
    assert client.get(again, headers={"hx-request": "true"}).status_code == 200


def test_it_is_an_accessible_pdf_with_its_contents_and_its_bookmarks(agent):
    cases = [published_initiative(title=title) for title in ("Le premier cas", "Le deuxième cas")]
    made = collection(*cases, owner=agent, title="Sortir du guichet", intro="Pour jeudi.", note="Lire la fin.")
    reader = reader_of(asked(made, agent))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value
    assert root["/Lang"] == "fr"
    assert reader.metadata.title == "Sortir du guichet"
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    expected = [
        "Sommaire",
        "Présentation",
        "Le premier cas",
        "Le deuxième cas",
        "Sources et conditions de réutilisation",
    ]
    assert outline(reader) == expected
    pages = [page.extract_text() for page in reader.pages]
    assert "Sortir du guichet" in pages[0]
    assert str(agent) in pages[0]
    assert "2 initiatives" in pages[0]
    text = "\n".join(pages)
    told = ["Sommaire", "Pour jeudi.", "Lire la fin.", "Les horaires freinent.", "Bilan du service accueil", "Licence"]
    places = [text.index(words) for words in told]
    assert places == sorted(places)


def test_the_contents_give_the_page_of_each_sheet(agent):
    cases = [published_initiative(title=title) for title in ("Le premier cas", "Le deuxième cas")]
    reader = reader_of(asked(collection(*cases, owner=agent), agent))
    pages = [page.extract_text() for page in reader.pages]
    contents = pages[1]
    for title in ("Le premier cas", "Le deuxième cas"):
        number = next(nr for nr, page in enumerate(pages, start=1) if nr > 2 and title in page)
        line = next(line for line in contents.splitlines() if title in line)
        assert line.rstrip().endswith(str(number))


def test_a_case_off_line_is_named_and_not_printed(agent):
    made = collection(published_initiative(title="En ligne"), owner=agent)
    made.items.create(initiative=archived_initiative(title="Retiré depuis", done="Le texte retiré"), position=5)
    reader = reader_of(asked(made, agent))
    text = "\n".join(page.extract_text() for page in reader.pages)
    assert "Retiré depuis" in text
    assert "Le texte retiré" not in text
    assert Booklet.objects.get().total == 1


def test_what_people_typed_is_never_read_as_source(agent):
    hostile = '#read("/etc/passwd") $x$ *gras* @cible'
    made = collection(published_initiative(title=hostile), owner=agent, title=hostile, intro=hostile, note=hostile)
    text = "\n".join(page.extract_text() for page in reader_of(asked(made, agent)).pages)
    assert "root:" not in text
    assert "@cible" in text


def test_an_empty_collection_makes_a_booklet_too(agent):
    assert asked(collection(owner=agent), agent).state == CompositionState.READY


def test_asked_twice_it_is_composed_once(signed_in, agent):
    made, client = collection(published_initiative(), owner=agent), signed_in(agent)
    for _time in range(2):
        client.post(at(made))
    assert Booklet.objects.count() == 1
    run_jobs()
    client.post(at(made))
    run_jobs()
    assert Booklet.objects.count() == StoredFile.objects.count() == 1


def test_a_job_that_runs_twice_makes_one_file(agent):
    booklet = asked(collection(published_initiative(), owner=agent), agent)
    compose(booklet.pk)
    assert files_of(booklet).count() == 1


def test_a_process_that_died_is_taken_up_again(agent):
    booklet = actions.ask_booklet(collection(published_initiative(), owner=agent), actor=agent)
    Booklet.objects.update(state=CompositionState.RUNNING, done=1)
    compose(booklet.pk)
    booklet.refresh_from_db()
    assert booklet.state == CompositionState.READY
    assert booklet.done == 1


def test_of_two_processes_one_delivers(agent, monkeypatch):
    """The second finishes while the first was composing."""
    booklet = actions.ask_booklet(collection(published_initiative(), owner=agent), actor=agent)
    composed = actions.booklet_pdf

    def slowly(*args, **kwargs):
        monkeypatch.setattr(actions, "booklet_pdf", composed)
        compose(booklet.pk)
        return composed(*args, **kwargs)

    monkeypatch.setattr(actions, "booklet_pdf", slowly)
    compose(booklet.pk)
    assert files_of(booklet).count() == 1


def test_a_failure_is_said_and_can_be_tried_again(signed_in, agent, monkeypatch):
    made, client = collection(published_initiative(), owner=agent), signed_in(agent)
    with monkeypatch.context() as broken:
        broken.setattr(actions, "booklet_pdf", lambda *args, **kwargs: 1 / 0)
        client.post(at(made))
        run_jobs()
    page = client.get(at(made)).content.decode()
    assert "n’a pas pu être composé" in page
    assert "Réessayer" in page
    client.post(at(made))
    run_jobs()
    assert "Le livret est prêt" in client.get(at(made)).content.decode()


def test_one_that_hangs_can_be_asked_for_again(signed_in, agent):
    made, client = collection(published_initiative(), owner=agent), signed_in(agent)
    client.post(at(made))
    Booklet.objects.update(state=CompositionState.RUNNING, created_at=timezone.now() - dt.timedelta(hours=1))
    assert "Réessayer" in client.get(at(made)).content.decode()
    client.post(at(made))
    run_jobs()
    assert Booklet.objects.get().state == CompositionState.READY


def test_a_person_does_not_ask_for_more_than_twenty_a_day(signed_in, agent, monkeypatch):
    monkeypatch.setattr(actions, "A_DAY", 1)
    client = signed_in(agent)
    for _nr in range(2):
        answer = client.post(at(collection(owner=agent)), follow=True)
    assert "Réessayez demain" in answer.content.decode()
    assert Booklet.objects.count() == 1


def test_who_may_print(client, signed_in, agent, editor):
    private, shared, public = collection(owner=agent), shared_collection(owner=agent), public_collection(owner=agent)
    stranger = signed_in(UserFactory())
    assert [client.post(at(made)).status_code for made in (private, shared, public)] == [302, 302, 302]
    assert [stranger.post(at(made)).status_code for made in (private, shared, public)] == [404, 404, 303]
    assert [stranger.post(by_link(made)).status_code for made in (private, shared)] == [404, 303]
    assert signed_in(editor).post(at(private)).status_code == 404
    assert not Booklet.objects.filter(collection=private).exists()


def test_the_file_is_read_by_who_asked_and_no_one_else(client, signed_in, agent, editor):
    made, member = public_collection(published_initiative(), owner=agent), UserFactory()
    url = files_of(asked(made, member)).get().get_absolute_url()
    assert signed_in(member).get(url).status_code == 200
    for stranger in (client, signed_in(agent), signed_in(editor), signed_in(UserFactory())):
        assert stranger.get(url).status_code == 404


def test_a_collection_taken_back_takes_back_the_booklets_of_others(signed_in, agent):
    member = UserFactory()
    public = public_collection(published_initiative(), owner=agent)
    asked(public, member)
    asked(public, agent)
    edit_collection(public, actor=agent, title="Fermée", intro="", visibility=Visibility.PRIVATE)
    assert [booklet.asked_by for booklet in Booklet.objects.all()] == [agent]
    shared = shared_collection(owner=agent)
    actions.ask_booklet(shared, actor=member, token=shared.token)
    change_link(shared, actor=agent)
    assert not Booklet.objects.filter(collection=shared).exists()


def test_booklets_are_forgotten_after_thirty_days_with_their_files(agent, django_capture_on_commit_callbacks):
    booklet = asked(collection(published_initiative(), owner=agent), agent)
    with time_machine.travel(timezone.now() + dt.timedelta(days=29)):
        purge()
    assert Booklet.objects.filter(pk=booklet.pk).exists()
    with time_machine.travel(timezone.now() + dt.timedelta(days=31)):
        purge()
    assert not Booklet.objects.exists()
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_whatever_the_collection_holds(count, signed_in, agent, django_assert_max_num_queries):
    made = collection(*(published_initiative(title=f"Cas {nr}") for nr in range(count)), owner=agent)
    asked(made, agent)
    client = signed_in(agent)
    with django_assert_max_num_queries(10):
        client.get(at(made))

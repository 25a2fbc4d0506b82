"""All the papers of a workshop in one PDF, made by a job."""

import datetime as dt
import io
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.db import connection
from django.utils import timezone
from PIL import Image
from pypdf import PdfReader

from foundation.documents import composing, pdf
from foundation.documents.models import CompositionState
from foundation.files import files_of, store_upload
from foundation.files.models import StoredFile
from methods.actions.papers import ask_plan_print
from methods.actions.plans import delete_plan
from methods.models import Canvas, MethodCard, PlanFacilitator, PlanPrint, WorkshopPlan
from tests.foundation.documents.test_typesetting import roles_in, specimen
from tests.support.factories.accounts import UserFactory
from tests.support.factories.methods import draft_card, published_card
from tests.support.factories.plans import block, card_block, facilitator, plan, shared_model
from tests.support.jobs import run_jobs

pytestmark = pytest.mark.django_db


def canvas_pdf(words: str = "Dans le support") -> bytes:
    return pdf("documents/specimen.typ", specimen(remark=words), title="Support")


def canvas_png() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (60, 40), "#0B5D5E").save(stream, "PNG")
    return stream.getvalue()


def canvas(card: MethodCard, title: str = "Grille vierge", **files: bytes) -> Canvas:
    """A canvas with its files, one a format; written straight into the tables."""
    position = card.canvases.count() + 1
    made = Canvas.objects.create(card=card, title=title, purpose="À remplir à deux.", position=position)
    for suffix, content in files.items():
        store_upload(ContentFile(content, name=f"grille.{suffix}"), owner=made, actor=UserFactory())
    return made


def composed(workshop: WorkshopPlan, actor=None) -> PlanPrint:
    row = ask_plan_print(workshop, actor=actor or workshop.owner)
    run_jobs()
    row.refresh_from_db()
    return row


def read(row: PlanPrint) -> PdfReader:
    with files_of(row).get().file.open("rb") as content:
        return PdfReader(io.BytesIO(content.read()))


def text_of(reader: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in reader.pages).replace("\u00a0", " ")


def marks(reader: PdfReader) -> list[str]:
    return [mark.title.replace("\u00a0", " ") for mark in reader.outline if not isinstance(mark, list)]


@pytest.fixture
def workshop() -> WorkshopPlan:
    made, card = plan(), published_card()
    block(made)
    card_block(made, card)
    card_block(made, published_card(title="Tri rapide"))
    card_block(made, card)
    canvas(card, pdf=canvas_pdf(), png=canvas_png())
    canvas(card, "Affiche", png=canvas_png())
    return made


def test_everything_is_there_in_order(workshop):
    row = composed(workshop)
    assert (row.state, row.done, row.total) == (CompositionState.READY, 4, 4)
    assert marks(read(row)) == [
        "Feuille d’animation : Refaire l’accueil",
        "Ordre du jour : Refaire l’accueil",
        "Matériel : Refaire l’accueil",
        "Marche exploratoire",
        "Tri rapide",
        "Supports à remplir",
    ]
    text = text_of(read(row))
    assert "Voir un lieu avec" in text
    assert "Dans le support" in text


def test_it_is_tagged_with_alternatives_for_the_canvases(workshop):
    reader = read(composed(workshop))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value
    assert root["/Lang"] == "fr"
    assert reader.metadata.title == "Dossier · Refaire l’accueil"
    assert roles_in(root["/StructTreeRoot"]).count("/Figure") >= 2


def test_without_a_pdf_inside_it_announces_pdf_ua():
    made, card = plan(), published_card()
    card_block(made, card)
    canvas(card, png=canvas_png())
    assert b"pdfuaid:part" in read(composed(made)).trailer["/Root"]["/Metadata"].get_data()


def test_a_canvas_that_cannot_be_shown_is_told_by_its_address(workshop, monkeypatch):
    monkeypatch.setattr("methods.outputs.canvases.MOST_WEIGHT", 10)
    reader = read(composed(workshop))
    links = [note.get_object()["/A"]["/URI"] for page in reader.pages for note in page.get("/Annots", [])]
    assert len([link for link in links if "/fichiers/" in link]) == 3
    assert "Dans le support" not in text_of(reader)


def test_a_broken_pdf_does_not_stop_the_others(workshop):
    stored = StoredFile.objects.get(mime="application/pdf")
    stored.file.storage.delete(stored.file.name)
    stored.file.storage.save(stored.file.name, ContentFile(b"%PDF-1.4 garbage"))
    row = composed(workshop)
    assert row.state == CompositionState.READY
    assert "Dans le support" not in text_of(read(row))


def test_cards_that_the_person_does_not_see_are_not_in_it():
    author, other = UserFactory(), UserFactory()
    made = plan(owner=author)
    facilitator(made, other)
    card_block(made, draft_card(author=author))
    assert "Marche exploratoire" in marks(read(composed(made, author)))
    assert "Marche exploratoire" not in marks(read(composed(made, other)))


def test_an_empty_workshop_has_its_papers_too():
    assert len(marks(read(composed(plan(day=None))))) == 3


@pytest.mark.parametrize(
    ("role", "allowed"), [("owner", True), ("facilitator", True), ("other", False), ("visitor", False)]
)
def test_who_asks(client, signed_in, workshop, role, allowed):
    who = {"owner": workshop.owner, "facilitator": facilitator(workshop), "other": UserFactory()}
    reader = signed_in(who[role]) if role in who else client
    address = f"/ateliers/{workshop.slug}/dossier/"
    status = reader.get(address).status_code
    assert status == (200 if allowed else 302 if role == "visitor" else 404)
    assert reader.post(address).status_code == (303 if allowed else status)
    assert PlanPrint.objects.exists() == allowed


def test_any_member_asks_for_the_papers_of_a_model(signed_in):
    model = shared_model()
    block(model)
    assert signed_in(UserFactory()).post(f"/ateliers/{model.slug}/dossier/").status_code == 303
    with pytest.raises(PermissionDenied):
        ask_plan_print(plan(slug="prive-aaaaaa"), actor=UserFactory())


def test_nobody_else_opens_the_file_not_even_one_who_left(client, signed_in, workshop):
    helper = facilitator(workshop)
    address = files_of(composed(workshop, helper)).get().get_absolute_url()
    assert signed_in(helper).get(address).status_code == 200
    for reader in (client, signed_in(workshop.owner), signed_in(UserFactory(is_editor=True))):
        assert reader.get(address).status_code == 404
    PlanFacilitator.objects.all().delete()
    assert signed_in(helper).get(address).status_code == 404


def test_the_page_follows_it(signed_in, workshop):
    reader, address = signed_in(workshop.owner), f"/ateliers/{workshop.slug}/dossier/"
    assert "Composer le dossier" in reader.get(address).content.decode()
    assert "Le dossier se compose" in reader.post(address, follow=True).content.decode()
    run_jobs()
    html = reader.get(address).content.decode()
    assert "Ouvrir le dossier" in html
    assert "L’atelier a changé depuis." not in html
    WorkshopPlan.objects.update(revision=5)
    assert "L’atelier a changé depuis." in reader.get(address).content.decode()


def test_a_deleted_workshop_takes_its_papers_and_their_files_away(workshop, django_capture_on_commit_callbacks):
    composed(workshop, facilitator(workshop))
    kept = StoredFile.objects.filter(name__contains="dossier")
    assert kept.count() == 1
    delete_plan(workshop, actor=workshop.owner)
    assert not kept.exists()
    assert not PlanPrint.objects.exists()


def test_old_papers_are_forgotten(workshop):
    composed(workshop)
    PlanPrint.objects.update(created_at=timezone.now() - dt.timedelta(days=31))
    composing.purge()
    assert not PlanPrint.objects.exists()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same(signed_in, django_assert_num_queries, rows):
    made, card = plan(), published_card()
    for _number in range(rows):
        card_block(made, card)
    composed(made)
    reader = signed_in(made.owner)
    with django_assert_num_queries(9):
        reader.get(f"/ateliers/{made.slug}/dossier/")


@pytest.mark.django_db(transaction=True)
def test_asked_twice_at_once_one_is_composed():
    made = plan()
    block(made)

    def ask(_number: int) -> int:
        try:
            return ask_plan_print(made, actor=made.owner).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert len(set(pool.map(ask, range(2)))) == 1
    assert PlanPrint.objects.count() == 1

"""The papers of a workshop: hours that add up, what is said to whom, PDFs that machines read."""

import datetime as dt
import io

import pytest
from pypdf import PdfReader

from methods.enums import BlockKind
from methods.models import WorkshopPlan
from methods.outputs.agenda import agenda_of, agenda_text
from methods.outputs.moments import each, moments_of, preparations
from methods.outputs.papers import agenda_part, facilitator_part, materials_part, papers_pdf
from methods.outputs.supplies import supplies_of
from methods.queries.outputs import get_plan_on_paper
from tests.foundation.documents.test_typesetting import HOSTILE, roles_in
from tests.support.factories.accounts import UserFactory
from tests.support.factories.methods import draft_card, published_card
from tests.support.factories.plans import block, card_block, facilitator, plan, shared_model

pytestmark = pytest.mark.django_db


def read_pdf(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def text_of(reader: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in reader.pages).replace("\u00a0", " ").replace("\u202f", " ")


def on_paper(workshop: WorkshopPlan) -> WorkshopPlan:
    return get_plan_on_paper(workshop.owner, workshop.slug)


@pytest.fixture
def workshop() -> WorkshopPlan:
    """9 h: a welcome, a card of 80 minutes, a break, two sub-groups, a closing."""
    made = plan(place="Mairie, salle Césaire", purpose="Choisir ensemble.", people=14)
    block(made, kind=BlockKind.WELCOME, lead="Lou", notes="Émargement", prepare="Café\n\n Étiquettes de nom ")
    card_block(made, published_card(), lead="Camille", say="Bonjour à tous.")
    block(made, "Pause", 10, kind=BlockKind.BREAK)
    parallel = block(made, "Deux chantiers", 0, kind=BlockKind.PARALLEL)
    block(made, "Idées", 30, parent=parallel, track=1, text="Écrire **vite**", notes="Noter au mur")
    block(made, "Tri", 20, parent=parallel, track=1)
    block(made, "Maquette", 45, parent=parallel, track=2, lead="Yaël", prepare="Carton")
    block(made, "Conclure", 15, kind=BlockKind.CLOSING)
    return on_paper(made)


def test_every_moment_has_its_hour_and_the_steps_of_its_card(workshop):
    hours = [(one.block.title, f"{one.at:%H:%M}", f"{one.ends:%H:%M}") for one in each(moments_of(workshop))]
    assert hours == [
        ("Accueil et café", "09:00", "09:15"),
        ("Marche exploratoire", "09:15", "10:35"),
        ("Pause", "10:35", "10:45"),
        ("Deux chantiers", "10:45", "11:35"),
        ("Idées", "10:45", "11:15"),
        ("Tri", "11:15", "11:35"),
        ("Maquette", "10:45", "11:30"),
        ("Conclure", "11:35", "11:50"),
    ]
    steps = [(one.at, one.minutes, one.step.title) for one in moments_of(workshop)[1].steps]
    assert steps == [(dt.time(9, 15), 20, "Accueillir"), (dt.time(9, 35), 60, "Marcher")]


def test_what_to_prepare_is_gathered_sub_groups_included(workshop):
    asked = preparations(moments_of(workshop))
    assert asked == [("Accueil et café", ["Café", "Étiquettes de nom"]), ("Maquette", ["Carton"])]


def test_the_agenda_names_who_leads_only_when_asked(workshop):
    assert {line.lead for line in agenda_of(workshop)} == {""}
    lines = agenda_of(workshop, with_leads=True)
    assert [line.lead for line in lines] == ["Lou", "Camille", "", "", ""]
    assert lines[3].groups[1][1][0].lead == "Yaël"


def test_the_agenda_as_a_text_for_calendars(workshop):
    assert agenda_text(workshop).splitlines()[:2] == [
        "9\u00a0h – Accueil et café",
        "9\u00a0h\u00a015 – Marche exploratoire",
    ]


@pytest.mark.parametrize(("people", "quantity"), [(None, "14 (1 par personne)"), (30, "30 (1 par personne)")])
def test_materials_are_counted_for_so_many_people(workshop, people, quantity):
    (supply,) = supplies_of(workshop, people)
    assert (supply.name, supply.quantity, supply.used) == ("Carnet", quantity, "Marche exploratoire")
    assert workshop.people == 14


def test_the_facilitator_s_sheet_says_everything_in_order(workshop):
    reader = read_pdf(papers_pdf(workshop, [facilitator_part(workshop)], title="Feuille d’animation"))
    text = text_of(reader)
    spoken = (
        *("Feuille d’animation", "Refaire l’accueil", "14 personnes", "Choisir ensemble.", "À préparer", "Étiquettes"),
        *("Déroulé", "9 h", "Accueil et café", "Lou", "Émargement", "Accueillir", "Regardons ensemble.", "Bonjour à"),
        *("Deux chantiers", "Sous-groupe 1", "Idées", "vite", "Noter au mur", "Sous-groupe 2", "Maquette", "Yaël"),
        *("Conclure", "Fin à 11 h 50"),
    )
    places = [text.find(words, 0) for words in spoken]
    assert -1 not in places, spoken[places.index(-1)]
    assert [text.index(word) for word in ("Déroulé", "Deux chantiers", "Conclure", "Fin à")] == sorted(
        text.index(word) for word in ("Déroulé", "Deux chantiers", "Conclure", "Fin à")
    )


def test_papers_are_tagged_titled_and_have_bookmarks(workshop):
    parts = [facilitator_part(workshop), agenda_part(workshop), materials_part(workshop)]
    reader = read_pdf(papers_pdf(workshop, parts, title="Dossier"))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value
    assert root["/Lang"] == "fr"
    assert reader.metadata.title == "Dossier · Refaire l’accueil"
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    kinds = ("Feuille d’animation", "Ordre du jour", "Matériel")
    assert [mark.title.replace("\u00a0", " ") for mark in reader.outline if not isinstance(mark, list)] == [
        f"{kind} : Refaire l’accueil" for kind in kinds
    ]
    assert "/TH" in roles_in(root["/StructTreeRoot"])


def test_the_agenda_on_paper_keeps_notes_and_consignes_out(workshop):
    text = text_of(read_pdf(papers_pdf(workshop, [agenda_part(workshop)], title="Ordre du jour")))
    assert "Marche exploratoire" in text
    assert "Sous-groupe 2 : Maquette" in text
    for kept in ("Émargement", "Noter au mur", "Carton", "Lou", "Yaël", "Accueillir", "Bonjour"):
        assert kept not in text


STORABLE = [text for text in HOSTILE if "\x00" not in text]


@pytest.mark.parametrize("hostile", STORABLE)
def test_hostile_words_stay_words(hostile):
    made = plan(title=f"T {hostile}"[:120], purpose=hostile, place=hostile)
    parallel = block(made, hostile, 0, kind=BlockKind.PARALLEL)
    words = {
        "lead": hostile,
        "notes": hostile,
        "prepare": hostile,
        "say": hostile,
        "text": f"##### {hostile}\n\n{hostile}",
    }
    block(made, hostile, 10, parent=parallel, track=1, materials=[{"name": hostile, "quantity": hostile}], **words)
    read = on_paper(made)
    text = text_of(
        read_pdf(papers_pdf(read, [facilitator_part(read), agenda_part(read), materials_part(read)], title="x"))
    )
    assert "root:" not in text
    assert ("fin" in hostile) == ("fin" in text.replace("Fin à", ""))


def test_an_empty_workshop_has_papers_too():
    made = on_paper(plan(day=None))
    parts = [facilitator_part(made), agenda_part(made), materials_part(made)]
    text = text_of(read_pdf(papers_pdf(made, parts, title="x")))
    assert "n’a encore aucun temps" in text
    assert "Rien à prévoir." in text


def test_forty_blocks_fit_on_a_few_pages():
    made = plan()
    for number in range(40):
        block(made, f"Temps {number}", 10, notes="Une note")
    reader = read_pdf(papers_pdf(on_paper(made), [facilitator_part(on_paper(made))], title="x"))
    assert "Temps 39" in text_of(reader)
    assert len(reader.pages) < 8


def test_long_quantities_leave_room_for_names():
    made = plan()
    block(made, materials=[{"name": "Feuilles", "quantity": "selon la taille des groupes et des tables, " * 4}] * 3)
    reader = read_pdf(papers_pdf(on_paper(made), [materials_part(on_paper(made))], title="x"))
    assert len(reader.pages) == 1
    assert "Feuilles selon la taille" in " ".join(text_of(reader).split())


def test_a_card_is_shown_to_those_who_see_it_only():
    author, other = UserFactory(), UserFactory()
    made = plan(owner=author)
    facilitator(made, other)
    card_block(made, draft_card(author=author))
    assert moments_of(get_plan_on_paper(author, made.slug))[0].steps
    assert not moments_of(get_plan_on_paper(other, made.slug))[0].steps


def test_a_shared_model_has_its_papers_for_everybody(client):
    model = shared_model()
    block(model)
    for name in ("animation/", "animation.pdf", "ordre-du-jour/", "ordre-du-jour.pdf", "materiel/", "materiel.pdf"):
        assert client.get(f"/ateliers/{model.slug}/{name}").status_code == 200

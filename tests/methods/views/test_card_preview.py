"""The printed sheet of a card that is being typed: drawn, never kept, whatever is missing."""

import io
import re
from html import unescape
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from pypdf import PdfReader

from methods import actions
from methods.models import MethodCard
from methods.views.preview import CardPreviewPdfView, CardPreviewView
from tests.foundation.files.uploads import HONEST, upload
from tests.methods.views.test_card_edit import posted
from tests.support.factories.accounts import UserFactory
from tests.support.factories.methods import card_data, draft_card, published_card

pytestmark = pytest.mark.django_db
SHEET, PDF = "/methodes/apercu/", "/methodes/apercu/fiche.pdf"
NOTHING: dict[str, Any] = {}
HALF = {
    "title": "Marche",
    "duration_min": "soixante",
    "family": "inconnue",
    "steps-TOTAL_FORMS": "2",
    "steps-0-title": "Ouvrir",
}


@pytest.fixture(autouse=True)
def _nothing_was_spent():
    cache.clear()


def sheet(response) -> str:
    """The texts of the page, in order, one space apart."""
    return words(re.sub(r"<[^>]+>", " ", response.content.decode()))


def words(text: str) -> str:
    return " ".join(text.split())


def bare(text: str) -> str:
    """Its letters alone: a line may break anywhere."""
    return re.sub(r"[\s•]+", "", unescape(text))


@pytest.mark.parametrize("address", [SHEET, PDF])
def test_a_visitor_is_asked_to_sign_in(client, address):
    assert client.post(address, posted(card_data())).status_code == 302


@pytest.mark.parametrize("htmx", [True, False])
def test_it_shows_what_is_typed_and_keeps_nothing(signed_in, htmx):
    headers = {"HX-Request": "true"} if htmx else {}
    response = signed_in(UserFactory()).post(SHEET, posted(card_data(title="En cours"), once="x"), headers=headers)
    text = sheet(response)
    assert response.status_code == 200
    assert ("<html" in response.content.decode()) is not htmx
    for part in (
        "En cours",
        "Participation · Enquête",
        "Voir un lieu avec",
        "Carnet – 1 par personne",
        "S’arrêter six fois.",
    ):
        assert part in text
    assert not MethodCard.objects.exists()


def test_the_page_and_the_paper_say_the_same_in_the_same_order(signed_in):
    client, typed = signed_in(UserFactory()), posted(card_data())
    drawn = client.post(SHEET, typed, headers={"HX-Request": "true"}).content.decode()
    pages = PdfReader(io.BytesIO(client.post(PDF, typed).content)).pages
    paper, place = bare(" ".join(page.extract_text() for page in pages)), 0
    parts = [bare(part) for part in re.findall(r">([^<>]+)<", drawn) if bare(part) not in ("", "Recto", "Verso", "QR")]
    assert len(parts) > 30
    for part in parts[:-1]:  # the last one is at the foot of each page
        place = paper.find(part, place)
        assert place >= 0, part
    assert parts[-1] in paper


ODD = {
    "title": "🐝 \x00 \u202e\ud7ff",
    "purpose": "> " * 400,
    "variants": "- a\n" * 4000,
    "family": ["design", "data"],
    "duration_min": "٣٠",
    "group_max": "99999999999999999999",
    "related-TOTAL_FORMS": "1",
    "related-0-card": "x' OR 1=1",
    "case_notes-TOTAL_FORMS": "2",
    "case_notes-0-slug": "/",
    "case_notes-1-note": "Sans adresse.",
    "sources-TOTAL_FORMS": "1",
    "sources-0-title": "#set page(width: 1mm)",
}


@pytest.mark.parametrize(
    "typed", [NOTHING, HALF, ODD, {"steps-TOTAL_FORMS": "9999"}, {"title": "x" * 5000, "purpose": "[a](b"}]
)
def test_what_is_half_typed_is_drawn_all_the_same(signed_in, typed):
    client = signed_in(UserFactory())
    assert client.post(SHEET, typed).status_code == 200
    pdf = client.post(PDF, typed)
    assert (pdf.status_code, pdf["Content-Type"]) == (200, "application/pdf")


def test_what_is_not_known_yet_is_said(signed_in):
    text = sheet(signed_in(UserFactory()).post(SHEET, HALF))
    assert "Durée : à préciser" in text.replace("\u00a0", " ")
    assert "Ouvrir" in text


def test_a_script_in_a_text_is_no_script(signed_in):
    html = signed_in(UserFactory()).post(SHEET, {"purpose": "<script>alert(1)</script>"}).content.decode()
    assert "<script>alert" not in html


def test_the_next_version_of_a_card_keeps_its_address_its_authors_and_its_canvases(signed_in):
    author, editor = UserFactory(name="Camille Autrice"), UserFactory(is_editor=True, name="Claude Relecteur")
    card = draft_card(author=author)
    files = {"pdf": upload("grille.pdf", HONEST["compte rendu.pdf"])}
    actions.add_canvas(card, actor=author, title="Grille de relevé", purpose="", files=files)
    text = sheet(signed_in(editor).post(f"{SHEET}?fiche={card.slug}", posted(card_data(title="Autre titre"))))
    for part in ("/methodes/marche-exploratoire/", "Camille Autrice", "Grille de relevé", "Guide des marches"):
        assert part in text
    assert "Claude Relecteur" not in text.replace("Mon compte", "").rpartition("Cette fiche")[2]


def test_a_new_card_is_by_who_writes_it(signed_in):
    text = sheet(signed_in(UserFactory(name="Camille Autrice")).post(SHEET, posted(card_data())))
    assert "Camille Autrice" in text.rpartition("Cette fiche")[2]


def test_neighbours_and_cases_are_those_that_are_typed(signed_in):
    other = published_card(title="Voisine")
    rows = {"related": [{"card": other.slug, "reason": "Complète."}, {"card": "inconnue", "reason": "Rien."}]}
    assert "Voisine (complète)" in sheet(signed_in(UserFactory()).post(SHEET, posted(card_data(**rows))))


@pytest.mark.parametrize("address", [SHEET, PDF])
def test_nobody_types_over_a_card_that_is_not_theirs(signed_in, address):
    card = published_card()
    assert signed_in(UserFactory()).post(f"{address}?fiche={card.slug}", posted(card_data())).status_code == 404


@pytest.mark.parametrize(("address", "view"), [(SHEET, CardPreviewView), (PDF, CardPreviewPdfView)])
def test_too_many_in_a_minute_are_put_off(signed_in, address, view, monkeypatch):
    monkeypatch.setattr(view, "most", 2)
    client = signed_in(UserFactory())
    with time_machine.travel("2026-03-12T10:00:00Z", tick=False):
        answers = [client.post(address) for _time in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[2]["Retry-After"]


def test_the_editor_opens_with_its_sheet_and_its_total(signed_in):
    card = draft_card()
    response = signed_in(card.authors.get()).get(f"{card.get_absolute_url()}modifier/")
    text = sheet(response).replace("\u00a0", " ")
    assert "Total des étapes : 80 min, dans la durée annoncée (de 60 à 120 min)." in text
    assert text.count("Regardons ensemble.") == 2


@pytest.mark.parametrize(
    ("minutes", "bounds", "sentence"),
    [
        (
            ("10", "20"),
            ("60", "90"),
            "Total des étapes : 30 min. Il manque 30 min pour la durée annoncée (de 60 à 90 min).",
        ),
        (
            ("60", "45"),
            ("60", "90"),
            "Total des étapes : 105 min, soit 15 min de trop pour la durée annoncée (de 60 à 90 min).",
        ),
        (("60", "abc"), ("", "90"), "Total des étapes : 60 min."),
    ],
)
def test_the_total_is_said_without_scripts_too(signed_in, minutes, bounds, sentence):
    steps = [{"title": "Étape", "minutes": typed, "text": "", "say": ""} for typed in minutes]
    typed = posted(card_data(steps=steps, duration_min=bounds[0], duration_max=bounds[1]), **{"materials-do": "add"})
    response = signed_in(UserFactory()).post("/methodes/proposer/", typed)
    assert sentence in sheet(response).replace("\u00a0", " ")

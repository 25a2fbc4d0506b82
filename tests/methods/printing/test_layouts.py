"""Cards on paper: tagged, titled, in order, whole, whatever the layout and the length."""

import io
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from methods.enums import PrintLayout
from methods.models import MethodCard
from methods.printing import cards_pdf
from methods.queries import published_cards, with_print
from tests.support.factories.methods import published_card

pytestmark = pytest.mark.django_db
LAYOUTS = list(PrintLayout)
LONG = " ".join(f"Phrase{nr}ici dans un très long texte." for nr in range(400))


def printed(layout: str, *cards: MethodCard, title: str = "Trois fiches", **kwargs: Any) -> PdfReader:
    chosen = with_print(published_cards()).in_bulk([card.pk for card in cards])
    document = cards_pdf([chosen[card.pk] for card in cards], layout, reader=AnonymousUser(), title=title, **kwargs)
    return PdfReader(io.BytesIO(document))


def text_of(reader: PdfReader) -> str:
    return flat(" ".join(page.extract_text() for page in reader.pages))


def flat(text: str) -> str:
    """A text on one line, all its spaces alike."""
    return " ".join(text.split())


def titles(reader: PdfReader) -> list[str]:
    return [entry.title for entry in reader.outline if not isinstance(entry, list)]


def size_of(page: Any) -> tuple[int, int]:
    """In millimetres."""
    return round(float(page.mediabox.width) / 72 * 25.4), round(float(page.mediabox.height) / 72 * 25.4)


def described(element: Any) -> list[str]:
    """The alternative texts of the tags of a PDF, in reading order."""
    kids = element.get("/K", [])
    kids = [kid.get_object() for kid in (kids if isinstance(kids, list) else [kids])]
    inner = [text for kid in kids if isinstance(kid, DictionaryObject) for text in described(kid)]
    return [str(element["/Alt"]), *inner] if "/Alt" in element else inner


@pytest.mark.parametrize("layout", LAYOUTS)
def test_it_is_an_accessible_pdf_that_opens_on_its_cards(layout):
    reader = printed(layout, *(published_card(title=title) for title in ("La première", "La deuxième", "La troisième")))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value
    assert root["/Lang"] == "fr"
    assert reader.metadata.title == "Trois fiches"
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    cover = ["Trois fiches"] if layout == PrintLayout.DECK else []
    assert titles(reader) == [*cover, "La première", "La deuxième", "La troisième"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_card_is_read_in_order_and_nothing_is_left_out(layout):
    near = published_card(title="Carte voisine")
    card = published_card(
        title="Marche de nuit",
        related=[{"card": near.slug, "reason": "Pour préparer la marche."}],
        sources=[{"title": "Guide des marches"}],
    )
    text = text_of(printed(layout, card))
    start = text.rindex("Participation · Enquête")
    told = [
        "Marche de nuit",
        "Parcourir un lieu",
        "4 à 12 personnes",
        "Débutant",
        "Sur place",
        "Voir un lieu avec ceux",
        "Avant un aménagement",
        "Quand tout est décidé",
        "Des habitants et deux agents",
        "De nuit.",
        "Carnet – 1 par personne",
        "Accueillir",
        "« Regardons ensemble. »",
        "Marcher",
        "Parler plus que regarder",
        "Carte voisine (pour préparer la marche)",
        "Guide des marches",
        "version 1 du",
    ]
    places = [text.index(flat(words), start) for words in told]
    assert places == sorted(places)


@pytest.mark.parametrize(("layout", "size"), [("a5", (148, 210)), ("a4", (210, 297)), ("jeu", (297, 210))])
def test_each_layout_has_its_paper(layout, size):
    assert {size_of(page) for page in printed(layout, published_card()).pages} == {size}


def test_every_starter_card_holds_on_one_sheet_whatever_the_layout():
    call_command("cards_load")
    cards = with_print(published_cards()).order_by("slug")
    assert len(printed(PrintLayout.A5, *cards).pages) == 2 * len(cards)
    assert len(printed(PrintLayout.A4, *cards).pages) == len(cards)
    assert len(printed(PrintLayout.DECK, *cards).pages) == 2 + len(cards)


def test_the_back_of_a_card_is_behind_its_front():
    """Turned over the short edge, what is on the right of the back was on the left of the front."""
    reader = printed(PrintLayout.DECK, published_card(title="À gauche"), published_card(title="À droite"))
    where: list[tuple[int, str, float]] = []
    for number, page in enumerate(reader.pages[2:]):

        def note(text: str, cm: Any, tm: Any, *_font: Any, number: int = number) -> None:
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            where.extend((number, title, x) for title in ("À gauche", "À droite") if title in text)

        page.extract_text(visitor_text=note)
    middle = float(reader.pages[2].mediabox.width) / 2
    halves = {(number, title): "left" if x < middle else "right" for number, title, x in where}
    assert halves == {
        (0, "À gauche"): "left",
        (0, "À droite"): "right",
        (1, "À gauche"): "right",
        (1, "À droite"): "left",
    }


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_deck_has_two_cards_a_sheet_after_its_cover(count):
    reader = printed(PrintLayout.DECK, *(published_card(title=f"Fiche {nr}") for nr in range(count)))
    assert len(reader.pages) == 2 + 2 * ((count + 1) // 2)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_very_long_card_is_whole(layout):
    steps = [
        {"title": "Courte", "minutes": 10, "text": "Dire le but.", "say": ""},
        {"title": "Longue", "minutes": 70, "text": LONG.replace("Phrase", "Action"), "say": "La fin."},
    ]
    pitfalls = "\n".join(f"- Piège{nr}ici." for nr in range(150))
    long = published_card(title="Longue fiche", purpose=LONG, pitfalls=pitfalls, steps=steps)
    text = text_of(printed(layout, published_card(title="Avant"), long, published_card(title="Après")))
    for name in ("Phrase{}ici", "Action{}ici", "Piège{}ici"):
        last = 150 if "Piège" in name else 400
        assert [nr for nr in range(last) if name.format(nr) not in text] == []
    assert flat("« La fin. »") in text


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_people_typed_is_never_read_as_source(layout):
    hostile = '#read("/etc/passwd") $x$ *gras* @cible <fiche-1>'
    text = text_of(printed(layout, published_card(title=hostile, summary=hostile, pitfalls=hostile), title=hostile))
    assert "root:" not in text
    assert "@cible" in text


def test_the_preparation_is_told_card_by_card():
    told: list[int] = []
    printed(PrintLayout.A4, published_card(), published_card(), progress=told.append)
    assert told == [1, 2]


def test_the_case_of_a_reader_who_may_not_see_it_is_not_named():
    card = published_card(case_notes=[{"slug": "un-brouillon", "note": "Elle a servi ici."}])
    assert "Elle a servi ici" not in text_of(printed(PrintLayout.A5, card))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_square_is_said_in_words_with_the_address_it_opens(layout, settings):
    settings.SITE_URL = "https://essaim.example"
    card = published_card(title="Marche de nuit")
    reader = printed(layout, card)
    assert [flat(said) for said in described(reader.trailer["/Root"]["/StructTreeRoot"])] == [
        "Code QR vers la fiche : essaim.example/methodes/marche-de-nuit/"
    ]
    assert "essaim.example/methodes/marche-de-nuit/" in text_of(reader)

"""The canvases that ship with the cards: drawn once, laid on their card, left to those who change them."""

import io

import pytest
from django.core.management import call_command
from pypdf import PdfReader

from foundation.files import files_of
from foundation.files.models import StoredFile
from methods import actions
from methods.canvas_loading import load_canvases
from methods.loading import load_cards
from methods.models import Canvas, MethodCard
from methods.starter import starter_cards
from methods.starter_canvases import SUPPORTS, starter_canvases
from tests.architecture.test_french import FAULTS
from tests.foundation.files.uploads import PDF, upload
from tests.support.factories.accounts import UserFactory
from tests.support.factories.methods import published_card

pytestmark = pytest.mark.django_db
SHEET = """
title: Grille de marche
purpose: Une par personne.
fields: [Lieu, Date]
blocks:
  - table: [Arrêt, Ce qui gêne]
    rows: 3
  - lines: Le reste
"""


@pytest.fixture
def folder(tmp_path):
    """One card on line, and its canvas."""
    published_card()
    (tmp_path / "marche-exploratoire.yaml").write_text(SHEET, encoding="utf-8")
    (tmp_path / "fiche-inconnue.yaml").write_text(SHEET, encoding="utf-8")
    return tmp_path


def counted(folder):
    done = load_canvases(folder)
    return done.created, done.updated, done.kept


def pdf_of(canvas: Canvas) -> PdfReader:
    return PdfReader(io.BytesIO(files_of(canvas).get().file.read()))


def test_a_canvas_is_laid_on_its_card_and_readers_take_it(client, folder):
    assert counted(folder) == (1, 0, 0)
    canvas = Canvas.objects.get()
    assert (canvas.title, canvas.purpose, canvas.added_by) == ("Grille de marche", "Une par personne.", None)
    stored = files_of(canvas).get()
    assert stored.uploaded_by is None
    assert stored.get_absolute_url() in client.get(canvas.card.get_absolute_url()).content.decode()
    assert client.get(stored.get_absolute_url()).status_code == 200


def test_what_did_not_change_is_not_drawn_again(folder, monkeypatch):
    load_canvases(folder)
    before = list(StoredFile.objects.values())
    monkeypatch.setattr("methods.canvas_loading.pdf", None)
    assert counted(folder) == (0, 0, 0)
    assert list(StoredFile.objects.values()) == before


def test_what_changed_is_drawn_again_in_its_place(folder):
    load_canvases(folder)
    before = Canvas.objects.get()
    (folder / "marche-exploratoire.yaml").write_text(SHEET.replace("Grille de", "Carnet de"), encoding="utf-8")
    assert counted(folder) == (0, 1, 0)
    after = Canvas.objects.get()
    assert (after.pk, after.title) == (before.pk, "Carnet de marche")
    assert "Carnet de marche" in pdf_of(after).pages[0].extract_text()


def test_what_somebody_changed_or_removed_is_left_to_them(folder):
    editor = UserFactory(is_editor=True)
    load_canvases(folder)
    files = {"pdf": upload("a-moi.pdf", PDF)}
    actions.edit_canvas(Canvas.objects.get(), actor=editor, title="La mienne", purpose="", files=files)
    assert (counted(folder), files_of(Canvas.objects.get()).get().name) == ((0, 0, 1), "a-moi.pdf")
    actions.remove_canvas(Canvas.objects.get(), actor=editor)
    assert counted(folder) == (0, 0, 1)
    assert not Canvas.objects.exists()


@pytest.mark.parametrize(
    "text", ["title: Sans rien d’autre", "- une liste", "title: [", "title: x\npurpose: y\nblocks: [{}]"]
)
def test_a_file_that_is_no_canvas_is_named(folder, text):
    (folder / "marche-exploratoire.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"marche-exploratoire\.yaml"):
        load_canvases(folder)


SHIPPED = list(starter_canvases())


def test_at_least_twelve_cards_have_theirs():
    assert len(SHIPPED) >= 12
    assert {canvas.key for canvas in SHIPPED} <= {slug for slug, _card in starter_cards()}


def test_each_is_an_accessible_page_of_its_own(client):
    load_cards()
    call_command("cards_load")
    for source in SHIPPED:
        canvas = Canvas.objects.get(card__slug=source.key)
        reader = pdf_of(canvas)
        text = " ".join(reader.pages[0].extract_text().split())
        assert len(reader.pages) == 1, source.key
        assert b"pdfuaid" in reader.trailer["/Root"]["/Metadata"].get_data(), source.key
        assert (reader.trailer["/Root"]["/Lang"], reader.metadata.title) == ("fr", source.title)
        assert source.title in text, source.key
        assert MethodCard.objects.get(slug=source.key).get_absolute_url() in text
        assert "¤" not in text


@pytest.mark.parametrize("path", sorted(SUPPORTS.glob("*.yaml")), ids=lambda path: path.stem)
def test_their_french_is_well_set(path):
    source = next(one for one in SHIPPED if one.key == path.stem)
    for text in _texts(source.sheet):
        assert [name for name, fault in FAULTS.items() if fault.search(text)] == [], text


def _texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)

"""The canvases of a card go out beside it and come back with it."""

import io
import zipfile
from typing import Any

import pytest
from django.core.management import call_command

from foundation.files import files_of
from foundation.files.models import StoredFile
from methods import actions
from methods.exchange.folders import folder_of
from methods.exchange.outgoing import card_files, cards_with_canvases
from methods.exchange.runs import import_folder
from methods.exchange.writing import card_text
from methods.models import Canvas, MethodCard
from methods.permissions import MOST_CANVASES
from tests.foundation.files.uploads import HONEST, upload
from tests.support.factories.accounts import UserFactory
from tests.support.factories.card_files import zip_of
from tests.support.factories.methods import card_data, published_card

pytestmark = pytest.mark.django_db
SLUG = "marche-exploratoire"


def honest(extension: str) -> bytes:
    return next(content for name, content in HONEST.items() if name.endswith(f".{extension}"))


def join(card: MethodCard, title: str, **files: str) -> Canvas:
    uploads = {kind: upload(name, honest(kind)) for kind, name in files.items()}
    purpose = "Une par <personne> : « a »"
    return actions.add_canvas(card, actor=card.authors.get(), title=title, purpose=purpose, files=uploads)


def archive_of(cards: Any) -> bytes:
    return zip_of({name: text if isinstance(text, bytes) else text.encode() for name, text in cards})


def held() -> list[tuple[str, str, list[tuple[str, str]]]]:
    return [
        (canvas.title, canvas.purpose, sorted((stored.mime, stored.sha256) for stored in files_of(canvas)))
        for canvas in Canvas.objects.order_by("position")
    ]


def told(report: dict[str, Any]) -> list[tuple[str, str]]:
    return [(problem["key"], problem["message"]) for problem in report["problems"]]


def with_canvases(*rows: dict[str, Any], **files: bytes) -> bytes:
    """The archive of a card that tells these canvases; files by the end of their name, `_` for a dot."""
    beside = {f"supports/{SLUG}/{name.replace('_', '.')}": content for name, content in files.items()}
    return zip_of({f"{SLUG}.md": card_text(card_data(), canvases=list(rows)).encode(), **beside})


def given(content: bytes, actor: Any = None) -> dict[str, Any]:
    return import_folder(folder_of([("lot.zip", content)]), actor=actor)


def test_what_goes_out_comes_back_the_same():
    card = published_card()
    join(card, "Grille <à remplir>", pdf="grille.pdf", odt="grille.odt")
    join(card, "Affiche", pdf="Grille.pdf", png="affiche.png")
    before, content = held(), archive_of(cards_with_canvases(MethodCard.objects.all()))
    assert zipfile.ZipFile(io.BytesIO(content)).namelist() == [
        f"{SLUG}.md",
        *(f"supports/{SLUG}/{name}" for name in ("grille.pdf", "grille.odt", "3-Grille.pdf", "affiche.png")),
    ]
    author = card.authors.get()
    MethodCard.objects.all().delete()
    StoredFile.objects.all().delete()
    report = given(content, author)
    assert (report["errors"], report["warnings"], report["written"]) == (0, 0, True)
    assert held() == before
    assert {canvas.added_by for canvas in Canvas.objects.all()} == {author}
    again = given(content, author)
    assert ([row["does"] for row in again["rows"]], Canvas.objects.count()) == (["inchangee"], 2)


def test_a_card_alone_tells_nothing_of_its_canvases():
    card = published_card()
    join(card, "Grille", pdf="grille.pdf")
    [(name, text)] = card_files(MethodCard.objects.all())
    assert "canvases" not in text
    given(zip_of({name: text.encode()}))
    assert Canvas.objects.count() == 1


def test_a_new_canvas_is_joined_without_a_new_version_and_those_there_are_left():
    card = published_card()
    join(card, "Grille", pdf="grille.pdf")
    rows = [{"title": "Grille", "files": ["autre.pdf"]}, {"title": "Affiche", "files": ["affiche.png"]}]
    report = given(with_canvases(*rows, affiche_png=honest("png")), card.authors.get())
    card.refresh_from_db()
    assert (report["rows"][0]["does"], report["rows"][0]["canvases"]) == ("mettre-a-jour", ["Affiche"])
    assert (card.latest_version, [canvas.title for canvas in card.canvases.all()]) == (1, ["Grille", "Affiche"])


def test_somebody_else_joins_nothing():
    published_card()
    report = given(with_canvases({"title": "Grille", "files": "a.pdf"}, a_pdf=honest("pdf")), UserFactory())
    assert (report["errors"], Canvas.objects.count()) == (1, 0)


def test_whoever_runs_the_machine_joins_them_in_nobody_s_name(tmp_path):
    (tmp_path / "lot.zip").write_bytes(with_canvases({"title": "Grille", "files": "a.pdf"}, a_pdf=honest("pdf")))
    call_command("cards_import", str(tmp_path / "lot.zip"))
    assert (Canvas.objects.get().added_by, StoredFile.objects.get().uploaded_by) == (None, None)
    call_command("cards_export", str(tmp_path / "dehors"))  # a draft does not go out
    assert list((tmp_path / "dehors").iterdir()) == []


def test_the_command_writes_canvases_beside(tmp_path):
    join(published_card(), "Grille", pdf="grille.pdf")
    call_command("cards_export", str(tmp_path))
    assert (tmp_path / "supports" / SLUG / "grille.pdf").read_bytes() == honest("pdf")
    MethodCard.objects.all().delete()
    call_command("cards_import", str(tmp_path))
    assert Canvas.objects.get().title == "Grille"


@pytest.mark.parametrize(
    ("row", "key", "words"),
    [
        ({"title": "Grille", "files": ["absente.pdf"]}, "canvases.1.files", "n’est pas là"),
        ({"title": "Grille", "files": ["../../a.pdf"]}, "canvases.1.files", "n’est pas là"),
        ({"title": "Grille", "files": ["faux.pdf"]}, "canvases.1.pdf", "n’est pas un PDF"),
        ({"title": "Grille", "files": ["a.pdf", "b.pdf"]}, "canvases.1.files", "un fichier par format"),
        ({"title": "Grille", "files": ["macro.docm"]}, "canvases.1.files", "un fichier par format"),
        ({"title": "Grille"}, "canvases.1.pdf", "au moins un fichier"),
        ({"files": ["a.pdf"]}, "canvases.1.title", "obligatoire"),
        ({"title": "Grille", "files": ["a.pdf"], "file": "x"}, "canvases.1.file", "Vouliez-vous dire"),
    ],
)
def test_what_is_wrong_with_a_canvas_is_told(row, key, words):
    report = given(with_canvases(row, a_pdf=honest("pdf"), b_pdf=honest("pdf"), faux_pdf=b"MZ"))
    assert any(found == key and words in message for found, message in told(report)), told(report)
    assert not MethodCard.objects.exists()


def test_too_many_canvases_are_told():
    rows = [{"title": f"Grille {n}", "files": ["a.pdf"]} for n in range(MOST_CANVASES + 1)]
    assert told(given(with_canvases(*rows, a_pdf=honest("pdf")))) == [
        ("canvases", f"{MOST_CANVASES} supports au plus.")
    ]

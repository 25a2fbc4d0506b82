"""`cards_export` and `cards_import`: what they write, what they say, how they end."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from foundation.history.editorial import latest_version_of
from methods.loading import load_cards
from methods.models import MethodCard
from methods.starter import starter_cards
from tests.support.factories.accounts import UserFactory
from tests.support.factories.card_files import archive, card_file
from tests.support.factories.methods import draft_card, published_card

pytestmark = pytest.mark.django_db


def run(*args, **options):
    """What the command says, and how it ends."""
    out, code = StringIO(), 0
    try:
        call_command(*(str(arg) for arg in args), stdout=out, **options)
    except CommandError as error:
        code = error.returncode
        out.write(str(error))
    return out.getvalue(), code


def test_the_starter_cards_go_out_and_come_back(tmp_path):
    load_cards()
    said, code = run("cards_export", tmp_path / "fiches")
    assert (said.strip(), code) == (f"Fiches exportées : {MethodCard.objects.count()}.", 0)
    said, code = run("cards_import", tmp_path / "fiches")
    assert code == 0
    assert f"inchangée : {MethodCard.objects.count()}" in said
    MethodCard.objects.all().delete()
    assert run("cards_import", tmp_path / "fiches")[1] == 0
    assert {card.slug: card.snapshot() for card in MethodCard.objects.all()} == dict(starter_cards())
    assert set(MethodCard.objects.values_list("state", flat=True)) == {"draft"}


def test_only_published_cards_go_out_as_their_page_shows_them(tmp_path):
    author = UserFactory()
    card = published_card(author=author)
    draft_card(title="Cachée")
    run("cards_import", write(tmp_path, card_file(summary="À venir.")), author=author.email)
    run("cards_export", tmp_path / "dehors")
    assert [path.name for path in (tmp_path / "dehors").iterdir()] == [f"{card.slug}.md"]
    assert "À venir" not in (tmp_path / "dehors" / f"{card.slug}.md").read_text(encoding="utf-8")


def write(folder, content, name="marche-exploratoire.md"):
    path = folder / name
    path.write_bytes(content)
    return path


def test_a_dry_run_writes_nothing(tmp_path):
    write(tmp_path, card_file())
    said, code = run("cards_import", tmp_path, dry_run=True)
    assert (code, MethodCard.objects.count()) == (0, 0)
    assert "à créer : 1" in said
    assert "essai" in said


def test_who_signs_is_the_author_of_the_drafts(tmp_path):
    person = UserFactory()
    path = write(tmp_path, archive(un=card_file()), "fiches.zip")
    _said, code = run("cards_import", path, author=person.email.upper())
    card = MethodCard.objects.get()
    assert (code, list(card.authors.all()), latest_version_of(card).author) == (0, [person], person)
    assert run("cards_import", write(tmp_path, card_file(), "deux.md"))[1] == 0
    assert list(MethodCard.objects.get(slug="deux").authors.all()) == []


def test_problems_are_told_as_data_and_end_with_one(tmp_path):
    write(tmp_path, card_file(family="rien"), "faux.md")
    write(tmp_path, card_file(), "juste.md")
    out = StringIO()
    with pytest.raises(CommandError) as ended:
        call_command("cards_import", str(tmp_path), json=True, stdout=out)
    report = json.loads(out.getvalue())
    assert ended.value.returncode == 1
    assert (report["errors"], report["written"], report["counts"]["creer"]) == (1, False, 1)
    assert report["problems"][0] | {"message": ""} == {
        "level": "erreur", "file": "faux.md", "line": 4, "key": "family", "message": "", "understood": "",
    }  # fmt: skip
    said, code = run("cards_import", tmp_path)
    assert code == 1
    assert "faux.md, ligne 4, « family » : erreur." in said


def test_what_cannot_be_read_ends_with_one(tmp_path):
    said, code = run("cards_import", write(tmp_path, b"PK\x03\x04abc", "fiches.zip"), json=True)
    assert code == 1
    assert json.loads(said[: said.rindex("}") + 1])["written"] is False


def test_a_wrong_use_ends_with_two(tmp_path):
    assert run("cards_import", tmp_path / "absent")[1] == 2
    said, code = run("cards_import", tmp_path, author="personne@exemple.fr")
    assert (code, "personne@exemple.fr" in said) == (2, True)
    (tmp_path / "fichier").write_text("x")
    assert run("cards_export", tmp_path / "fichier")[1] == 2

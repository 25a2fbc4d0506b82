"""Files that come in, good and bad: each gets a clear report, in French, and never a stack trace."""

import contextlib
import csv
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from openpyxl import Workbook

from content.models import Initiative
from content.vocabulary import forget_words
from foundation.history.enums import EditorialState
from foundation.history.models import Version
from territories.models import Collectivite
from tests.support.factories.content import theme
from tests.support.factories.importing import CODE, case, commune, csv_of
from tests.support.factories.territories import CollectiviteFactory, DepartmentFactory

pytestmark = pytest.mark.django_db
Report = dict[str, Any]


@pytest.fixture(autouse=True)
def places(db: None) -> None:
    commune()
    theme("accueil", "Accueil")
    CollectiviteFactory(code="29111", name="Saint-Martin")
    ain = DepartmentFactory(code="01", name="Ain")
    heir = CollectiviteFactory(code="01004", name="Grand-Bourg", department=ain)
    CollectiviteFactory(code="01111", name="Saint-Martin", department=ain)
    CollectiviteFactory(code="01033", name="Petit-Bourg", department=ain, is_obsolete=True, replaced_by=heir)
    forget_words()


@pytest.fixture
def report_of(tmp_path: Path) -> Callable[..., Report]:
    """`report_of("cas.csv", b"…", "--partial")`: what the command answers in JSON."""

    def run(name: str, content: bytes, *options: str) -> Report:
        path = tmp_path / name
        path.write_bytes(content)
        output = io.StringIO()
        with contextlib.suppress(CommandError):
            call_command("initiatives_import", str(path), "--json", *options, stdout=output)
        return json.loads(output.getvalue())  # type: ignore[no-any-return]

    return run


def said(report: Report) -> str:
    """Everything that the report says is wrong."""
    lines = (" ".join([p["level"], p["column"], p["message"], p["understood"]]) for p in report.get("problems", []))
    return "\n".join([report.get("refusal", ""), *lines]).replace("\u00a0", " ").replace("\u202f", " ")


def workbook(*rows: list[Any]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    output = io.BytesIO()
    book.save(output)
    return output.getvalue()


def archive(**files: bytes) -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name.replace("__", "/") + ".md", content)
    return output.getvalue()


def a_bomb() -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", b"<Types/>")
        packed.writestr("xl/workbook.xml", b"0" * 30_000_000)
    return output.getvalue()


GOOD = csv_of(case())
MARKDOWN = """---
Identifiant: "12"
Titre: Guichet au marché
Code de la collectivité: 29900
Thèmes: [Accueil]
Hypothèses:
  - Hypothèse: Les horaires freinent.
    Verdict: infirmée
Sources:
  - Bilan du service
---

## En bref

Un stand au marché.

## Problème

Peu de monde.

## Ce qui a été fait

Trois essais.

## Ce qui n’a pas marché

La pluie.
"""

REFUSED = {
    "an empty file": ("cas.csv", b"", "vide"),
    "spaces": ("cas.csv", b"  \n ", "vide"),
    "a header alone": ("cas.csv", GOOD.split(b"\r\n")[0], "aucune initiative"),
    "no header": ("cas.csv", b"12;Un titre;Un texte\n13;Deux;Trois\n", "noms des colonnes"),
    "a PDF renamed": ("cas.csv", b"%PDF-1.7\n%\xe2\xe3", "PDF"),
    "an image renamed": ("cas.csv", b"\x89PNG\r\n\x1a\n", "image"),
    "a web page": ("cas.csv", b"<!DOCTYPE html><html>", "page web"),
    "a null in the text": ("cas.csv", GOOD.replace(b"Peu de monde", b"Peu \x00 de monde"), "pas du texte"),
    "two encodings at once": ("cas.csv", GOOD + "é".encode("cp1252"), "deux encodages"),
    "bytes of no encoding": ("cas.csv", b"Identifiant;Titre;En bref\n1;Ete" + b"\x81\x8d;a", "illisibles"),
    "an old or locked workbook": ("cas.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "mot de passe"),
    "a broken workbook": ("cas.xlsx", workbook(["Identifiant", "Titre"], ["1", "Un"])[:-200], "abîmé"),
    "a workbook cut at its head": ("cas.xlsx", b"PK\x03\x04" + b"\x00" * 40, "abîmé"),
    "a bomb": ("cas.xlsx", a_bomb(), "trop gros"),
    "an empty workbook": ("cas.xlsx", workbook(), "vide"),
    "an archive of nothing": ("cas.zip", archive(), "aucun fichier Markdown"),
    "a path that climbs": ("cas.zip", archive(**{"..__..__etc__passwd": b"---\n---\n"}), "abîmé"),
    "too many columns": ("cas.csv", ";".join(f"Colonne {n}" for n in range(1_200)).encode(), "1200 colonnes"),
    "lone surrogates": ("cas.csv", "\ufeffIdentifiant;1;".encode("utf-16-le") + b"\x00\xd8\n\x00", "illisibles"),
    "facts that are no YAML": ("cas.md", b"---\nTitre: [un\n---\n", "YAML"),
    "YAML that multiplies itself": ("cas.md", b"---\na: &a [x,x]\nb: *a\n---\n", "YAML"),
    "Markdown without facts": ("cas.md", b"# Un guichet\n", "deux lignes"),
}  # fmt: skip


@pytest.mark.parametrize("case_name", REFUSED)
def test_a_file_that_cannot_be_read_is_refused_whole_and_says_why(report_of, case_name):
    name, content, expected = REFUSED[case_name]
    report = report_of(name, content)
    assert expected in said(report)
    assert report["written"] is False
    assert not Initiative.objects.exists()


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "no title": ({"Titre": ""}, "erreur Titre Donnez un titre."),
    "no identifier": ({"Identifiant": ""}, "Donnez un identifiant"),
    "no summary": ({"En bref": ""}, "erreur En bref"),
    "a bad year": ({"Année": "20223"}, "« 20223 » n’est pas une année"),
    "two years": ({"Année": "2021-2022"}, "n’est pas une année"),
    "an unknown code": ({"Code de la collectivité": "99999"}, "Aucune collectivité n’a le code « 99999 »."),
    "an unknown name": ({"Code de la collectivité": "", "Collectivité": "Bourg-d’Esai"}, "Bourg-d’Essai (29)"),
    "homonyms": ({"Code de la collectivité": "", "Collectivité": "Saint-Martin"}, "Saint-Martin (01) · commune 01111"),
    "no territory": ({"Code de la collectivité": ""}, "Dites de quel territoire"),
    "an unknown theme": ({"Thèmes": "Acueil"}, "Vouliez-vous dire « Accueil »"),
    "an unknown choice": ({"Suite": "déployer"}, "Vouliez-vous dire « Déployé »"),
    "a verdict alone": ({"Verdict 1": "infirmée"}, "Sans « Hypothèse 1 »"),
    "a measure that is none": ({"Indicateur 1": "Passages", "Mesures 1": "beaucoup"}, "n’est pas une mesure"),
    "a number that is none": ({"Population": "mille"}, "n’est pas un nombre entier"),
    "an address that is none": ({"Adresse 1": "javascript:alert(1)"}, "n’est pas une adresse web"),
    "a cell of two megabytes": ({"Contexte": "a" * 2_000_000}, "2000000 caractères"),
    "a text too long": ({"Contexte": "mot " * 13_000}, "la limite est de 50 000"),
    "a hypothesis too long": ({"Hypothèse 1": "a" * 401}, "401 caractères"),
    "a department that is none": ({"Département": "Bretagne-Sud"}, "n’est pas un département"),
    "a misspelt column": ({"Ce qui n’a pas marcher": "x"}, "Vouliez-vous dire « Ce qui n’a pas marché »"),
}  # fmt: skip


@pytest.mark.parametrize("case_name", WRONG)
def test_a_row_that_is_wrong_says_where_and_nothing_is_written(report_of, case_name):
    changes, expected = WRONG[case_name]
    report = report_of("cas.csv", csv_of(case("1", **changes), case("2", **changes)))
    assert expected in said(report)
    assert report["errors"] >= 1
    assert not Initiative.objects.exists()


WARNED: dict[str, tuple[dict[str, Any], str]] = {
    "a merged commune": ({"Code de la collectivité": "01033"}, "compris : Grand-Bourg (01) · commune"),
    "a zero eaten": ({"Code de la collectivité": "1004"}, "Compris comme 01004"),
    "an unknown column": ({"Notre colonne": "x"}, "attention Notre colonne 1 colonne inconnue, ignorée."),
    "a code and another name": ({"Collectivité": "Saint-Martin"}, "Le code désigne Bourg-d’Essai"),
    "an unknown card": ({"Méthode 1": "Marche", "Fiche méthode 1": "Inconnue"}, "la méthode garde son nom seul"),
    "a new body": ({"Code de la collectivité": "", "Collectivité": "Réseau Neuf", "Nature": "réseau"}, "il sera créé"),
}  # fmt: skip


@pytest.mark.parametrize("case_name", WARNED)
def test_what_deserves_a_look_is_understood_told_and_written(report_of, case_name):
    changes, expected = WARNED[case_name]
    report = report_of("cas.csv", csv_of(case("1", **changes)))
    assert expected in said(report)
    assert (report["errors"], report["written"]) == (0, True)
    assert Initiative.objects.count() == 1


def test_the_place_of_a_problem_is_told(report_of):
    report = report_of("cas.csv", csv_of(case("1"), case("2", **{"Année": "hier"})))
    problem = report["problems"][0]
    assert (problem["line"], problem["column"], problem["place"]) == (3, "Année", "D3")


def test_the_same_identifier_twice_is_an_error_that_names_the_first(report_of):
    assert "déjà celui de la ligne 2" in said(report_of("cas.csv", csv_of(case("1"), case("1"))))


@pytest.mark.parametrize("missing", ["Identifiant", "Titre", "En bref", "Code de la collectivité"])
def test_a_missing_column_is_named(report_of, missing):
    row = case()
    del row[missing]
    report = report_of("cas.csv", csv_of(row))
    assert missing in said(report)
    assert not report["written"]


def test_three_hundred_unknown_columns_are_told_once(report_of):
    report = report_of("cas.csv", csv_of(case(**{f"Zone {n}": "x" for n in range(300)})))
    assert "300 colonnes inconnues, ignorées." in said(report)
    assert report["written"]


def test_a_formula_is_told_and_neither_calculated_nor_read(report_of):
    row = case() | {"Titre": "=1+1", "Contexte": "=CMD()"}
    report = report_of("cas.xlsx", workbook(list(row), list(row.values())))
    assert said(report).count("contient une formule") == 2
    assert not Initiative.objects.exists()


def test_a_defused_text_of_a_csv_is_read_as_it_was(report_of):
    report_of("cas.csv", csv_of(case(Contexte="=1+1", **{"Et après": "- une liste"})))
    initiative = Initiative.objects.get()
    assert (initiative.context, initiative.afterwards) == ("=1+1", "- une liste")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_the_csv_of_every_office_is_read(report_of, encoding, separator):
    row = case(Contexte="Été, cœur ; « oui »\nDeuxième ligne")
    output = io.StringIO()
    writer = csv.DictWriter(output, list(row), delimiter=separator)
    writer.writeheader()
    writer.writerow(row)
    report = report_of("cas.csv", output.getvalue().encode(encoding))
    assert report["errors"] == 0, said(report)
    assert Initiative.objects.get().context == "Été, cœur ; « oui »\nDeuxième ligne"


def test_the_types_of_a_workbook_are_read_as_typed(report_of):
    row = case() | {"Code de la collectivité": int(CODE), "Année": 2023.0, "Population": 1200, "Titre": 2024}
    assert report_of("cas.xlsx", workbook(list(row), list(row.values())))["errors"] == 0
    initiative = Initiative.objects.get()
    assert (initiative.year, initiative.population, initiative.title) == (2023, 1200, "2024")


def test_markdown_is_read_alone_or_in_an_archive(report_of):
    assert report_of("cas.md", MARKDOWN.encode())["written"]
    initiative = Initiative.objects.get()
    assert (initiative.title, initiative.failed) == ("Guichet au marché", "La pluie.")
    assert initiative.hypotheses.get().verdict == "infirmee"
    report = report_of("lot.zip", archive(un=MARKDOWN.encode(), deux=MARKDOWN.replace('"12"', '"13"').encode()))
    assert report["counts"]["creer"] == 2


def test_a_bad_file_of_an_archive_does_not_hide_the_others(report_of):
    report = report_of("lot.zip", archive(bon=MARKDOWN.encode(), mauvais=b"%PDF-1.7"), "--partial")
    assert "mauvais.md" in said(report)
    assert Initiative.objects.count() == 1


def test_an_incomplete_case_stays_a_draft_and_says_what_is_missing(report_of):
    report = report_of("cas.csv", csv_of(case("1", **{"Ce qui n’a pas marché": ""}), case("2")))
    assert [row["arrives"] for row in report["rows"]] == ["draft", "submitted"]
    assert "n’a pas marché" in " ".join(report["rows"][0]["missing"])
    assert list(Initiative.objects.order_by("pk").values_list("state", flat=True)) == ["draft", "submitted"]


def test_a_trial_writes_nothing(report_of):
    report = report_of("cas.csv", GOOD, "--dry-run")
    assert (report["writable"], report["written"]) == (True, False)
    assert not Initiative.objects.exists()


def test_all_or_nothing_unless_told_otherwise(report_of):
    content = csv_of(case("1"), case("2", **{"Année": "hier"}))
    assert not report_of("cas.csv", content)["written"]
    assert not Initiative.objects.exists()
    assert report_of("cas.csv", content, "--partial")["written"]
    assert Initiative.objects.get().external_id == "cas/1"


def test_running_it_twice_changes_nothing(report_of):
    rows = [case("1"), case("2", **{"Code de la collectivité": "", "Collectivité": "Réseau Neuf", "Nature": "réseau"})]
    report_of("cas.csv", csv_of(*rows))
    before = list(Initiative.objects.order_by("pk").values())
    report = report_of("cas.csv", csv_of(*rows))
    assert (report["counts"]["inchangee"], report["written"]) == (2, False)
    assert list(Initiative.objects.order_by("pk").values()) == before
    assert (Version.objects.count(), Collectivite.objects.filter(code=None).count()) == (2, 1)


def test_the_origin_keeps_two_files_apart_and_one_file_itself(report_of):
    report_of("janvier.csv", GOOD, "--origin", "cdg29")
    assert report_of("fevrier.csv", GOOD, "--origin", "cdg29")["counts"]["inchangee"] == 1
    report = report_of("fevrier.csv", GOOD, "--origin", "cdg35")
    assert "Une fiche du même titre existe déjà" in said(report)
    assert set(Initiative.objects.values_list("external_id", flat=True)) == {"cdg29/1", "cdg35/1"}


def test_the_template_s_example_is_passed_over(report_of):
    report = report_of("cas.csv", csv_of(case("exemple"), case("1")))
    assert "exemple du modèle" in said(report)
    assert Initiative.objects.get().external_id == "cas/1"


def test_without_json_the_report_is_said_in_french(tmp_path, capsys):
    path = tmp_path / "cas.csv"
    path.write_bytes(csv_of(case("1"), case("2", **{"Année": "hier"})))
    with pytest.raises(CommandError, match="rien n’est écrit"):
        call_command("initiatives_import", str(path))
    output = capsys.readouterr().out.replace("\u00a0", " ")
    assert "ligne 3, colonne « Année » (D3) : erreur." in output
    with pytest.raises(CommandError, match="ne peut pas être ouvert"):
        call_command("initiatives_import", str(tmp_path / "absent.csv"))


def test_provenance_is_kept(report_of):
    report_of("cas.csv", GOOD, "--origin", "cdg29")
    initiative = Initiative.objects.get()
    assert initiative.provenance.startswith("Remise par cdg29 (cas.csv)")
    assert initiative.state == EditorialState.SUBMITTED
    assert Version.objects.get().note.replace("\u00a0", " ") == "Import : cas.csv"

"""Loading the referential: what it holds, twice, changed, cut half-way, by two processes."""

import threading
from pathlib import Path

import pytest
from django.db import connection

from territories.actions import ensure_body, load_referential
from territories.actions.referential import REFERENTIAL
from territories.enums import Kind, Stratum
from territories.models import Collectivite, Department, LookupToken, ReferentialVersion, Region
from territories.queries import collectivite_by_code, find_collectivites
from tests.support.referential import COMMUNES, MERGED, write_referential


def commune(code: str) -> Collectivite:
    return Collectivite.objects.get(kind=Kind.COMMUNE, code=code)


def test_missing_population_is_unknown_not_zero(places: None) -> None:
    assert commune("98901").population is None
    assert commune("98901").stratum == Stratum.UNKNOWN


def test_commune_without_intercommunality(places: None) -> None:
    assert commune("29155").epci is None
    assert commune("29103").epci.name == "CA du Pays de Landerneau-Daoulas"


def test_homonyms_are_told_apart_by_their_department(places: None) -> None:
    labels = [body.label for body in find_collectivites("saint denis")]
    assert labels[:2] == ["Saint-Denis (974) · commune", "Saint-Denis (93) · commune"]


def test_overseas_have_their_flag_and_time_zone(places: None) -> None:
    assert commune("97411").is_overseas
    assert not commune("93066").is_overseas
    assert Department.objects.get(code="974").timezone == "Indian/Reunion"


def test_merged_commune_points_to_its_heir(places: None) -> None:
    merged = commune("93059")
    assert merged.is_obsolete
    assert merged.replaced_by == commune("93066")


def test_public_establishment_is_not_counted_as_an_intercommunality(places: None) -> None:
    assert Collectivite.objects.get(code="200057867").kind == Kind.SYNDICAT


def test_second_load_does_nothing(places: None, tmp_path: Path) -> None:
    assert load_referential(write_referential(tmp_path)) is False


def test_new_file_keeps_numbers_and_marks_what_left(places: None, tmp_path: Path) -> None:
    before = commune("29155")
    rest = [row for row in COMMUNES if row[0] not in ("29155", "29042")]
    rest[1] = [*rest[1][:4], 17_500, "29800", [], "29155"]
    merged = [*MERGED, ["29042", "Crozon", "29", "29103"]]
    assert load_referential(write_referential(tmp_path, communes=rest, merged=merged))
    gone = commune("29155")
    assert (gone.pk, gone.is_obsolete, gone.replaced_by) == (before.pk, True, commune("29103"))
    assert commune("29042").replaced_by == commune("29103")
    assert commune("29103").population == 17_500
    assert not commune("29103").is_obsolete


def test_bodies_without_code_survive_a_new_file(places: None, tmp_path: Path) -> None:
    body = ensure_body("Agence des Territoires", Kind.ASSOCIATION)
    load_referential(write_referential(tmp_path, merged=[]))
    body.refresh_from_db()
    assert not body.is_obsolete
    assert find_collectivites("agence territoires") == [body]


def test_failure_half_way_leaves_nothing(db: None, tmp_path: Path) -> None:
    broken = write_referential(tmp_path, merged=[["93059", "Pierrefitte", "93", "no such commune"]])
    with pytest.raises(KeyError):
        load_referential(broken)
    assert not Region.objects.exists()
    assert not ReferentialVersion.objects.exists()
    assert load_referential(write_referential(tmp_path))


@pytest.mark.django_db(transaction=True)
def test_two_processes_load_at_once(tmp_path: Path) -> None:
    source, answers = write_referential(tmp_path), []

    def load() -> None:
        answers.append(load_referential(source))
        connection.close()

    loaders = [threading.Thread(target=load) for _ in range(3)]
    for loader in loaders:
        loader.start()
    for loader in loaders:
        loader.join()
    assert sorted(answers) == [False, False, True]
    assert Collectivite.objects.count() == len(COMMUNES) + len(MERGED) + 4


@pytest.mark.slow
def test_the_referential_that_ships(db: None) -> None:
    assert load_referential(REFERENTIAL)
    living = Collectivite.objects.filter(is_obsolete=False)
    communes = living.filter(kind=Kind.COMMUNE)
    assert (Region.objects.count(), Department.objects.count()) == (26, 109)
    assert communes.count() == 34_969
    assert living.filter(kind=Kind.EPCI).count() == 1_255
    assert communes.filter(epci=None).count() == 98
    assert communes.filter(population=None).count() == 6
    assert not Collectivite.objects.filter(is_obsolete=True, replaced_by=None).exists()
    assert LookupToken.objects.count() > 100_000
    assert load_referential(REFERENTIAL) is False
    _names_lead_where_they_should()


def _names_lead_where_they_should() -> None:
    first = {
        "93400": "Saint-Ouen-sur-Seine (93) · commune",
        "CC pays landerneau": "CA du Pays de Landerneau-Daoulas (29) · communauté d’agglomération",
        "st denis reunion": "Saint-Denis (974) · commune",
        "chateau thierry": "Château-Thierry (02) · commune",
        "Ville de Vichy": "Vichy (03) · commune",
        "CA du Sud de La Réunion (CASUD)": "CA du Sud (974) · communauté d’agglomération",
        "oeuilly": "Œuilly (51) · commune",
        "marseille 3e": "Marseille (13) · commune",
        "Département de la Loire-Atlantique": "Département de la Loire-Atlantique (44)",
        "CNIL métropole aix marseille": None,
        "metropole aix marseille provence": "Métropole d’Aix-Marseille-Provence (13) · métropole",
    }
    for text, label in first.items():
        found = find_collectivites(text)
        assert (found[0].label if found else None) == label, text
    for text in ("saint ouen", "St-Ouen"):
        assert "Saint-Ouen-sur-Seine (93) · commune" in [body.label for body in find_collectivites(text)]
    assert collectivite_by_code(Kind.COMMUNE, "01340").code == "01340"

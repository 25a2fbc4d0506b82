"""Finding a territory by what people type, on the small referential."""

import pytest

from territories.enums import Kind
from territories.queries import collectivite_by_code, find_collectivites


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("saint ouen", "Saint-Ouen-sur-Seine"),
        ("St-Ouen", "Saint-Ouen-sur-Seine"),
        ("SAINT OUEN S/SEINE", "Saint-Ouen-sur-Seine"),
        ("ouen sei", "Saint-Ouen-sur-Seine"),
        ("93400", "Saint-Ouen-sur-Seine"),
        ("93070", "Saint-Ouen-sur-Seine"),
        ("Saint-Ouen-sur-Seine (93) · commune", "Saint-Ouen-sur-Seine"),
        ("CC pays landerneau", "CA du Pays de Landerneau-Daoulas"),
        ("communauté de communes du pays de landerneau", "CA du Pays de Landerneau-Daoulas"),
        ("200000001", "CA du Pays de Landerneau-Daoulas"),
        ("mairie de landerneau", "Landerneau"),
        ("ploudiry", "Landerneau"),
        ("lhay dessai", "L’Haÿ-d’Essai"),
        ("l hay", "L’Haÿ-d’Essai"),
        ("hay", "L’Haÿ-d’Essai"),
        ("pierrefitte", "Pierrefitte-sur-Seine"),
        ("département seine saint denis", "Département de la Seine-Saint-Denis"),
        ("bretagne", "Région Bretagne"),
        ("conseil régional de Bretagne", "Région Bretagne"),
        ("ept plaine", "Plaine Commune"),
        ("plaine commune", "Plaine Commune"),
        ("crozon (ABCD)", "Crozon"),
    ],
)
def test_first_answer(places: None, typed: str, name: str) -> None:
    assert find_collectivites(typed)[0].name == name


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("st denis reunion", "97411"),
        ("st denis reu", "97411"),
        ("saint denis 974", "97411"),
        ("st-denis (La Réunion)", "97411"),
        ("saint denis ile de france", "93066"),
        ("ville de saint denis seine saint denis", "93066"),
    ],
)
def test_place_at_the_end_tells_homonyms_apart(places: None, typed: str, code: str) -> None:
    assert find_collectivites(typed)[0].code == code


@pytest.mark.parametrize(
    "typed", ["", " ", "a", "%", "___", "'", "\x00", "\ud800", "zzzz", "日本", "x" * 5000, "cc " * 400]
)
def test_nothing_or_anything_typed_is_answered(places: None, typed: str) -> None:
    assert find_collectivites(typed) == []


def test_living_before_merged(places: None) -> None:
    assert [body.code for body in find_collectivites("93")][-1] == "93059"


def test_limit(places: None) -> None:
    assert len(find_collectivites("saint", limit=1)) == 1


def test_queries_are_bounded(places: None, django_assert_max_num_queries) -> None:
    for typed in ("saint", "cc inconnue finistere", "nulle part la reunion"):
        with django_assert_max_num_queries(4):
            find_collectivites(typed)


def test_by_code(places: None) -> None:
    assert collectivite_by_code(Kind.COMMUNE, "93070").name == "Saint-Ouen-sur-Seine"
    assert collectivite_by_code(Kind.EPCI, "93070") is None


def test_former_code_leads_to_the_commune_but_a_postal_code_does_not(places: None) -> None:
    assert collectivite_by_code(Kind.COMMUNE, "29999").name == "Landerneau"
    assert collectivite_by_code(Kind.COMMUNE, "29220") is None

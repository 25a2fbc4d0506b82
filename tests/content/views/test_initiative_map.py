"""The map of the library: its counts are those of the list it leads to."""

import re

import pytest
from django.utils.html import escape

from tests.support.factories.accounts import UserFactory
from tests.support.factories.content import archived_initiative, draft_initiative, published_initiative, theme
from tests.support.factories.territories import DepartmentFactory, RegionFactory

pytestmark = pytest.mark.django_db
URL = "/initiatives/carte/"


@pytest.fixture
def five(db: None) -> None:
    """Two cases in Finistère, one in Morbihan, one in La Réunion, one nowhere; one theme for three of them."""
    theme("accueil")
    brittany, reunion = RegionFactory(code="53"), RegionFactory(code="04", name="La Réunion")
    for code, name, region in (
        ("29", "Finistère", brittany),
        ("56", "Morbihan", brittany),
        ("974", "La Réunion", reunion),
    ):
        DepartmentFactory(code=code, name=name, region=region, is_overseas=code == "974")
    regions = {"29": "53", "56": "53", "974": "04", None: None}
    for title, code, themes in (
        ("Un", "29", ["accueil"]),
        ("Deux", "29", []),
        ("Trois", "56", []),
        ("Quatre", "974", ["accueil"]),
        ("Cinq", None, ["accueil"]),
    ):
        published_initiative(title=title, department_id=code, region_id=regions[code], themes=themes)


def lines(response) -> list[tuple[str, int]]:
    return [(line.name, line.count) for line in response.context["places"]]


def test_the_table_tells_the_fullest_first_and_what_has_no_department_last(client, five):
    assert lines(client.get(URL)) == [
        ("Finistère (29)", 2),
        ("La Réunion (974)", 1),
        ("Morbihan (56)", 1),
        ("Plusieurs départements, ou aucun", 1),
    ]


@pytest.mark.parametrize("query", ["", "?theme=accueil", "?theme=accueil&tri=titre", "?region=53&departement=56"])
def test_each_place_leads_to_as_many_cases_as_it_says(client, five, query):
    response = client.get(f"{URL}{query}")
    assert response.context["places"]
    for line in response.context["places"]:
        assert client.get(line.url).context["filters"].total == line.count, line


def test_every_department_that_holds_a_case_is_a_link_of_the_drawing_and_of_the_table(client, five):
    html = client.get(f"{URL}?theme=accueil").content.decode()
    drawing = html[html.index('<svg class="map map-large"') : html.index("</svg>", html.index("map-large"))]
    address = escape("/initiatives/?theme=accueil&departement=29")
    assert re.findall(r'<a href="([^"]+)"><title>([^<]+)</title>', drawing) == [(address, "Finistère\u00a0: 1")]
    assert html.count(f'href="{address}"') == 2
    assert escape("/initiatives/?theme=accueil&departement=974") in html
    assert 'data-level="4"' in drawing


def test_the_filters_go_from_the_list_to_the_map_and_back(client, five):
    there = client.get("/initiatives/?theme=accueil&suite=experimentation").content.decode()
    assert f'href="{URL}{escape("?theme=accueil&suite=experimentation")}"' in there
    response = client.get(f"{URL}?theme=accueil&suite=experimentation&tri=titre")
    assert response.context["list_url"] == "/initiatives/?theme=accueil&suite=experimentation&tri=titre"
    assert [chip.url for chip in response.context["filters"].chips] == [
        "?suite=experimentation&tri=titre",
        "?theme=accueil&tri=titre",
    ]
    html = response.content.decode()
    assert f'action="{URL}"' in html
    assert '<input type="hidden" name="tri" value="titre">' in html


def test_a_chosen_department_stands_out_among_the_others(client, five):
    response = client.get(f"{URL}?departement=29")
    assert len(lines(response)) == 4
    assert [line.name for line in response.context["places"] if line.is_chosen] == ["Finistère (29)"]
    assert 'class="is-here"' in response.content.decode()


def test_nothing_found_says_what_to_relax(client, five):
    response = client.get(f"{URL}?theme=accueil&suite=deploye")
    assert lines(response) == []
    assert [row.url for row in response.context["filters"].relaxations] == ["?theme=accueil"]
    assert "sans Déployé" in response.content.decode()


def test_drafts_and_archives_are_on_no_map(client):
    DepartmentFactory(code="29")
    for make in (draft_initiative, archived_initiative):
        make(department_id="29")
    assert lines(client.get(URL)) == []


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("who", "queries"), [("visitor", 1), ("agent", 4)])
def test_the_cost_does_not_grow_with_the_map(client, signed_in, django_assert_num_queries, rows, who, queries):
    for code in ["29", "56", "22"][:rows]:
        DepartmentFactory(code=code)
        published_initiative(department_id=code, themes=[theme("accueil")])
    reader = client if who == "visitor" else signed_in(UserFactory())
    reader.get(f"{URL}?theme=accueil")
    with django_assert_num_queries(queries):
        response = reader.get(f"{URL}?theme=accueil")
    assert len(lines(response)) == rows

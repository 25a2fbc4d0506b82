import pytest

from territories.models import Collectivite


def body(code: str) -> Collectivite:
    return Collectivite.objects.get(code=code)


@pytest.mark.parametrize("codes", [["93066"], ["93066", "97411", "29103"]])
def test_map_counts_in_few_queries(places, held, client, django_assert_num_queries, codes) -> None:
    held += [body(code) for code in codes]
    with django_assert_num_queries(3):
        page = client.get("/territoires/").content.decode()
    assert 'href="/territoires/departements/93-seine-saint-denis/"' in page
    assert "1 collectivité active" in page


def test_empty_country_has_no_link_on_the_map(places, held, client) -> None:
    page = client.get("/territoires/").content.decode()
    assert "/territoires/departements/" not in page
    assert "/territoires/regions/53-bretagne/" in page


def test_search_by_name(places, client, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(4):
        page = client.get("/territoires/", {"q": "st-ouen"}).content.decode()
    assert "Saint-Ouen-sur-Seine (93) · commune" in page


def test_search_shows_the_heir_of_a_merged_commune(places, client) -> None:
    page = client.get("/territoires/", {"q": "pierrefitte"}).content.decode()
    assert "aujourd’hui Saint-Denis" in page


def test_search_without_answer_says_what_to_do(places, client) -> None:
    page = client.get("/territoires/", {"q": "<b>zzzz"}).content.decode()
    assert "Essayez le code postal" in page
    assert "<b>zzzz" not in page

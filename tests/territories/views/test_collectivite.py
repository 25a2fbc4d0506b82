import pytest

from territories.models import Collectivite
from tests.support.factories.territories import CollectiviteFactory


def body(code: str) -> Collectivite:
    return Collectivite.objects.get(code=code)


def test_what_it_holds(places, held, client, django_assert_num_queries) -> None:
    held.append(body("93070"))
    with django_assert_num_queries(2):
        page = client.get("/territoires/commune/93070-saint-ouen-sur-seine/").content.decode()
    assert 'hx-get="/essais/commune/93070"' in page
    assert "51\u202f000 habitants" in page


def test_nothing_shows_those_of_the_same_department_first(places, held, client, django_assert_num_queries) -> None:
    held += [body("29103"), body("93066")]
    address = body("29155").get_absolute_url()
    with django_assert_num_queries(3):
        page = client.get(address).content.decode()
    assert "Rien n’est encore publié ici" in page
    assert "Landerneau (29) · commune" in page
    assert "Saint-Denis (93)" not in page


def test_intercommunality_holds_what_its_communes_hold(places, held, client) -> None:
    held.append(body("29103"))
    assert "/essais/epci/200000001" in client.get(body("200000001").get_absolute_url()).content.decode()


def test_commune_holds_what_those_it_absorbed_hold(places, held, client) -> None:
    held.append(body("93059"))
    assert "/essais/commune/93066" in client.get(body("93066").get_absolute_url()).content.decode()


def test_merged_commune_names_its_heir(places, client) -> None:
    page = client.get(body("93059").get_absolute_url()).content.decode()
    assert "Cette commune a rejoint" in page
    assert body("93066").get_absolute_url() in page


def test_commune_without_population_nor_intercommunality(places, client) -> None:
    page = client.get(body("98901").get_absolute_url()).content.decode()
    assert "habitant" not in page
    assert "Intercommunalité" not in page


@pytest.mark.parametrize("key", ["99999-x", "n1-x", "n99999999999999999999-x", "n-x", "93070", "0-x"])
def test_unknown(places, client, key) -> None:
    assert client.get(f"/territoires/commune/{key}/").status_code == 404


def test_number_does_not_open_a_body_with_a_code(db, client) -> None:
    commune = CollectiviteFactory()
    assert client.get(f"/territoires/commune/n{commune.pk}-{commune.slug}/").status_code == 404

import pytest

from territories.models import Collectivite


@pytest.mark.parametrize("codes", [["93066"], ["93066", "93070", "93045"]])
def test_what_it_holds(places, held, client, django_assert_num_queries, codes) -> None:
    held += Collectivite.objects.filter(code__in=codes)
    with django_assert_num_queries(3):
        page = client.get("/territoires/departements/93-seine-saint-denis/").content.decode()
    assert 'hx-get="/essais/departements/93"' in page
    assert page.count('class="row-title"') == len(codes)


def test_nothing_shows_neighbours_of_the_region(places, held, client) -> None:
    held.append(Collectivite.objects.get(code="93066"))
    page = client.get("/territoires/departements/17-charente-maritime/").content.decode()
    assert "Rien n’est encore publié ici" in page
    assert "Saint-Denis" not in page


@pytest.mark.parametrize("address", ["99-rien", "93A-x", "2-x"])
def test_unknown(places, client, address) -> None:
    assert client.get(f"/territoires/departements/{address}/").status_code == 404

import pytest

from territories.models import Collectivite


@pytest.mark.parametrize("codes", [["29103"], ["29103", "29042", "29155"]])
def test_what_it_holds(places, held, client, django_assert_num_queries, codes) -> None:
    held += Collectivite.objects.filter(code__in=codes)
    with django_assert_num_queries(4):
        page = client.get("/territoires/regions/53-bretagne/").content.decode()
    assert 'hx-get="/essais/regions/53"' in page
    assert f'Essais</a> <span class="soft">{len(codes)}</span>' in page
    assert "Finistère (29)" in page


def test_nothing_says_what_to_do(places, held, client) -> None:
    page = client.get("/territoires/regions/53-bretagne/").content.decode()
    assert "Rien n’est encore publié ici" in page


def test_slug_is_corrected(places, client) -> None:
    answer = client.get("/territoires/regions/53-bzh/")
    assert (answer.status_code, answer["Location"]) == (301, "/territoires/regions/53-bretagne/")


def test_unknown_region(places, client) -> None:
    assert client.get("/territoires/regions/99-bretagne/").status_code == 404


def test_region_overseas_has_no_small_map(places, held, client) -> None:
    assert "map-locator" not in client.get("/territoires/regions/04-la-reunion/").content.decode()

"""The pages of territories for somebody signed in."""

import pytest

PAGES = [
    "/territoires/",
    "/territoires/?q=cc+inconnue+finistere",
    "/territoires/regions/53-bretagne/",
    "/territoires/departements/93-seine-saint-denis/",
    "/territoires/commune/29155-ouessant/",
]


@pytest.mark.parametrize("address", PAGES)
def test_queries_are_bounded(places, held, agent, signed_in, django_assert_max_num_queries, address) -> None:
    client = signed_in(agent)
    with django_assert_max_num_queries(10):
        assert client.get(address).status_code == 200

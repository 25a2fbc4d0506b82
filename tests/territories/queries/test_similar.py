import pytest

from territories.queries import similar_to
from tests.support.factories.territories import CollectiviteFactory, DepartmentFactory, RegionFactory

pytestmark = pytest.mark.django_db


def far(**values):
    return CollectiviteFactory(
        department=DepartmentFactory(
            code="17", name="Charente-Maritime", region=RegionFactory(code="75", name="N.-A.")
        ),
        **values,
    )


def names(body, **options) -> list[str]:
    return [similar.body.name for similar in similar_to(body, **options)]


def test_the_nearest_come_first_and_the_others_do_not_come():
    mine = CollectiviteFactory(name="La mienne", population=1200)
    far(name="Loin, même taille", population=1250)
    CollectiviteFactory(name="Voisine", population=1250)
    CollectiviteFactory(name="Voisine, plus petite", population=700)
    CollectiviteFactory(name="Grande voisine", population=80_000)
    CollectiviteFactory(name="Disparue", population=1250, is_obsolete=True)
    assert set(names(mine)) == {"Voisine", "Loin, même taille", "Voisine, plus petite"}
    assert names(mine, limit=1) == ["Voisine"]


def test_a_body_without_population_is_like_those_of_its_kind_nearby():
    mine = CollectiviteFactory(kind="autre", code=None, population=None, name="Une")
    CollectiviteFactory(kind="autre", code=None, population=None, name="Deux")
    far(kind="autre", code=None, population=None, name="Trois")
    assert names(mine) == ["Deux"]


@pytest.mark.parametrize("many", [1, 30])
def test_one_query_whatever_their_number(django_assert_num_queries, many):
    mine = CollectiviteFactory()
    CollectiviteFactory.create_batch(many)
    with django_assert_num_queries(1):
        assert len(similar_to(mine)) == min(many, 12)

import pytest

from tests.support.factories.accounts import UserFactory


@pytest.mark.parametrize("model", ["region", "department", "collectivite"])
def test_places_are_looked_up_not_typed(places, signed_in, model) -> None:
    client = signed_in(UserFactory(is_staff=True, is_superuser=True))
    assert client.get(f"/administration/territories/{model}/", {"q": "ouen"}).status_code == 200
    assert client.get(f"/administration/territories/{model}/add/").status_code == 403

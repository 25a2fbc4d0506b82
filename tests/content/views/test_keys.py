"""A member's keys to the API."""

import re
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from content.actions.keys import MOST, TooManyKeys, create_key, revoke_key
from content.models import ApiKey
from content.queries.keys import standing_key
from tests.support.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
URL = "/initiatives/reutiliser/cles/"


def key_in(response):
    return re.search(r"<code>(essaim_[\w-]{43})</code>", response.content.decode())[1]


def test_a_key_is_shown_once_and_only_its_digest_is_kept(signed_in, agent):
    client = signed_in(agent)
    response = client.post(URL, {"label": "Le site de la mairie", "once": uuid4()})
    key = key_in(response)
    row = ApiKey.objects.get()
    assert (row.owner, row.label, row.prefix) == (agent, "Le site de la mairie", key[7:15])
    assert key not in str(ApiKey.objects.values().get())
    assert standing_key(key) == row
    html = client.get(URL).content.decode()
    assert key not in html
    assert f"essaim_{row.prefix}…" in html
    assert response["Cache-Control"] == "private, no-store"


def test_a_double_click_makes_one_key_and_still_shows_it(signed_in, agent):
    client, sent = signed_in(agent), {"label": "Une fois", "once": uuid4()}
    assert key_in(client.post(URL, sent)) == key_in(client.post(URL, sent))
    assert ApiKey.objects.count() == 1


def test_an_empty_form_says_what_is_missing(signed_in, agent):
    response = signed_in(agent).post(URL, {"label": "", "once": uuid4()})
    assert response.status_code == 422
    assert 'aria-invalid="true"' in response.content.decode()


def test_nobody_holds_too_many(signed_in, agent):
    for _ in range(MOST):
        create_key(agent, actor=agent, label="Une", token=uuid4())
    with pytest.raises(TooManyKeys):
        create_key(agent, actor=agent, label="De trop", token=uuid4())
    response = signed_in(agent).post(URL, {"label": "De trop", "once": uuid4()})
    assert response.status_code == 422
    assert "révoquez celles qui ne servent plus" in response.content.decode()


def test_a_key_is_revoked_after_asking(signed_in, agent):
    row, key = create_key(agent, actor=agent, label="Ancienne", token=uuid4())
    client, page = signed_in(agent), f"{URL}{row.pk}/revoquer/"
    assert "Révoquer «\u00a0Ancienne\u00a0»" in client.get(page).content.decode()
    assert client.post(page).status_code == 303
    assert standing_key(key) is None
    first = ApiKey.objects.get().revoked_at
    client.post(page)
    assert ApiKey.objects.get().revoked_at == first
    assert client.get(page).status_code == 404


def test_somebody_elses_key_does_not_exist(signed_in, agent):
    row, key = create_key(agent, actor=agent, label="Secrète", token=uuid4())
    stranger = UserFactory()
    client = signed_in(stranger)
    assert client.get(f"{URL}{row.pk}/revoquer/").status_code == 404
    assert client.post(f"{URL}{row.pk}/revoquer/").status_code == 404
    assert "Secrète" not in client.get(URL).content.decode()
    with pytest.raises(PermissionDenied):
        revoke_key(row, actor=stranger)
    with pytest.raises(PermissionDenied):
        create_key(agent, actor=stranger, label="Pour autrui", token=uuid4())
    assert standing_key(key) == row


def test_visitors_are_led_to_the_login(client):
    assert client.get(URL).status_code == 302

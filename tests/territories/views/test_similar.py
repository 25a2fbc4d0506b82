import pytest
from django.urls import reverse

from territories.models import Collectivite
from tests.support.factories.territories import CollectiviteFactory


def url(body: Collectivite) -> str:
    return reverse("territories:similar", args=[body.kind, body.key, body.slug])


@pytest.mark.parametrize("rows", [1, 3])
def test_those_that_hold_something_come_apart(places, held, client, django_assert_num_queries, rows) -> None:
    mine = CollectiviteFactory(name="La mienne")
    held += CollectiviteFactory.create_batch(rows)
    quiet = CollectiviteFactory(name="Discrète")
    with django_assert_num_queries(3):
        response = client.get(url(mine))
    assert {one.body for one in response.context["active"]} == set(held)
    assert quiet in [one.body for one in response.context["others"]]
    assert not set(held) & {one.body for one in response.context["others"]}
    assert "même département" in response.content.decode()


def test_nobody_like_it(places, held, client) -> None:
    page = client.get(url(Collectivite.objects.get(code="93"))).content.decode()
    assert "Aucun territoire comparable n’a encore rien publié ici" in page


def test_a_wrong_name_in_the_address_is_corrected(places, client) -> None:
    body = Collectivite.objects.get(code="29155")
    wrong = reverse("territories:similar", args=[body.kind, body.key, "autre-nom"])
    assert client.get(wrong).headers["Location"] == url(body)


def test_its_page_leads_there(places, held, client) -> None:
    body = Collectivite.objects.get(code="29155")
    assert url(body) in client.get(body.get_absolute_url()).content.decode()


def test_a_visitor_names_a_territory(places, client) -> None:
    pick = reverse("territories:similar-pick")
    assert client.get(pick).status_code == 200
    assert client.get(f"{pick}?territoire=ouessant").headers["Location"] == url(Collectivite.objects.get(code="29155"))
    unknown = client.get(f"{pick}?territoire=nulle-part-du-tout")
    assert unknown.status_code == 422
    assert "nulle-part-du-tout" in unknown.content.decode()
    ambiguous = client.get(f"{pick}?territoire=saint-denis")
    assert ambiguous.status_code == 422
    assert 'name="territoire_choice"' in ambiguous.content.decode()

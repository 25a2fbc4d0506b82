"""What is not on line is in no listing, count, feed, suggestion, export or map, whoever asks."""

import pytest
from django.urls import reverse

from content import actions
from content.models import Initiative
from foundation.history.enums import EditorialState
from tests.support.factories.accounts import UserFactory
from tests.support.factories.content import initiative_in, published_initiative, theme
from tests.support.factories.methods import published_card
from tests.support.factories.territories import CollectiviteFactory

pytestmark = pytest.mark.django_db
WORD = "Zzyzxcanari"
HIDDEN = (EditorialState.DRAFT, EditorialState.SUBMITTED, EditorialState.TO_REVISE, EditorialState.ARCHIVED)


@pytest.fixture
def place():
    return CollectiviteFactory()


@pytest.fixture
def shared(place):
    """What makes sheets neighbours: the same place, theme, and method."""
    card = published_card()
    return {
        "territory": place.pk,
        "themes": [theme("mobilite")],
        "methods": [{"name": card.title, "card": card.slug}],
        "title": f"Un essai {WORD}",
    }


def listings(place, known: Initiative) -> list[str]:
    card = known.method_uses.get().card
    names = ["content:initiative-list", "content:initiative-map", "content:feed", "content:observatory"]
    return [
        *(reverse(name) for name in names),
        f"/initiatives/?q={WORD}",
        f"/recherche?q={WORD}",
        reverse("portal:suggest", query={"q": WORD}),
        reverse("content:initiative-similar", query={"title": WORD}),
        reverse("content:for-card", args=[card.slug]),
        reverse("content:for-territory", args=[place.kind, place.key]),
        reverse("content:who-did-it", args=[known.slug]),
        reverse("content:compare", query={"cas": known.slug}),
        reverse("content:export", args=["csv"]),
        reverse("content:export", args=["json"]),
        "/api/v1/initiatives",
        "/oai?verb=ListRecords&metadataPrefix=oai_dc",
        "/sitemap.xml",
        "/",
    ]


def text_of(response) -> str:
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return body.decode("utf-8", "replace")


@pytest.mark.parametrize("state", HIDDEN)
@pytest.mark.parametrize("role", ["visitor", "member", "editor"])
def test_what_is_not_on_line_is_listed_nowhere(state, role, client, signed_in, place, shared):
    known = published_initiative(**shared | {"title": "Un cas connu"})
    hidden = initiative_in(state, **shared)
    reader = client if role == "visitor" else signed_in(UserFactory(is_editor=role == "editor"))
    for address in listings(place, known):
        if state == EditorialState.ARCHIVED and address.startswith("/oai"):
            continue  # it says that the record is deleted, as the protocol asks
        text = text_of(reader.get(address, follow=True))
        assert hidden.slug not in text, address
        assert hidden.title not in text, address


def test_the_same_addresses_show_what_is_on_line(client, place, shared):
    known = published_initiative(**shared | {"title": "Un cas connu"})
    shown = published_initiative(**shared)
    found = [address for address in listings(place, known) if shown.slug in text_of(client.get(address, follow=True))]
    assert len(found) >= 10


def test_the_next_version_of_a_sheet_stays_out_of_what_is_on_line(client, place, shared):
    known = published_initiative(**shared | {"title": "Un cas connu"})
    author = known.authors.get()
    data = known.snapshot() | {"title": f"Un essai {WORD}", "summary": f"Un essai {WORD}"}
    actions.edit_initiative(known, actor=author, data=data, base=1)
    actions.submit_initiative(known, actor=author)
    for address in [*listings(place, known), known.get_absolute_url()]:
        assert f"Un essai {WORD}" not in text_of(client.get(address, follow=True)), address

"""The printable sheet."""

import pytest

from tests.support.factories.methods import draft_card, published_card

pytestmark = pytest.mark.django_db


def test_it_is_an_accessible_pdf(client):
    response = client.get(f"{published_card().get_absolute_url()}fiche.pdf")
    assert response["Content-Type"] == "application/pdf"
    assert b"pdfuaid" in response.content


def test_the_sheet_of_a_draft_does_not_exist_for_others(client):
    assert client.get(f"{draft_card().get_absolute_url()}fiche.pdf").status_code == 404


def test_an_empty_draft_can_be_printed_too(signed_in):
    card = draft_card(steps=[], materials=[], pitfalls="", variants="", audience="", when_not="")
    response = signed_in(card.authors.get()).get(f"{card.get_absolute_url()}fiche.pdf")
    assert response.status_code == 200

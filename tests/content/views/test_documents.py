"""The documents joined to a sheet."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from content import actions
from content.models import Initiative
from foundation.files import files_of
from tests.support.factories.accounts import UserFactory
from tests.support.factories.content import draft_initiative, published_initiative

pytestmark = pytest.mark.django_db


def address(initiative: Initiative) -> str:
    return f"{initiative.get_absolute_url()}documents/"


def joined(initiative: Initiative):
    upload = SimpleUploadedFile("bilan.txt", b"Un bilan.")
    return actions.join_document(initiative, upload, actor=initiative.authors.get())


def test_an_author_joins_a_document_and_readers_find_it(client, signed_in):
    initiative = published_initiative()
    sent = {"document": SimpleUploadedFile("bilan.txt", b"Un bilan.")}
    response = signed_in(initiative.authors.get()).post(address(initiative), sent)
    stored = files_of(initiative).get()
    assert (response.status_code, response.url) == (303, address(initiative))
    assert (
        f'href="{stored.get_absolute_url()}">bilan.txt</a>'
        in client.get(initiative.get_absolute_url()).content.decode()
    )
    assert client.get(stored.get_absolute_url()).status_code == 200


def test_the_document_of_a_draft_does_not_exist_for_others(client, signed_in):
    initiative = draft_initiative()
    url = joined(initiative).get_absolute_url()
    assert client.get(url).status_code == 404
    assert signed_in(UserFactory()).get(url).status_code == 404
    assert signed_in(initiative.authors.get()).get(url).status_code == 200
    assert signed_in(UserFactory(is_editor=True)).get(url).status_code == 200


def test_a_file_that_is_not_what_it_says_is_refused_beside_the_field(signed_in):
    initiative = draft_initiative()
    sent = {"document": SimpleUploadedFile("photo.png", b"<script>alert(1)</script>")}
    response = signed_in(initiative.authors.get()).post(address(initiative), sent)
    assert response.status_code == 422
    assert response.context["form"].errors["document"]
    assert not files_of(initiative).exists()


def test_a_document_is_removed_after_asking(signed_in):
    initiative = draft_initiative()
    stored = joined(initiative)
    client = signed_in(initiative.authors.get())
    remove = f"{address(initiative)}{stored.pk}/retirer/"
    assert "bilan.txt" in client.get(remove).content.decode()
    assert files_of(initiative).exists()
    assert client.post(remove).status_code == 303
    assert not files_of(initiative).exists()


def test_a_document_is_not_removed_through_another_sheet(signed_in):
    mine, other = draft_initiative(), draft_initiative()
    stored = joined(other)
    client = signed_in(mine.authors.get())
    assert client.post(f"{address(mine)}{stored.pk}/retirer/").status_code == 404
    assert client.post(f"{address(other)}{stored.pk}/retirer/").status_code == 404
    assert files_of(other).exists()


def test_others_find_no_such_page(client, signed_in):
    initiative = published_initiative()
    assert client.get(address(initiative)).status_code == 302
    assert signed_in(UserFactory()).get(address(initiative)).status_code == 404

"""What the library gives to take away."""

import io
from uuid import uuid4

import pytest
from django.test import override_settings
from pypdf import PdfReader

from accounts.personal_data import registered_sections
from content.actions.keys import create_key
from content.models import ApiKey
from tests.support.factories.accounts import UserFactory
from tests.support.factories.content import archived_initiative, draft_initiative, published_initiative, theme

pytestmark = pytest.mark.django_db


def sheet(client, row):
    return client.get(f"{row.get_absolute_url()}fiche.pdf")


def words(response):
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(response.content)).pages)


def test_a_sheet_is_an_accessible_pdf(client):
    row = published_initiative(themes=[theme("accueil")])
    response = sheet(client, row)
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'inline; filename="un-guichet-au-marche.pdf"'
    root = PdfReader(io.BytesIO(response.content)).trailer["/Root"]
    assert root["/Lang"].startswith("fr")
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    text = words(response)
    for said in ("Un guichet au marché", "La pluie a vidé", "Les horaires freinent", "Licence Ouverte 2.0", "Accueil"):
        assert said in text


def test_it_is_sent_once_an_edition(client):
    row = published_initiative()
    etag = sheet(client, row)["ETag"]
    assert client.get(f"{row.get_absolute_url()}fiche.pdf", headers={"If-None-Match": etag}).status_code == 304


def test_a_draft_is_printed_by_those_who_read_it(client, signed_in):
    row = draft_initiative()
    assert sheet(client, row).status_code == 404
    assert sheet(signed_in(UserFactory()), row).status_code == 404
    assert sheet(signed_in(row.authors.get()), row).status_code == 200
    assert sheet(client, archived_initiative()).status_code == 200


def test_hostile_texts_are_printed_as_texts(client):
    row = published_initiative(title='#panic("x") $x$ *gras* \\u{1F41D} 🐝 #link("a")', done="```\n#import\n```")
    assert '#panic("x")' in words(sheet(client, row))


def test_the_sheet_leads_to_it(client):
    row = published_initiative()
    assert f'href="{row.get_absolute_url()}fiche.pdf"' in client.get(row.get_absolute_url()).content.decode()


def test_the_page_of_reuse_says_the_limits(client):
    with override_settings(API_READS_A_MINUTE=120, API_KEY_READS_A_MINUTE=1200):
        html = client.get("/initiatives/reutiliser/").content.decode()
    assert "120 demandes par minute" in html
    assert "1\u202f200" in html
    assert "/oai?verb=Identify" in html


def test_keys_are_in_the_copy_of_ones_data_and_go_with_the_account():
    section = next(one for one in registered_sections() if one.key == "cles")
    owner, other = UserFactory(), UserFactory()
    for person in (owner, other):
        create_key(person, actor=person, label=f"Clé de {person.pk}", token=uuid4())
    assert [row["label"] for row in section.export(owner)] == [f"Clé de {owner.pk}"]
    section.erase(owner, False)
    assert ApiKey.objects.get().owner == other

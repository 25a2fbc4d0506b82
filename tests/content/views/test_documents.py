"""The documents joined to a sheet."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from content import actions
from content.models import Initiative
from foundation.files import files_of
from tests.foundation.files import uploads
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
    sent = {"document": SimpleUploadedFile("bilan.txt", b"Un bilan."), "rights": "propre"}
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
    sent = {"document": SimpleUploadedFile("photo.png", b"<script>alert(1)</script>"), "rights": "propre"}
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


def image(initiative: Initiative, **said: str):
    upload = SimpleUploadedFile("marche.png", uploads.image())
    return actions.join_document(initiative, upload, actor=initiative.authors.get(), **said)


def test_its_caption_its_maker_and_its_terms_are_shown_on_the_sheet(client, signed_in):
    initiative = published_initiative()
    said = {"caption": "Le questionnaire du guichet", "credit": "Service accueil", "rights": "libre"}
    sent = {"document": SimpleUploadedFile("q.txt", b"Question 1"), **said}
    signed_in(initiative.authors.get()).post(address(initiative), sent)
    html = client.get(initiative.get_absolute_url()).content.decode()
    for text in ("Le questionnaire du guichet</a>", "Service accueil", "sous licence libre"):
        assert text in html


def test_the_terms_of_a_document_are_asked(signed_in):
    initiative = draft_initiative()
    sent = {"document": SimpleUploadedFile("q.txt", b"Question 1")}
    response = signed_in(initiative.authors.get()).post(address(initiative), sent)
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["rights"]


def test_an_image_of_unknown_rights_keeps_a_sheet_from_being_submitted(signed_in):
    initiative = draft_initiative()
    author = initiative.authors.get()
    stored = image(initiative)
    with pytest.raises(actions.IncompleteInitiative, match=r"marche\.png"):
        actions.submit_initiative(initiative, actor=author)
    client = signed_in(author)
    assert "marche.png" in client.get(f"{initiative.get_absolute_url()}ecrire/").content.decode()
    rights = f"{address(initiative)}{stored.pk}/droits/"
    assert client.get(rights).context["form"]["rights"].value() == "inconnu"
    assert client.post(rights, {"caption": "", "credit": "Service", "rights": "accord"}).status_code == 303
    actions.submit_initiative(initiative, actor=author)


def test_a_document_that_is_no_image_asks_nothing_before_submission():
    initiative = draft_initiative()
    joined(initiative)
    actions.submit_initiative(initiative, actor=initiative.authors.get())


def test_what_changes_around_a_sheet_on_line_turns_its_edition():
    initiative = published_initiative()
    author, edition = initiative.authors.get(), initiative.edition
    stored = joined(initiative)
    actions.declare_rights(initiative, stored, actor=author, caption="Bilan", credit="", rights="propre")
    actions.remove_document(initiative, stored, actor=author)
    initiative.refresh_from_db()
    assert initiative.edition == edition + 3


def test_rights_are_not_declared_through_another_sheet(signed_in):
    mine, other = draft_initiative(), draft_initiative()
    stored = joined(other)
    client = signed_in(mine.authors.get())
    for sheet in (mine, other):
        assert client.get(f"{address(sheet)}{stored.pk}/droits/").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_cost_of_the_documents(signed_in, django_assert_num_queries, rows):
    initiative = draft_initiative()
    for _n in range(rows):
        joined(initiative)
    client = signed_in(initiative.authors.get())
    with django_assert_num_queries(6):
        client.get(address(initiative))


def test_programmes_read_the_terms_of_a_document_too(client):
    initiative = published_initiative()
    image(initiative, caption="Le stand", credit="Service accueil", rights="propre")
    document = client.get(f"/api/v1/initiatives/{initiative.slug}").json()["documents"][0]
    assert (document["nom"], document["legende"], document["credit"]) == ("marche.png", "Le stand", "Service accueil")
    assert document["droits"] == "fait par la collectivité, sous la licence de la fiche"

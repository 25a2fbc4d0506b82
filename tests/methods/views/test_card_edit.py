"""Writing a card: rows without JavaScript, nothing typed is lost."""

import re
from typing import Any
from uuid import uuid4

import pytest

from foundation.history.editorial import latest_version_of, versions_of
from foundation.markup.citations import Cited
from methods import actions
from methods.models import PLAIN_FIELDS, SECTIONS, MethodCard
from methods.snapshots import snapshot_of
from tests.support.factories.accounts import UserFactory
from tests.support.factories.methods import card_data, draft_card, published_card

pytestmark = pytest.mark.django_db
PROPOSE = "/methodes/proposer/"
ROWS = ("steps", "materials", "related", "case_notes", "sources")


def posted(data: dict[str, Any], **more: Any) -> dict[str, Any]:
    """What a browser sends for this snapshot."""
    fields = {name: data[name] for name in (*PLAIN_FIELDS, *SECTIONS)}
    for prefix in ROWS:
        fields |= {f"{prefix}-TOTAL_FORMS": len(data[prefix]), f"{prefix}-INITIAL_FORMS": 0}
        for n, row in enumerate(data[prefix]):
            fields |= {f"{prefix}-{n}-{name}": value for name, value in row.items()}
    return fields | more


def edit_url(card: MethodCard) -> str:
    return f"{card.get_absolute_url()}modifier/"


def rows_of(response, prefix: str) -> list[dict[str, Any]]:
    """The rows as the page shows them."""
    return [{name: row[name].value() for name in row.fields} for row in response.context["editor"].rows[prefix]]


def test_a_visitor_is_asked_to_sign_in(client):
    response = client.get(PROPOSE)
    assert (response.status_code, response.url) == (302, f"/compte/connexion/?next={PROPOSE}")


def test_a_proposed_card_is_its_author_s_draft(signed_in):
    author = UserFactory()
    response = signed_in(author).post(PROPOSE, posted(card_data(), once=uuid4()))
    card = MethodCard.objects.get()
    assert (response.status_code, response.url) == (303, card.get_absolute_url())
    assert (card.state, list(card.authors.all()), snapshot_of(card)) == ("draft", [author], card_data())


def test_a_form_sent_twice_makes_one_card(signed_in):
    client, token = signed_in(UserFactory()), uuid4()
    first = client.post(PROPOSE, posted(card_data(), once=token))
    second = client.post(PROPOSE, posted(card_data(), once=token))
    assert first.url == second.url
    assert MethodCard.objects.count() == 1


@pytest.mark.parametrize(
    ("button", "expected"),
    [
        ("add", ["Accueillir", "Marcher", ""]),
        ("remove-0", ["Marcher"]),
        ("up-1", ["Marcher", "Accueillir"]),
        ("down-0", ["Marcher", "Accueillir"]),
        ("up-0", ["Accueillir", "Marcher"]),
        ("down-1", ["Accueillir", "Marcher"]),
        ("remove-99", ["Accueillir", "Marcher"]),
        ("nonsense", ["Accueillir", "Marcher"]),
    ],
)
def test_a_button_rearranges_the_rows_and_saves_nothing(signed_in, button, expected):
    typed = posted(card_data(title="", purpose="Déjà *écrit*."), **{"steps-do": button, "once": uuid4()})
    response = signed_in(UserFactory()).post(PROPOSE, typed)
    assert response.status_code == 200
    assert [row["title"] or "" for row in rows_of(response, "steps")] == expected
    assert response.context["editor"].form["purpose"].value() == "Déjà *écrit*."
    assert response.context["editor"].form["once"].value() == str(typed["once"])
    assert "n’est pas envoyé" not in response.content.decode()
    assert not MethodCard.objects.exists()


def test_rows_left_empty_do_not_count(signed_in):
    empty = {"title": "", "minutes": "", "text": "", "say": ""}
    data = card_data(steps=[*card_data()["steps"], empty], related=[{"card": "", "reason": ""}])
    signed_in(UserFactory()).post(PROPOSE, posted(data, once=uuid4()))
    assert snapshot_of(MethodCard.objects.get()) == card_data()


def test_an_error_is_said_next_to_its_field_and_keeps_what_was_typed(signed_in):
    steps = [{"title": "Sans minutes", "minutes": "", "text": "Faire.", "say": ""}]
    response = signed_in(UserFactory()).post(PROPOSE, posted(card_data(title="", steps=steps), once=uuid4()))
    html = response.content.decode()
    assert response.status_code == 422
    assert 'href="#id_title"' in html
    assert 'href="#id_steps-0-minutes"' in html
    assert re.search(r'id="id_steps-0-minutes"[^>]*aria-describedby="id_steps-0-minutes_error"', html) or re.search(
        r'aria-describedby="id_steps-0-minutes_error"[^>]*id="id_steps-0-minutes"', html
    )
    assert 'value="Sans minutes"' in html


def test_the_minutes_must_add_up_within_the_duration(signed_in):
    response = signed_in(UserFactory()).post(PROPOSE, posted(card_data(duration_max=70), once=uuid4()))
    assert response.status_code == 422
    assert "Les étapes totalisent 80\u00a0min" in response.content.decode()


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"duration_min": 90, "duration_max": 60}, "__all__"),
        ({"group_min": 9, "group_max": 3}, "__all__"),
        ({"family": "inconnue"}, "family"),
        ({"summary": "x" * 161}, "summary"),
    ],
)
def test_what_cannot_be_is_refused(signed_in, change, where):
    response = signed_in(UserFactory()).post(PROPOSE, posted(card_data(**change), once=uuid4()))
    assert response.status_code == 422
    errors = response.context["editor"].form.errors
    assert where in errors
    assert "contrainte" not in str(errors)


def test_an_example_is_an_initiative_the_writer_may_see(signed_in, monkeypatch):
    visible = Cited("Vichy", "/initiatives/vichy/")
    monkeypatch.setattr("methods.forms.card.resolve", lambda paths, user: {p: visible for p in paths if "vichy" in p})
    client = signed_in(UserFactory())
    row = {"slug": "http://testserver/initiatives/nulle-part/", "note": "Essayée."}
    assert client.post(PROPOSE, posted(card_data(case_notes=[row]), once=uuid4())).status_code == 422
    row = {"slug": "http://testserver/initiatives/vichy/", "note": "Essayée."}
    client.post(PROPOSE, posted(card_data(case_notes=[row]), once=uuid4()))
    assert MethodCard.objects.get().case_notes == [{"slug": "vichy", "note": "Essayée."}]


def test_the_edit_page_opens_on_the_latest_version(signed_in):
    card = published_card()
    author = card.authors.get()
    actions.edit_card(card, actor=author, data=card_data(title="Marche sensible"), base=1)
    response = signed_in(author).get(edit_url(card))
    assert response.context["editor"].form["title"].value() == "Marche sensible"
    assert response.context["base"] == 2


@pytest.mark.parametrize("who", ["agent", "administrator"])
def test_others_find_no_edit_page(signed_in, who):
    user = UserFactory(is_staff=who == "administrator")
    client = signed_in(user)
    assert client.get(edit_url(published_card())).status_code == 404
    assert client.post(edit_url(draft_card()), posted(card_data(), base=1)).status_code == 404


def test_saving_makes_the_next_version(signed_in):
    card = draft_card()
    response = signed_in(card.authors.get()).post(edit_url(card), posted(card_data(title="Deux"), base=1))
    assert response.status_code == 303
    assert latest_version_of(MethodCard.objects.get()).data["title"] == "Deux"


def test_the_second_writer_sees_both_texts_and_may_still_save(signed_in):
    card, editor = draft_card(), UserFactory(is_editor=True, name="Claude Relecteur")
    actions.edit_card(card, actor=editor, data=card_data(summary="Texte de Claude."), base=1)
    client = signed_in(card.authors.get())
    response = client.post(edit_url(card), posted(card_data(summary="Texte à moi."), base=1))
    html = response.content.decode()
    assert response.status_code == 409
    assert "Claude Relecteur" in html
    assert "Texte de Claude." in html
    assert "<ins>" in html
    assert response.context["editor"].form["summary"].value() == "Texte à moi."
    assert versions_of(card).count() == 2
    again = client.post(edit_url(card), posted(card_data(summary="Les deux."), base=response.context["base"]))
    assert again.status_code == 303
    assert latest_version_of(MethodCard.objects.get()).data["summary"] == "Les deux."


@pytest.mark.parametrize("base", ["", "abc", "99", "-1", "9" * 40])
def test_a_damaged_base_loses_nothing(signed_in, base):
    card = draft_card()
    response = signed_in(card.authors.get()).post(edit_url(card), posted(card_data(title="Deux"), base=base))
    assert response.status_code == 409
    assert versions_of(card).count() == 1


@pytest.mark.parametrize("total", ["", "abc", "100000", "-3"])
def test_a_damaged_number_of_rows_is_not_an_error_of_the_site(signed_in, total):
    data = posted(card_data(), once=uuid4()) | {"steps-TOTAL_FORMS": total}
    for more in ({}, {"steps-do": "add"}):
        assert signed_in(UserFactory()).post(PROPOSE, data | more).status_code in (200, 303, 422)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_cost_of_the_edit_page(signed_in, django_assert_num_queries, rows):
    related = [{"card": published_card(title=f"Voisine {n}").slug, "reason": "Complète."} for n in range(rows)]
    card = draft_card(related=related)
    client = signed_in(card.authors.get())
    with django_assert_num_queries(8):
        client.get(edit_url(card))

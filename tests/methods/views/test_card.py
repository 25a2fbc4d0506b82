"""The page of a card."""

import re

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.actions.personal_data import erase_my_account
from foundation.history.enums import EditorialState
from foundation.markup.citations import Cited, resolve
from foundation.web.templatetags.french import fr_date
from methods import actions
from methods.loading import load_cards
from methods.models import MethodCard
from tests.foundation.files.uploads import HONEST, upload
from tests.support.factories.accounts import UserFactory
from tests.support.factories.methods import archived_card, card_data, card_in, draft_card, published_card

pytestmark = pytest.mark.django_db


def page(client, card: MethodCard) -> str:
    return client.get(card.get_absolute_url()).content.decode()


def test_it_shows_everything_the_card_says(client):
    html = page(client, published_card())
    for text in ("Marche exploratoire", "1 h à 2 h", "4 à 12 personnes", "Débutant", "1 objet à prévoir"):
        assert text in html.replace("\u00a0", " ")
    for text in ("Voir un lieu avec", "Quand tout est décidé", "Parler plus que", "De nuit", "Regardons ensemble"):
        assert text in html
    assert "1 par personne" in html
    assert "Guide des marches" in html


def test_each_step_says_when_it_begins(client):
    rail = client.get(published_card().get_absolute_url()).context["rail"]
    assert [(stop.start, stop.step.minutes) for stop in rail] == [(0, 20), (20, 60)]


@pytest.mark.parametrize("state", EditorialState)
def test_what_is_not_on_line_does_not_exist_for_others(client, signed_in, state):
    card = card_in(state, author=UserFactory())
    expected = 200 if state in ("published", "archived") else 404
    assert client.get(card.get_absolute_url()).status_code == expected
    assert signed_in(UserFactory()).get(card.get_absolute_url()).status_code == expected
    assert signed_in(card.authors.get()).get(card.get_absolute_url()).status_code == 200


def test_an_archived_card_says_why(client):
    assert "Remplacée." in page(client, archived_card())


def test_neighbours_that_are_not_on_line_are_not_named(client):
    hidden = draft_card(title="Voisine cachée")
    shown = published_card(title="Voisine visible")
    related = [{"card": card.slug, "reason": "Complète."} for card in (hidden, shown)]
    html = page(client, published_card(related=related))
    assert "Voisine visible" in html
    assert "Voisine cachée" not in html


def test_its_examples_are_shown_with_the_reader_s_rights(client, monkeypatch):
    notes = [{"slug": "vue", "note": "Elle a servi."}, {"slug": "cachee", "note": "Secret."}]
    visible = {"/initiatives/vue/": Cited("Vichy stationne", "/initiatives/vue/")}
    monkeypatch.setattr("methods.views.cards.resolve", lambda paths, user: visible)
    html = page(client, published_card(case_notes=notes))
    assert "Vichy stationne" in html
    assert "Elle a servi." in html
    assert "Secret." not in html


def test_the_next_version_is_not_shown_before_it_is_published(client, signed_in):
    card = published_card()
    author = card.authors.get()
    actions.edit_card(card, actor=author, data=card_data(title="Marche sensible"), base=1)
    assert "Marche sensible" not in page(client, card)
    assert "Une nouvelle version se prépare" in page(signed_in(author), card)
    assert "/versions/comparer/?avant=1&amp;apres=2" in page(signed_in(author), card)


@pytest.mark.parametrize(
    ("who", "shown"), [("reader", set()), ("author", {"Modifier", "Suivi éditorial"}), ("editor", {"Publier"})]
)
def test_buttons_follow_the_rights(signed_in, who, shown):
    state = EditorialState.PUBLISHED if who == "reader" else EditorialState.SUBMITTED
    card = card_in(state, author=UserFactory())
    user = card.authors.get() if who == "author" else UserFactory(is_editor=who == "editor")
    html = page(signed_in(user), card)
    assert shown == {text for text in shown if text in html}
    if who != "editor":
        assert "Demander des modifications" not in html
    if who == "reader":
        assert "/modifier/" not in html


def test_a_draft_says_what_it_lacks(signed_in):
    card = draft_card(variants="")
    assert "La partie «\u202fvariantes\u202f» est vide." in page(signed_in(card.authors.get()), card)


def test_a_text_that_cites_a_card_shows_its_title_to_those_who_may_see_it():
    card, hidden = published_card(), draft_card(title="Cachée")
    paths = [card.get_absolute_url(), hidden.get_absolute_url()]
    assert [cited.title for cited in resolve(paths, AnonymousUser()).values()] == ["Marche exploratoire"]
    assert len(resolve(paths, hidden.authors.get())) == 2


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("who", "queries"), [("visitor", 6), ("agent", 9), ("editor", 10)])
def test_the_cost_does_not_grow_with_the_card(client, signed_in, django_assert_num_queries, rows, who, queries):
    related = [{"card": published_card(title=f"Voisine {n}").slug, "reason": "Complète."} for n in range(rows)]
    step = {"title": "Étape", "minutes": 20, "text": "Faire.", "say": "Dire."}
    card = published_card(
        related=related,
        steps=[step] * (rows + 2),
        materials=[{"name": "Carnet", "quantity": ""}] * rows,
        case_notes=[{"slug": f"vichy-{n}", "note": "Ici."} for n in range(rows)],
    )
    for n in range(rows):
        files = {"pdf": upload("grille.pdf", HONEST["compte rendu.pdf"])}
        actions.add_canvas(card, actor=card.authors.get(), title=f"Grille {n}", purpose="", files=files)
    reader = client if who == "visitor" else signed_in(UserFactory(is_editor=who == "editor"))
    with django_assert_num_queries(queries):
        reader.get(card.get_absolute_url())


def test_every_door_leads_somewhere(client):
    card = published_card()
    context = client.get(card.get_absolute_url()).context
    for door in context["doors"]:
        assert client.get(door["url"]).status_code == 200, door
    assert context["ask_url"].endswith("?lien=methode%3Amarche-exploratoire")


def test_an_editor_who_wrote_the_card_is_told_who_publishes_it(signed_in):
    editor = UserFactory(is_editor=True)
    card = card_in(EditorialState.SUBMITTED, author=editor)
    html = page(signed_in(editor), card)
    assert "publiée par quelqu’un d’autre" in html
    assert ">Publier<" not in html


def about(client, card: MethodCard) -> str:
    """What the foot of the page says of where the card comes from."""
    text = page(client, card).rpartition("D’où vient cette fiche")[2].partition("Licence")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", text).replace("\u00a0", " ").split())


def test_it_says_who_wrote_it_who_reviewed_it_and_when(client):
    card = published_card(author=UserFactory(name="Camille Autrice"))
    card.authors.add(UserFactory(name="Dominique Auteur"))
    reviewer = card.reviewed_by
    day = fr_date(card.reviewed_at).replace("\u00a0", " ")
    text = about(client, card)
    assert "Rédaction Camille Autrice , Dominique Auteur" in text
    assert f"Relecture {reviewer}, {day}" in text
    assert f"En ligne depuis {day}, version 1" in text


def test_an_author_who_has_left_is_no_longer_named_nor_linked(client):
    author = UserFactory(name="Camille Autrice")
    card = published_card(author=author)
    erase_my_account(author, actor=author, remove_contributions=False)
    assert "Rédaction Agent parti" in about(client, card)
    assert "Camille" not in page(client, card)


def test_a_starter_card_says_that_it_came_with_essaim(client):
    load_cards()
    text = about(client, MethodCard.objects.get(slug="entretien-usager"))
    assert "Rédaction Fonds de départ d’Essaim" in text
    assert "Relecture" not in text

"""The sheet of an initiative."""

import json
import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from content import actions
from content.models import Initiative
from foundation.history.enums import EditorialState
from foundation.markup.citations import resolve
from tests.support.factories.accounts import UserFactory
from tests.support.factories.content import (
    draft_initiative,
    initiative_data,
    initiative_in,
    published_initiative,
    theme,
)
from tests.support.factories.methods import published_card

pytestmark = pytest.mark.django_db


def page(client, initiative: Initiative) -> str:
    return client.get(initiative.get_absolute_url()).content.decode()


def test_it_shows_everything_the_sheet_says(client):
    card = published_card()
    used = [{"name": "marche exploratoire", "card": card.slug}]
    html = page(client, published_initiative(methods=used, themes=[theme("accueil", "Accueil")]))
    for text in (
        "Trois-Moulins",
        "Les horaires freinent.",
        "3 sur 12",
        "La pluie a vidé",
        "Framaforms",
        "40 passages",
        "Un lieu déjà",
    ):
        assert text in html
    for address in (card.get_absolute_url(), "https://exemple.fr/bilan", "/initiatives/?theme=accueil"):
        assert address in html


@pytest.mark.parametrize("state", EditorialState)
def test_what_is_not_on_line_does_not_exist_for_others(client, signed_in, state):
    initiative = initiative_in(state)
    expected = 200 if state in ("published", "archived") else 404
    assert client.get(initiative.get_absolute_url()).status_code == expected
    assert signed_in(UserFactory()).get(initiative.get_absolute_url()).status_code == expected
    assert signed_in(initiative.authors.get()).get(initiative.get_absolute_url()).status_code == 200


def test_nobody_is_asked_to_discuss_what_is_not_on_line(signed_in):
    draft, online = draft_initiative(), published_initiative()
    assert "Discuter de cette initiative" in page(signed_in(online.authors.get()), online)
    response = signed_in(draft.authors.get()).get(draft.get_absolute_url())
    assert "Discuter de cette initiative" not in response.content.decode()
    assert [door["title"] for door in response.context["doors"]] == ["Cas proches"]


def test_an_archived_sheet_says_why(client):
    assert "Remplacée." in page(client, initiative_in(EditorialState.ARCHIVED))


def test_a_mention_says_that_it_is_short(client):
    assert "Courte mention" in page(client, published_initiative(form="mention"))


def test_the_next_version_is_not_shown_before_it_is_published(client, signed_in):
    initiative = published_initiative()
    author = initiative.authors.get()
    later = initiative_data(title="Titre suivant", tools=[{"name": "Outil suivant", "is_free": None, "cost": ""}])
    actions.edit_initiative(initiative, actor=author, data=later, base=1)
    html = page(client, initiative)
    assert "Titre suivant" not in html
    assert "Outil suivant" not in html
    assert "/versions/comparer/?avant=1&amp;apres=2" in page(signed_in(author), initiative)


@pytest.mark.parametrize(
    ("who", "shown"), [("reader", set()), ("author", {"Modifier", "Suivi éditorial"}), ("editor", {"Publier"})]
)
def test_buttons_follow_the_rights(signed_in, who, shown):
    initiative = initiative_in(EditorialState.PUBLISHED if who == "reader" else EditorialState.SUBMITTED)
    user = initiative.authors.get() if who == "author" else UserFactory(is_editor=who == "editor")
    html = page(signed_in(user), initiative)
    assert shown == {text for text in shown if text in html}
    if who != "editor":
        assert "Demander des modifications" not in html
    if who == "reader":
        assert "/modifier/" not in html
        assert "Suivi éditorial" not in html


def test_a_draft_says_what_it_lacks(signed_in):
    initiative = draft_initiative(failed="")
    assert "Dites ce qui n’a pas marché" in page(signed_in(initiative.authors.get()), initiative)


def test_engines_read_a_summary_of_what_is_on_line(client, signed_in):
    title = 'Un « guichet » </script><script>alert("1")</script>'
    initiative = published_initiative(title=title, themes=[theme("accueil")])
    html = page(client, initiative)
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert block
    said = json.loads(block.group(1))
    address = f"http://localhost:8000{initiative.get_absolute_url()}"
    assert said["headline"] == title
    assert [about["name"] for about in said["about"]] == ["Accueil"]
    assert said["url"] == said["@id"] == address
    assert said["license"] == "https://spdx.org/licenses/etalab-2.0.html"
    assert said["spatialCoverage"]["name"] == "Trois-Moulins"
    assert said["citation"] == [
        {"@type": "CreativeWork", "name": "Bilan du service accueil", "url": "https://exemple.fr/bilan"}
    ]
    assert said["dateModified"].startswith(str(timezone.localdate()))
    assert said["encoding"]["contentUrl"] == f"{address}fiche.pdf"
    assert f'<link rel="canonical" href="{address}">' in html
    draft = draft_initiative()
    assert "ld+json" not in page(signed_in(draft.authors.get()), draft)


def test_a_text_that_cites_a_sheet_shows_its_title_to_those_who_may_see_it():
    shown, hidden = published_initiative(), draft_initiative(title="Cachée")
    paths = [shown.get_absolute_url(), hidden.get_absolute_url()]
    assert [cited.title for cited in resolve(paths, AnonymousUser()).values()] == ["Un guichet au marché"]
    assert len(resolve(paths, hidden.authors.get())) == 2


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("who", "queries"), [("visitor", 5), ("agent", 8), ("editor", 9)])
def test_the_cost_does_not_grow_with_the_sheet(client, signed_in, django_assert_num_queries, rows, who, queries):
    data = initiative_data(themes=[theme(f"theme-{n}") for n in range(rows + 1)])
    for key in ("hypotheses", "tools", "indicators", "factors", "sources", "methods"):
        data[key] = data[key] * rows
    for n in range(rows):
        published_initiative(**data | {"title": f"Proche {n}"})
    initiative = published_initiative(**data)
    for n in range(rows):
        actions.join_document(initiative, SimpleUploadedFile(f"{n}.txt", b"Bilan."), actor=initiative.authors.get())
    reader = client if who == "visitor" else signed_in(UserFactory(is_editor=who == "editor"))
    with django_assert_num_queries(queries):
        reader.get(initiative.get_absolute_url())

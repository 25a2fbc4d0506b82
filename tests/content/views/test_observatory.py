"""« L’observatoire »: what is counted, what each figure says, and its file."""

import pytest

from content.actions import archive_initiative
from content.actions.shelving import turn_edition
from content.models import Initiative
from content.observatory import figures_of_the_library
from content.vocabulary import theme_choices
from tests.support.factories.accounts import UserFactory
from tests.support.factories.content import draft_initiative, initiative_in, published_initiative, theme
from tests.support.factories.methods import published_card

pytestmark = pytest.mark.django_db
URL = "/initiatives/observatoire/"


def figures():
    return {figure.key: {row.label: row.number for row in figure.rows} for figure in figures_of_the_library().figures}


def hypothesis(verdict):
    return {"statement": "Les horaires freinent.", "tested_by": "", "verdict": verdict, "evidence": ""}


def test_an_empty_library_says_what_to_do(client):
    draft_initiative()
    html = client.get(URL).content.decode()
    assert "Rien à compter pour l’instant" in html
    assert "Proposer une initiative" in html


def test_every_figure_counts_the_published_ones():
    card = published_card(title="Observation")
    for state in ("draft", "submitted", "to_revise", "archived"):
        initiative_in(state, themes=[theme("cachee", "Cachée")], year=1999, outcome="deploye")
    published_initiative(themes=[theme("accueil"), theme("sante", "Santé")], year=2021)
    row = published_initiative(
        themes=[theme("accueil")],
        outcome="arrete",
        hypotheses=[hypothesis(v) for v in ("infirmee", "confirmee", "non-testee")],
        methods=[{"name": "observer", "card": card.slug}],
    )
    Initiative.objects.filter(pk=row.pk).update(adaptation_count=2, last_news="poursuivi")
    turn_edition(row)
    found = figures()
    assert found["themes"] == {"Accueil": 2, "Santé": 1}
    assert found["annees"] == {"2023": 1, "2021": 1}
    assert found["suites"] == {"Expérimentation": 1, "Arrêté": 1}
    assert found["territoires"] == {"Commune": 2}
    assert found["hypotheses"] == {"Confirmée": 1, "Infirmée": 2, "Non testée": 1}
    assert found["nouvelles"] == {"Poursuivi": 1, "Pas encore de nouvelles": 1}
    assert found["reprises"] == {"Aucune reprise déclarée": 1, "2 reprises": 1}
    assert found["plus-reprises"] == {row.title: 2}
    assert found["methodes"] == {"Observation": 1}
    assert figures_of_the_library().refuted == 67, "of those the field has answered"


def test_a_public_change_is_counted_at_once():
    row = published_initiative()
    assert figures_of_the_library().totals["initiatives"] == 1
    archive_initiative(row, actor=UserFactory(is_editor=True), comment="Remplacée.")
    assert figures_of_the_library().totals["initiatives"] == 0


def test_the_page_draws_and_tells(client):
    published_initiative(themes=[theme("accueil")], outcome="arrete")
    html = client.get(URL).content.decode()
    assert "Une bibliothèque n’est pas un échantillon" in html
    assert 'href="/initiatives/?theme=accueil"' in html
    assert 'href="/initiatives/observatoire/suites.csv"' in html
    assert html.count("<details>") == html.count("Télécharger en CSV")


def test_each_figure_is_a_file(client):
    published_initiative(themes=[theme("accueil", "=Accueil")])
    response = client.get("/initiatives/observatoire/themes.csv")
    assert response["Content-Disposition"] == 'attachment; filename="observatoire-themes.csv"'
    lines = response.content.decode("utf-8-sig").split()
    assert lines[-1] == "'=Accueil;1;100"
    assert client.get("/initiatives/observatoire/inconnue.csv").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_cost_does_not_grow_with_the_library(client, django_assert_max_num_queries, rows):
    for _ in range(rows):
        published_initiative(themes=[theme("accueil")])
    theme_choices()  # the words of the lists are read once in ten minutes
    with django_assert_max_num_queries(7):
        client.get(URL)
    with django_assert_max_num_queries(1):
        client.get(URL)

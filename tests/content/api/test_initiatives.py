"""The cases as programmes read them."""

import pytest

from content.models import Initiative
from tests.support.factories.content import (
    archived_initiative,
    initiative_in,
    published_initiative,
    theme,
)
from tests.support.factories.territories import CollectiviteFactory

pytestmark = pytest.mark.django_db
LIST = "/api/v1/initiatives"


def slugs(response):
    return [row["identifiant"] for row in response.json()["initiatives"]]


def test_the_list_says_each_case_in_short(client):
    town = CollectiviteFactory(code="03310", name="Vichy")
    row = published_initiative(title="Accueil", themes=[theme("accueil")], territory=town.pk)
    body = client.get(LIST).json()
    assert body["total"] == 1
    assert body["suivante"] is None
    (told,) = body["initiatives"]
    assert told["identifiant"] == row.slug
    assert told["adresse"] == f"http://localhost:8000{row.get_absolute_url()}"
    assert told["themes"] == [{"cle": "accueil", "libelle": "Accueil"}]
    assert told["territoire"]["code"] == "03310"
    assert told["suite"] == {"cle": "experimentation", "libelle": "Expérimentation"}
    assert told["verdicts"] == {"confirmee": 0, "infirmee": 1, "nuancee": 0, "non_testee": 0}
    assert told["resume"] == "La mairie tient un stand au marché du samedi."


def test_it_takes_the_filters_of_the_page(client):
    published_initiative(title="Accueil", themes=[theme("accueil")])
    published_initiative(title="Arrêtée", outcome="arrete")
    assert slugs(client.get(f"{LIST}?theme=accueil")) == ["accueil"]
    assert slugs(client.get(f"{LIST}?suite=arrete")) == ["arretee"]
    assert slugs(client.get(f"{LIST}?tri=titre")) == ["accueil", "arretee"]


@pytest.mark.parametrize(
    ("query", "where"),
    [
        ("theem=accueil", "theem"),
        ("suite=jamais", "suite"),
        ("taille=0", "taille"),
        ("taille=101", "taille"),
        ("taille=beaucoup", "taille"),
        (f"curseur={'x' * 501}", "curseur"),
    ],
)
def test_a_parameter_that_says_nothing_is_refused_in_french(client, query, where):
    published_initiative()
    response = client.get(f"{LIST}?{query}")
    assert response.status_code == 422
    body = response.json()
    assert body["erreur"] == "parametres-refuses"
    assert [detail["ou"] for detail in body["details"]] == [where]
    assert "field" not in str(body).lower()


def test_pages_follow_each_other_to_the_end(client):
    made = [published_initiative(title=f"N° {n}").slug for n in range(5)]
    found, address = [], f"{LIST}?taille=2&tri=titre"
    while address:
        body = client.get(address).json()
        assert body["total"] == 5
        found += [row["identifiant"] for row in body["initiatives"]]
        address = (body["suivante"] or "").removeprefix("http://localhost:8000")
    assert found == made


@pytest.mark.parametrize("mark", ["abîmé", "a:b:c", "0"])
def test_a_damaged_cursor_does_not_start_again(client, mark):
    published_initiative()
    response = client.get(LIST, {"curseur": mark})
    assert (response.status_code, response.json()["erreur"]) == (422, "curseur-inconnu")


@pytest.mark.parametrize("state", ["draft", "submitted", "to_revise"])
def test_what_is_not_on_line_is_nowhere(client, state):
    row = initiative_in(state, title="Cachée")
    assert slugs(client.get(LIST)) == []
    assert client.get(f"{LIST}/{row.slug}").status_code == 404


def test_a_withdrawn_case_is_said_withdrawn(client):
    row = archived_initiative(title="Retirée")
    assert slugs(client.get(LIST)) == []
    response = client.get(f"{LIST}/{row.slug}")
    assert (response.status_code, response.json()["erreur"]) == (410, "retiree")
    assert "marché" not in response.content.decode()


def test_one_case_is_told_whole(client):
    row = published_initiative(
        indicators=[
            {
                "text": "",
                "name": "Passages",
                "unit": "personnes",
                "baseline": 2.0,
                "target": None,
                "measures": [{"date": "2024-03-31", "value": 42.0, "method": "comptage"}],
            }
        ]
    )
    body = client.get(f"{LIST}/{row.slug}").json()
    assert [section["cle"] for section in body["sections"]][:2] == ["summary", "problem"]
    assert body["sections"][0]["html"] == "<p>La mairie tient un stand au marché du samedi.</p>"
    assert body["hypotheses"][0]["verdict"] == {"cle": "infirmee", "libelle": "infirmée"}
    assert body["indicateurs"][0]["mesures"] == [{"date": "2024-03-31", "valeur": 42.0, "methode": "comptage"}]
    assert body["outils"] == [{"nom": "Framaforms", "libre": True, "cout": "gratuit"}]
    assert body["facteurs"][0]["sens"]["cle"] == "success"
    assert body["sources"][0]["adresse"] == "https://exemple.fr/bilan"
    assert body["methodes"] == [{"nom": "observation sur place", "fiche": None}]


def test_nobody_is_named(client):
    row = published_initiative()
    author = row.authors.get()
    for address in (LIST, f"{LIST}/{row.slug}"):
        text = client.get(address).content.decode()
        assert author.name not in text
        assert author.email not in text


def test_an_answer_held_already_is_not_sent_again(client):
    row = published_initiative()
    for address in (LIST, f"{LIST}?taille=5", f"{LIST}/{row.slug}", "/api/v1/facettes", "/api/v1/themes"):
        etag = client.get(address)["ETag"]
        held = client.get(address, headers={"If-None-Match": etag})
        assert (held.status_code, held.content, held["ETag"]) == (304, b"", etag)
    published_initiative()
    assert client.get(LIST, headers={"If-None-Match": client.get(f"{LIST}/{row.slug}")["ETag"]}).status_code == 200


def test_a_public_change_changes_the_answer(client):
    row = published_initiative()
    etag = client.get(LIST)["ETag"]
    published_initiative()
    assert client.get(LIST, headers={"If-None-Match": etag}).status_code == 200
    assert client.get(f"{LIST}/{row.slug}")["ETag"] == client.get(f"{LIST}/{row.slug}")["ETag"]


def test_facets_say_what_each_value_would_give(client):
    published_initiative(themes=[theme("accueil")])
    published_initiative(outcome="arrete")
    body = client.get("/api/v1/facettes?suite=arrete").json()
    assert body["total"] == 1
    outcomes = next(facet for facet in body["facettes"] if facet["nom"] == "suite")
    assert {(one["valeur"], one["initiatives"], one["choisie"]) for one in outcomes["choix"]} == {
        ("arrete", 1, True),
        ("experimentation", 1, False),
    }


@pytest.mark.parametrize("rows", [1, 3])
def test_the_cost_does_not_grow_with_the_page(client, django_assert_max_num_queries, rows):
    for _ in range(rows):
        row = published_initiative(themes=[theme("accueil")])
    for address, most in ((LIST, 6), (f"{LIST}/{row.slug}", 8), ("/api/v1/facettes", 6), ("/api/v1/territoires", 3)):
        client.get(address)
        with django_assert_max_num_queries(most):
            client.get(address)


def test_a_sheet_that_moves_to_its_next_version_says_the_published_one(client):
    from content.actions import edit_initiative
    from tests.support.factories.content import initiative_data

    row = published_initiative(title="Au marché")
    edit_initiative(row, actor=row.authors.get(), data=initiative_data(title="Zinzolin"), base=row.latest_version)
    assert Initiative.objects.get(pk=row.pk).latest_version == 2
    assert "Zinzolin" not in client.get(f"{LIST}/{row.slug}").content.decode()

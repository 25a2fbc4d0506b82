"""Two to four cases side by side: the choice, the page, the paper."""

import pytest
from django.urls import reverse

from content.models import Initiative
from tests.support.factories.accounts import UserFactory
from tests.support.factories.content import draft_initiative, published_initiative, theme

pytestmark = pytest.mark.django_db
URL, PDF = "/initiatives/comparer/", "/initiatives/comparer/pdf/"


def asked(*cases: Initiative | str) -> str:
    return "?" + "&".join(f"cas={getattr(case, 'slug', case)}" for case in cases)


def cases(many: int, **changes) -> list[Initiative]:
    return [published_initiative(title=f"Cas {n}", territory_name=f"Lieu {n}", **changes) for n in range(many)]


def part(response, key: str):
    return next(part for part in response.context["comparison"].parts if part.key == key)


def test_cases_stand_in_the_order_of_the_address_section_against_section(client):
    one, two = cases(2)
    response = client.get(URL + asked(two, one))
    assert [column.name for column in response.context["comparison"].columns] == ["A · Lieu 1", "B · Lieu 0"]
    html = response.content.decode()
    for title in ("Le problème", "Les hypothèses, et leur verdict", "Ce qui n’a pas marché", "Les méthodes"):
        assert html.count(f"{title}</h2>") == 1
    assert html.count("La pluie a vidé le deuxième samedi.") == 2


def test_an_empty_cell_says_so_and_what_nobody_says_is_named_at_the_end(client):
    one = published_initiative(fieldwork="Douze entretiens.", context="", territory_name="Ici")
    two = published_initiative(fieldwork="", context="", territory_name="Là")
    response = client.get(URL + asked(one, two))
    assert part(response, "fieldwork").cells[1].is_empty
    assert part(response, "fieldwork").remark == "Rien chez B."
    assert "La fiche ne le dit pas." in response.content.decode()
    assert "Le contexte" in response.context["comparison"].silent


def test_what_is_shared_or_not_is_said_in_words(client):
    slugs = [theme("mobilite", "Mobilité"), theme("ruralite", "Ruralité"), theme("sante", "Santé")]
    one = published_initiative(themes=slugs[:2], demand="services", outcome="deploye")
    two = published_initiative(
        themes=slugs[1:], demand="conception", outcome="arrete", methods=[{"name": "Entretien", "card": None}]
    )
    response = client.get(URL + asked(one, two))
    assert part(response, "themes").remark == "En commun : Ruralité."
    assert part(response, "demande").remark == "Même posture."
    assert part(response, "suite").remark == "Suites différentes."
    assert part(response, "methodes").remark == "Aucune méthode en commun."
    assert part(response, "hypotheses").remark == "Au moins une hypothèse infirmée : A et B."


@pytest.mark.parametrize("many", [0, 1, 5])
def test_what_cannot_be_compared_says_what_to_do(client, many):
    response = client.get(URL + asked(*cases(many)))
    assert response.status_code == (422 if many == 5 else 200)
    words = {0: "Choisissez de deux à quatre", 1: "Il en faut une deuxième", 5: "Quatre initiatives au plus"}[many]
    assert words in response.content.decode()
    assert "comparison" not in response.context
    assert client.get(PDF + asked(*Initiative.objects.all())).status_code == 302


def test_close_cases_are_proposed_beside_a_lone_one(client):
    (one,) = cases(1)
    assert f'hx-get="{reverse("content:who-did-it", args=[one.slug])}"' in client.get(URL + asked(one)).content.decode()


def test_an_unknown_case_is_named_and_the_others_compared(client):
    html = client.get(URL + asked(*cases(2), "nulle-part")).content.decode()
    assert "introuvable" in html
    assert "nulle-part" in html
    assert "Ce qui n’a pas marché" in html


def test_the_same_case_twice_is_one(client):
    (one,) = cases(1)
    assert "Il en faut une deuxième" in client.get(URL + asked(one, one)).content.decode()


def test_a_draft_is_compared_by_its_author_only(client, signed_in):
    author = UserFactory()
    draft, other = draft_initiative(author=author, title="Brouillon secret"), published_initiative()
    assert "Brouillon secret" in signed_in(author).get(URL + asked(draft, other)).content.decode()
    for reader in (client, signed_in(UserFactory())):
        assert "Brouillon secret" not in reader.get(URL + asked(draft, other)).content.decode()
        assert reader.get(PDF + asked(draft, other)).status_code == 302


@pytest.mark.parametrize(
    "junk", ["?cas=%00", "?cas=é", "?cas=" + "a" * 3000, "?cas=" + "&cas=".join(map(str, range(99)))]
)
def test_any_address_is_answered(client, junk):
    assert client.get(URL + junk).status_code == 200


@pytest.mark.parametrize("many", [2, 4])
def test_the_paper_is_a_tagged_pdf(client, many):
    response = client.get(PDF + asked(*cases(many)))
    assert response["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF-")
    assert b"pdfuaid" in response.content


@pytest.mark.parametrize("many", [2, 4])
@pytest.mark.parametrize(("who", "queries"), [("visitor", 7), ("agent", 10)])
def test_the_cost_does_not_grow_with_the_cases(client, signed_in, django_assert_num_queries, many, who, queries):
    theme("accueil")
    found = cases(many, themes=["accueil"])
    reader = client if who == "visitor" else signed_in(UserFactory())
    with django_assert_num_queries(queries):
        reader.get(URL + asked(*found))


def test_a_sheet_leads_to_the_comparison(client):
    (one,) = cases(1)
    assert f'href="{URL}?cas={one.slug}"' in client.get(one.get_absolute_url()).content.decode()


def test_the_list_lets_one_choose_and_keeps_the_choice_from_page_to_page(client):
    one, two = cases(2)
    html = client.get("/initiatives/").content.decode()
    assert f'name="cas" value="{one.slug}" form="comparer"' in html
    assert f'id="comparer" method="get" action="{URL}"' in html
    response = client.get(f"/initiatives/{asked(two)}")
    assert response.context["carried"] == [(two.slug, two.title)]
    assert f'<input type="hidden" name="cas" value="{two.slug}">' in response.content.decode()


def test_the_list_says_nothing_of_a_draft_that_its_address_names(client):
    assert client.get(f"/initiatives/{asked(draft_initiative())}").context["carried"] == []

"""The family of a case, drawn and told."""

import re

import pytest
from django.urls import reverse

from content.actions.adaptations import withdraw_adaptation
from content.models import Initiative
from tests.support.factories.accounts import UserFactory
from tests.support.factories.content import archived_initiative, draft_initiative, published_initiative
from tests.support.factories.takeup import adaptation_of, member_somewhere
from tests.support.factories.territories import CollectiviteFactory, DepartmentFactory

pytestmark = pytest.mark.django_db


def page(sheet: Initiative) -> str:
    return reverse("content:lineage", args=[sheet.slug])


def adapted(source: Initiative, title: str, name: str = "") -> Initiative:
    """Another territory's own sheet, adapted from `source`."""
    user, body = member_somewhere(collectivite=CollectiviteFactory(**({"name": name} if name else {})))
    sheet = published_initiative(author=user, title=title, territory=body.pk, territory_name=body.name)
    adaptation_of(source, author=user, collectivite=body, initiative=sheet)
    return sheet


def names(response) -> list[str]:
    return [node.title or node.territory for node in response.context["family"].nodes]


def test_from_any_member_the_family_begins_at_its_origin(client):
    root = published_initiative(title="Origine")
    child = adapted(root, "Enfant")
    grandchild = adapted(child, "Petite-fille")
    adaptation_of(root, collectivite=(body := CollectiviteFactory(name="Sans-Fiche")), author=member_of(body))
    for sheet in (root, child, grandchild):
        response = client.get(page(sheet))
        assert names(response) == ["Origine", "Enfant", "Petite-fille", "Sans-Fiche"]
        here = [node.title for node in response.context["family"].nodes if node.is_here]
        assert here == [sheet.title]


def member_of(body):
    return member_somewhere(collectivite=body)[0]


def test_the_drawing_and_the_list_lead_to_the_same_pages(client):
    root = published_initiative(title="Origine", department_id=DepartmentFactory(code="29").pk, year=2021)
    adapted(root, "Enfant", name="Une-commune-au-nom-vraiment-très-long-qui-ne-tient-pas")
    html = client.get(page(root)).content.decode()
    drawing = html[html.index('<svg class="family"') :]
    drawing, told = drawing[: drawing.index("</svg>")], drawing[drawing.index("</svg>") :]
    links = re.findall(r'href="(/initiatives/[^"]+)"', drawing)
    assert links == re.findall(r'href="(/initiatives/[^"]+)"', told)[: len(links)]
    assert len(links) == 2
    assert ">29<" in drawing
    assert ">2021<" in drawing
    assert "…</text>" in drawing
    assert "Une-commune-au-nom-vraiment-très-long-qui-ne-tient-pas" in told


def test_a_circle_is_drawn_once(client):
    first, (user, body) = published_initiative(title="Première"), member_somewhere()
    second = adapted(first, "Seconde")
    Initiative.authors.through.objects.create(initiative=first, user=user)
    adaptation_of(second, author=user, collectivite=body, initiative=first)
    for sheet in (first, second):
        response = client.get(page(sheet))
        assert names(response) == ["Première", "Seconde", "Première"]
        assert [node.again for node in response.context["family"].nodes] == [False, False, True]


def test_a_sheet_of_two_origins_stands_once(client):
    root = published_initiative(title="Origine")
    left = adapted(root, "Gauche")
    right = adapted(root, "Droite")
    user, body = member_somewhere()
    both = published_initiative(author=user, title="Les deux")
    for source in (left, right):
        adaptation_of(source, author=user, collectivite=body, initiative=both)
    response = client.get(page(both))
    assert names(response) == ["Origine", "Gauche", "Les deux", "Droite", "Les deux"]
    assert response.context["family"].territories == 4


def test_what_is_not_public_is_not_in_the_family(client, signed_in):
    root, (user, body) = published_initiative(title="Origine"), member_somewhere()
    hidden = draft_initiative(author=user, title="Brouillon secret")
    adaptation_of(root, author=user, collectivite=body, initiative=hidden)
    gone = adaptation_of(root)
    withdraw_adaptation(gone, actor=gone.author)
    assert names(client.get(page(root))) == ["Origine", body.name]
    assert "Brouillon secret" not in client.get(page(root)).content.decode()
    assert signed_in(user).get(page(hidden)).status_code == 404


def test_an_archived_sheet_stays_in_the_family(client):
    archived = archived_initiative()
    assert names(client.get(page(archived))) == [archived.title]


def test_a_very_long_line_is_bounded(client):
    sheets = [published_initiative(title="Fiche 0")]
    for number in range(1, 16):
        sheets.append(adapted(sheets[-1], f"Fiche {number}"))
    for sheet in (sheets[0], sheets[8], sheets[-1]):
        response = client.get(page(sheet))
        assert response.status_code == 200
        assert sheet.title in names(response)
        assert max(node.depth for node in response.context["family"].nodes) <= 7


@pytest.mark.parametrize("size", [1, 3, 100])
def test_the_cost_does_not_grow_with_the_family(client, signed_in, django_assert_num_queries, size):
    root = published_initiative()
    for number in range(size):
        Initiative.objects.filter(pk=adapted(root, f"Fiche {number}").pk) if size < 100 else adaptation_of(root)
    with django_assert_num_queries(5):
        client.get(page(root))
    member = signed_in(UserFactory())
    with django_assert_num_queries(8):
        member.get(page(root))

"""A search taken away: only what is public, in the asked order, whatever its length."""

import csv
import io
import json
from zipfile import ZipFile

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from content import actions
from content.actions.shelving import turn_edition
from content.models import Hypothesis, Initiative, Source, ToolUsed
from content.views import exporting
from foundation.exchange import outgoing
from foundation.search import statistics
from tests.support.factories.accounts import UserFactory
from tests.support.factories.content import (
    archived_initiative,
    draft_initiative,
    initiative_data,
    initiative_in,
    published_initiative,
    theme,
)

pytestmark = pytest.mark.django_db
FORMS = ("csv", "xlsx", "json", "zip")


@pytest.fixture(autouse=True)
def allowance() -> None:
    cache.clear()


def taken(client, form="csv", query="") -> bytes:
    response = client.get(f"/initiatives/export.{form}?{query}")
    assert response.status_code == 200
    return response.getvalue()


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def titles(client, query="") -> list[str]:
    return [row["Titre"] for row in rows_of(taken(client, query=query))]


@pytest.mark.parametrize("form", FORMS)
def test_only_what_is_on_line_goes_out_even_for_editors(client, signed_in, form):
    for state in ("draft", "submitted", "to_revise", "archived"):
        initiative_in(state, title=f"Cachée {state}")
    author = UserFactory()
    draft_initiative(author=author, title="Cachée aussi")
    published_initiative(title="En ligne")
    for reader in (client, signed_in(author), signed_in(UserFactory(is_editor=True))):
        content = taken(reader, form)
        text = (
            b"".join(ZipFile(io.BytesIO(content)).read(name) for name in ZipFile(io.BytesIO(content)).namelist())
            if (form in ("xlsx", "zip"))
            else content
        )
        assert b"En ligne" in text
        assert "Cachée".encode() not in text


def test_a_next_version_that_waits_stays_in(client):
    initiative = published_initiative(title="En ligne")
    editor = UserFactory(is_editor=True)
    data = initiative.snapshot() | {"title": "Pas encore"}
    actions.edit_initiative(initiative, actor=editor, data=data, base=initiative.latest_version)
    assert titles(client) == ["En ligne"]


def test_the_address_says_which_and_in_which_order(client):
    theme("accueil")
    for title in ("B", "A"):
        published_initiative(title=title, themes=["accueil"], outcome="arrete")
    published_initiative(title="C")
    statistics.refresh()
    assert titles(client, "theme=accueil&tri=titre") == ["A", "B"]
    assert titles(client, "theme=accueil&suite=deploye") == []
    assert sorted(titles(client, "q=guichet&tri=titre")) == titles(client, "q=guichet&tri=titre")


def test_the_list_links_its_own_results(client):
    theme("accueil")
    published_initiative(title="A", themes=["accueil"])
    text = client.get("/initiatives/?theme=accueil").content.decode()
    assert all(f'href="/initiatives/export.{form}?theme=accueil"' in text for form in FORMS)


def test_the_files_are_what_they_say(client):
    published_initiative(title="Un guichet", year=2023, population=4200)
    sheet = load_workbook(io.BytesIO(taken(client, "xlsx"))).active
    row = dict(zip([cell.value for cell in sheet[1]], [cell.value for cell in sheet[2]], strict=True))
    assert (row["Titre"], row["Année"], row["Population"]) == ("Un guichet", 2023, 4200)
    [case] = json.loads(taken(client, "json"))["initiatives"]
    assert (case["titre"], case["annee"], case["hypotheses"][0]["verdict"]) == ("Un guichet", 2023, "infirmée")
    assert case["page"].endswith("/initiatives/un-guichet/")
    assert ZipFile(io.BytesIO(taken(client, "zip"))).namelist() == ["un-guichet.md"]
    assert json.loads(taken(client, "json", "theme=inconnu&q=rien"))["initiatives"] == []


@pytest.mark.parametrize("text", ["=1+1", "+33 1 23", "-5", "@SOMME(A1)", "=CMD|' /C calc'!A0", "\t=1+1"])
def test_a_spreadsheet_runs_nothing_of_it(client, text):
    published_initiative(title=text, context=text)
    [row] = rows_of(taken(client))
    assert row["Titre"].startswith("'")
    assert row["Contexte"].startswith("'")
    sheet = load_workbook(io.BytesIO(taken(client, "xlsx"))).active
    assert {cell.data_type for cell in sheet[2] if isinstance(cell.value, str)} == {"s"}


def test_accents_are_kept_and_announced(client):
    published_initiative(title="Été à l’œuvre", territory_name="L’Haÿ")
    content = taken(client)
    assert content.startswith(b"\xef\xbb\xbf")
    assert "Été à l’œuvre" in content.decode("utf-8-sig")


@pytest.mark.parametrize("form", FORMS)
def test_three_hundred_cases_cost_what_one_does(client, form):
    first = published_initiative(title="Un guichet")
    alone = cost(client, form)
    copies(first, 299)
    assert cost(client, form) == alone
    assert alone <= 14
    assert len(titles(client)) == 300


def cost(client, form: str) -> int:
    taken(client, form)  # the words and counts of the list are read once
    with CaptureQueriesContext(connection) as asked:
        taken(client, form)
    return len(asked)


def copies(initiative: Initiative, count: int) -> None:
    """Published rows like this one, and their edition, made at once."""
    like = {
        name: getattr(initiative, name) for name in ("state", "published_at", "published_version", "latest_version")
    }
    places = {"territory_name": "Bourg", "territory_kind": "commune", "summary": "Un stand."}
    made = [Initiative(slug=f"copie-{n}", title=f"Copie {n}", **like, **places) for n in range(count)]
    Initiative.objects.bulk_create(made)
    rows = {key: value for key, value in initiative_data().items() if key in ("hypotheses", "tools", "sources")}
    for model, row in ((Hypothesis, "hypotheses"), (ToolUsed, "tools"), (Source, "sources")):
        model.objects.bulk_create(model(initiative=one, position=1, **rows[row][0]) for one in made)
    for one in made:
        turn_edition(one)


def test_whoever_takes_too_much_is_asked_to_wait(client, signed_in, monkeypatch):
    monkeypatch.setattr(outgoing, "VISITORS_AN_HOUR", 2)
    monkeypatch.setattr(outgoing, "MEMBERS_AN_HOUR", 3)
    published_initiative()
    assert [client.get("/initiatives/export.csv").status_code for _ in range(3)] == [200, 200, 429]
    assert client.get("/initiatives/export.csv")["Retry-After"]
    member = signed_in(UserFactory())
    assert [member.get("/initiatives/export.csv").status_code for _ in range(4)] == [200, 200, 200, 429]


def test_a_workbook_of_the_whole_library_is_refused_with_what_to_do(client, monkeypatch):
    monkeypatch.setattr(exporting, "MOST_WRITTEN_WHOLE", 1)
    for title in ("A", "B"):
        published_initiative(title=title)
    refused = client.get("/initiatives/export.xlsx?tri=titre")
    assert refused.status_code == 422
    assert 'href="/initiatives/export.csv?tri=titre"' in refused.content.decode()
    assert titles(client) == ["A", "B"] or titles(client) == ["B", "A"]


def test_an_unknown_form_is_not_found(client):
    assert client.get("/initiatives/export.pdf").status_code == 404


def test_what_was_taken_off_the_lists_no_longer_goes_out(client):
    archived_initiative(title="Ancienne")
    assert titles(client) == []

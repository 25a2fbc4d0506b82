"""A harvester that follows the lists: it misses nothing, and hears of every change."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from content.actions import archive_initiative
from content.actions.shelving import turn_edition
from content.models import Initiative, LibraryEdition
from content.oai import verbs
from foundation.history.enums import EditorialState
from tests.content.oai.protocol import OAI, ask, error_of, harvest, headers
from tests.support.factories.accounts import UserFactory
from tests.support.factories.content import published_initiative, theme

pytestmark = pytest.mark.django_db
ID = "oai:essaim.example:"


def shelf(count: int) -> list[Initiative]:
    """So many published rows, without their editorial life."""
    start = timezone.now() - dt.timedelta(hours=count)
    rows = [
        Initiative(
            slug=f"cas-{n}",
            title=f"Cas {n}",
            territory_name="Essaimville",
            territory_kind="commune",
            summary="Un cas.",
            summary_html="<p>Un cas.</p>",
            state=EditorialState.PUBLISHED,
            published_version=1,
            latest_version=1,
            published_at=start,
            edition=n,
            changed_at=start + dt.timedelta(hours=n),
        )
        for n in range(1, count + 1)
    ]
    LibraryEdition.objects.update_or_create(pk=1, defaults={"number": count})
    return Initiative.objects.bulk_create(rows)


@pytest.mark.parametrize("verb", ["ListRecords", "ListIdentifiers"])
def test_a_whole_harvest_with_changes_meanwhile(client, verb):
    rows = shelf(250)
    found: dict[str, str | None] = {}
    for n, page in enumerate(harvest(client, verb)):
        found |= headers(page)
        if n == 0:
            turn_edition(rows[240])  # not sent yet: it moves to the end
            turn_edition(rows[3])  # sent already: it comes again
            Initiative.objects.filter(pk=rows[245].pk).update(state=EditorialState.ARCHIVED)
            turn_edition(rows[245])
            Initiative.objects.filter(pk=rows[5].pk).update(state=EditorialState.ARCHIVED)
            turn_edition(rows[5])
    assert set(found) == {f"{ID}cas-{n}" for n in range(1, 251)}
    assert {name for name, status in found.items() if status} == {f"{ID}cas-246", f"{ID}cas-6"}


def test_pages_say_where_they_are(client):
    shelf(250)
    tokens = [page.find(f"{OAI}ListIdentifiers/{OAI}resumptionToken") for page in harvest(client, "ListIdentifiers")]
    assert [(t.get("cursor"), t.get("completeListSize"), bool(t.text)) for t in tokens] == [
        ("0", "250", True),
        ("100", "250", True),
        ("200", "250", False),
    ]


def test_a_short_list_has_no_token(client):
    shelf(100)
    (page,) = harvest(client)
    assert page.find(f".//{OAI}resumptionToken") is None


def test_a_token_may_be_used_again(client):
    shelf(150)
    first = next(harvest(client))
    token = first.findtext(f".//{OAI}resumptionToken")
    again = [headers(ask(client, verb="ListRecords", resumptionToken=token)) for _ in range(2)]
    assert again[0] == again[1]
    assert error_of(ask(client, verb="ListIdentifiers", resumptionToken=token)) == "badResumptionToken"
    assert error_of(ask(client, verb="ListRecords", resumptionToken=token[:-1])) == "badResumptionToken"


def test_a_token_keeps_the_window_and_the_set(client, monkeypatch):
    monkeypatch.setattr(verbs, "PAGE", 2)
    monkeypatch.setattr("content.oai.records.PAGE", 2)
    themed = [published_initiative(themes=[theme("accueil")]) for _ in range(5)]
    published_initiative()
    found = [headers(page) for page in harvest(client, set="theme:accueil")]
    assert [len(page) for page in found] == [2, 2, 1]
    assert {name for page in found for name in page} == {ID + row.slug for row in themed}


def test_an_incremental_harvest_hears_only_of_what_changed(client):
    with time_machine.travel("2026-03-01T10:00:00Z", tick=False):
        old, kept = published_initiative(title="Ancienne"), published_initiative(title="Gardée")
    with time_machine.travel("2026-03-05T10:00:00Z", tick=False):
        archive_initiative(old, actor=UserFactory(is_editor=True), comment="Remplacée.")
        new = published_initiative(title="Nouvelle")

    def heard(**window):
        return headers(ask(client, verb="ListIdentifiers", metadataPrefix="oai_dc", **window))

    assert heard(from_="2026-03-02") == {ID + old.slug: "deleted", ID + new.slug: None}
    assert heard(from_="2026-03-05T10:00:00Z", until="2026-03-05T10:00:00Z").keys() == {ID + old.slug, ID + new.slug}
    assert heard(until="2026-03-01") == heard(until="2026-03-05T09:59:59Z") == {ID + kept.slug: None}


def test_what_left_the_window_on_the_way_asks_to_start_again(client, monkeypatch):
    monkeypatch.setattr(verbs, "PAGE", 1)
    monkeypatch.setattr("content.oai.records.PAGE", 1)
    with time_machine.travel("2026-03-01T10:00:00Z", tick=False):
        _first, last = published_initiative(), published_initiative()
    page = ask(client, verb="ListRecords", metadataPrefix="oai_dc", until="2026-03-02")
    turn_edition(last)
    token = page.findtext(f".//{OAI}resumptionToken")
    assert error_of(ask(client, verb="ListRecords", resumptionToken=token)) == "badResumptionToken"


@pytest.mark.parametrize("rows", [1, 120])
def test_the_cost_does_not_grow_with_the_page(client, django_assert_num_queries, rows):
    shelf(rows)
    ask(client, verb="ListRecords", metadataPrefix="oai_dc")
    with django_assert_num_queries(4):
        ask(client, verb="ListRecords", metadataPrefix="oai_dc")

"""The database only answers yes or no: as this plain Python index does, on SQLite and PostgreSQL alike."""

import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from foundation.search import Document, candidates, search
from foundation.search.candidates import find_candidates
from foundation.search.engine import Index
from foundation.search.fields import FIELDS
from foundation.search.models import Entry
from foundation.search.profiles import held_tokens
from foundation.search.questions import understand
from foundation.search.statistics import read_state, read_statistics

WORDS = """
    vélo bus eau école crèche marché mairie parc jardin budget culture santé déchets voirie réseau forêt
""".split()  # noqa: SIM905  easier to read
QUESTIONS = [
    "vélo",
    "vélo bus",
    "eau école crèche marché",
    "budg",
    "zeppelin forêt",
    "zeppelin",
    "le vélo du parc et du jardin",
]


class PlainIndex(Index):
    """The index without a full-text engine."""

    def rows(self, clauses, columns, limit):
        holding = (entry for entry in self.entries.order_by("-pk") if _holds(entry, clauses))
        return [tuple(getattr(entry, column) for column in columns) for entry in holding][:limit]

    def heaviest(self, weighed, columns, limit, pool=None):
        held = {entry: [one for one in weighed if _holds(entry, [one.tokens])] for entry in self.entries.all()}
        weights = {entry: sum(one.weight for one in ones) for entry, ones in held.items() if ones}
        found = sorted(weights, key=lambda one: (-weights[one], -one.pk))
        return [tuple(getattr(entry, column) for column in columns) for entry in found][:limit]


def _holds(entry, clauses) -> bool:
    tokens = set(held_tokens(entry.counts, [getattr(entry, f"{name}_length") for name in FIELDS]))
    return all(any(_has(tokens, wanted) for wanted in clause) for clause in clauses)


def _has(tokens, wanted):
    return any(token.startswith(wanted[:-1]) for token in tokens) if wanted.endswith("*") else wanted in tokens


@pytest.fixture
def many(shelf, monkeypatch):
    monkeypatch.setattr(candidates, "CAP", 12)
    chance = random.Random(2030)
    shelf.add_all(
        Document(
            title=" ".join(chance.choices(WORDS, range(1, 17), k=3)),
            url=f"/{number}/",
            body=" ".join(chance.choices(WORDS, range(1, 17), k=8)),
        )
        for number in range(150)
    )
    shelf.count()
    return shelf


@pytest.mark.parametrize("q", QUESTIONS)
def test_the_same_candidates_as_a_plain_index(many, q):
    question = understand(q, {})
    statistics = read_statistics(read_state(), question.tokens())
    everything = Entry.objects.all()
    found = find_candidates(question, statistics, Index(everything))
    assert found == find_candidates(question, statistics, PlainIndex(everything))
    assert bool(found) == (q != "zeppelin")


def test_never_more_candidates_than_the_cap(many, visitor):
    results = search("forêt réseau voirie", user=visitor, limit=50)
    assert results.total <= 12


@pytest.mark.parametrize("number", [1, 3])
def test_the_queries_of_a_search(shelf, visitor, number):
    for place in range(number):
        shelf.add(f"Vélo {place}")
    shelf.count()
    search("vélo", user=visitor)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        search("vélo", user=visitor)
    assert len(queries) == 5


def test_entries_keep_the_fields_of_the_profile():
    assert {f"{name}_length" for name in FIELDS} <= {field.name for field in Entry._meta.get_fields()}

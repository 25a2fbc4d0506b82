"""The judged questions, asked of the whole library on the database at hand."""

from pathlib import Path

import pytest
from django.conf import settings

from foundation.search import recognition, search
from foundation.search.actions import load_synonyms
from foundation.search.evaluation import Report, evaluate, read_judged

from .conftest import Shelf
from .library import read_library, recognise_themes_and_places

CORPORA = Path(settings.BASE_DIR) / "tests" / "corpora"


@pytest.fixture
def library(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    monkeypatch.setattr(recognition, "_recognisers", [recognise_themes_and_places])
    load_synonyms()
    shelf.add_all(document for _, document in read_library())
    shelf.count()
    return shelf


def measure(name: str) -> Report:
    def ask(query: str) -> list[str]:
        return [hit.url.split("/")[2] for hit in search(query, user="insider", limit=10).hits]

    return evaluate(read_judged(CORPORA / name), ask)


@pytest.mark.parametrize(("name", "floor"), [("queries.csv", 0.72), ("search_queries.csv", 0.72)])
def test_most_questions_are_answered_well_and_none_left_without(library, name, floor):
    report = measure(name)
    assert report.means["ndcg"] >= floor
    assert not report.unanswered

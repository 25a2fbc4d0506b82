"""The judged questions, asked of the whole library on the database at hand."""

import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from foundation.search import Document, recognition, search
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


GENERATED = 500


def generated() -> Iterator[Document]:
    """Documents of words drawn from the library, as often as it uses them: questions meet them by chance only."""
    chance, library = random.Random(2031), [document for _, document in read_library()]
    words = Counter(word for document in library for word in f"{document.title} {document.body}".lower().split())
    text = [list(words), list(words.values())]
    for number in range(GENERATED):
        title, body = (" ".join(chance.choices(*text, k=size)) for size in (7, 220))
        yield Document(title=title, url=f"/genere/{number}/", body=body)


@pytest.mark.parametrize("name", ["queries.csv", "search_queries.csv"])
def test_the_answers_stand_out_among_generated_documents(library, name):
    library.add_all(generated())
    library.count()
    report = measure(name)
    assert report.means["ndcg"] >= 0.72
    assert not report.unanswered

"""How long a search takes over many sheets, on SQLite or PostgreSQL.

    python bench/search.py [--entries 20000]                          # SQLite, in var/bench/search.sqlite3
    DATABASE_URL=postgresql://… python bench/search.py                # a database of its own, which is emptied first

The sheets are sentences of the starter library shuffled, so that frequent and rare words stay in proportion; the
questions are those of tests/corpora. Prints milliseconds per search (median, 95th percentile, worst) and per indexing.
"""

import argparse
import csv
import os
import random
import re
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
os.environ.setdefault("DATABASE_URL", f"sqlite:///{ROOT / 'var' / 'bench' / 'search.sqlite3'}")

SENTENCE = re.compile(r"(?<=[.!?])\s+")
BATCH = 500


def main() -> None:
    arguments = parse()
    prepare()
    from django.contrib.auth.models import AnonymousUser

    from foundation.search import search

    written = fill(arguments.entries)
    questions = read_questions()
    reader = AnonymousUser()
    for question in questions:
        search(question, user=reader)
    times = sorted(timed(search, question, user=reader) for question in questions * arguments.rounds)
    report(times, written, arguments.entries)


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=5)
    return parser.parse_args()


def prepare() -> None:
    """An up-to-date schema, the synonyms, and a kind of objects that everybody may see."""
    (ROOT / "var" / "bench").mkdir(parents=True, exist_ok=True)
    import django

    django.setup()
    from django.contrib.auth.models import Group
    from django.core.management import call_command

    from foundation.search import Searchable, register
    from foundation.search.actions import load_synonyms

    call_command("migrate", verbosity=0)
    load_synonyms()

    @register
    class SheetSearch(Searchable):
        kind = "bench"
        label = "Feuilles"

        def queryset(self):
            return Group.objects.all()

        def visible_to(self, user):
            return Group.objects.exclude(name__startswith="secret")


def fill(wanted: int) -> float:
    """Bring the number of sheets to what is wanted. Returns the milliseconds spent on each."""
    from django.contrib.auth.models import Group
    from django.db import transaction

    from foundation.search import Document
    from foundation.search import statistics as words
    from foundation.search.actions import write

    known = Group.objects.filter(name__startswith="bench ").count()
    titles, sentences = read_library()
    chance = random.Random(known)
    started = time.perf_counter()
    for start in range(known, wanted, BATCH):
        numbers = range(start, min(start + BATCH, wanted))
        with transaction.atomic():
            groups = Group.objects.bulk_create([Group(name=f"bench {number}") for number in numbers])
            write(("bench", group.pk, sheet(Document, chance, titles, sentences, group.pk)) for group in groups)
    spent = (time.perf_counter() - started) * 1000 / max(wanted - known, 1)
    words.refresh()
    analyse()
    return spent if wanted > known else 0.0


def analyse() -> None:
    """Let the planner know the tables, as autovacuum does by and by."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def sheet(document_class, chance: random.Random, titles: list[str], sentences: list[str], number: int):
    """A sheet of the usual size: half of one title and half of another, a dozen sentences."""
    words = chance.choice(titles).split()[:4] + chance.choice(titles).split()[-4:]
    return document_class(
        title=" ".join(words),
        url=f"/bench/{number}/",
        summary=chance.choice(sentences),
        keywords=chance.sample(["numérique", "culture", "santé", "déchets", "mobilités", "finances"], 2),
        body=" ".join(chance.sample(sentences, 14)),
    )


def read_library() -> tuple[list[str], list[str]]:
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "content/corpus/initiatives").glob("*.md"))]
    titles = [re.search(r"^title: (.+)$", text, re.M)[1] for text in texts]
    bodies = (text.split("---", 2)[2] for text in texts)
    return titles, [sentence for body in bodies for sentence in _sentences(body)]


def _sentences(body: str) -> Iterator[str]:
    lines = (line for line in body.splitlines() if line and not line.startswith("#"))
    return (sentence for line in lines for sentence in SENTENCE.split(line) if len(sentence) > 30)


def read_questions() -> list[str]:
    questions = []
    for name in ("queries.csv", "search_queries.csv"):
        with (ROOT / "tests" / "corpora" / name).open(encoding="utf-8", newline="") as file:
            questions += [row["query"] for row in csv.DictReader(file)]
    return questions


def timed(function, *arguments, **options) -> float:
    started = time.perf_counter()
    function(*arguments, **options)
    return (time.perf_counter() - started) * 1000


def report(times: list[float], written: float, entries: int) -> None:
    from django.db import connection

    print(f"{connection.vendor}, {entries} entries, {len(times)} searches")
    p95 = times[int(len(times) * 0.95)]
    print(f"median {statistics.median(times):.1f} ms, p95 {p95:.1f} ms, worst {times[-1]:.1f} ms")
    if written:
        print(f"indexing {written:.2f} ms a sheet")


if __name__ == "__main__":
    main()

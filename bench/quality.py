"""Whether the search still finds the judged sheets when the library is full of others.

    python bench/quality.py [--initiatives 20000]        # SQLite, in var/bench/quality.sqlite3; minutes, once
    DATABASE_URL=postgresql://… python bench/quality.py  # a database of its own

The starter library is loaded, then filled with generated sheets, indexed after the real ones. Each of their words is
drawn from the real sheets, as often as these use it, titles included: they speak of everything, with the same rare and
frequent words, and the words of a question meet in them by chance only. None stands in a department of a judged sheet,
so that a question that names a place keeps its answers. Then `search_eval` is run.
"""

import argparse
import os
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
os.environ.setdefault("DATABASE_URL", f"sqlite:///{ROOT / 'var' / 'bench' / 'quality.sqlite3'}")

CORPORA = ("queries.csv", "search_queries.csv")
LOADERS = ("migrate", "territories_load", "search_load", "cards_load", "initiatives_load")
WORD = re.compile(r"[^\W\d_]{2,}(?:[-’][^\W\d_]+)*")
TITLE_WORDS, BODY_WORDS = 7, 220
BATCH = 500
MARK = "-genere-"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--initiatives", type=int, default=20_000)
    wanted = parser.parse_args().initiatives
    (ROOT / "var" / "bench").mkdir(parents=True, exist_ok=True)
    import django

    django.setup()
    from django.core.management import call_command

    for command in LOADERS:
        call_command(command, verbosity=0)
    fill(wanted)
    report(wanted)


def fill(wanted: int) -> None:
    """Bring the number of generated sheets to what is wanted: a row, and what the index would read of it."""
    from django.db import transaction

    from content.models import Initiative
    from foundation.search.actions import write

    known = Initiative.objects.filter(slug__contains=MARK).count()
    drawing = Drawing(known)
    for start in range(known, wanted, BATCH):
        numbers = range(start, min(start + BATCH, wanted))
        with transaction.atomic():
            made = [drawing.sheet(number) for number in numbers]
            rows = Initiative.objects.bulk_create(row for row, _document in made)
            write(("initiative", row.pk, document) for row, (_row, document) in zip(rows, made, strict=True))


class Drawing:
    """Draws sheets from the words of the real ones."""

    def __init__(self, seed: int) -> None:
        from content.models import Initiative, Theme
        from territories.models import Collectivite

        self.chance = random.Random(seed)
        real = Initiative.objects.exclude(slug__contains=MARK)
        counts = Counter(word for sheet in real for word in _words(sheet))
        self.words, self.weights = list(counts), list(counts.values())
        self.themes = list(Theme.objects.values_list("name", flat=True))
        taken = real.exclude(department=None).values("department")
        places = Collectivite.objects.exclude(department=None).exclude(department__in=taken)
        self.places = list(places.select_related("department", "region").order_by("pk")[:2_000])

    def sheet(self, number: int) -> tuple[Any, Any]:
        """A published sheet, unsaved, and its document."""
        from content.models import Initiative
        from foundation.search import Document

        place, title = self.chance.choice(self.places), self._text(TITLE_WORDS).capitalize()
        row = Initiative(
            slug=f"cas{MARK}{number}",
            title=title[:160],
            territory=place,
            territory_name=place.name,
            territory_kind=place.kind,
            state="published",
        )
        document = Document(
            title=title,
            url=row.get_absolute_url(),
            keywords=self.chance.sample(self.themes, self.chance.randint(1, 3)),
            territories=[place.name, place.department.name, place.department_id, place.region.name],
            body=self._text(BODY_WORDS),
        )
        return row, document

    def _text(self, size: int) -> str:
        return " ".join(self.chance.choices(self.words, self.weights, k=size))


def _words(sheet: Any) -> Iterator[str]:
    from content.snapshots import SECTIONS

    for name in ("title", *SECTIONS):
        yield from (word.lower() for word in WORD.findall(getattr(sheet, name)))


def report(wanted: int) -> None:
    """Print what `search_eval` measures on each file of questions, without its lines."""
    from django.core.management import call_command

    from foundation.search import statistics

    statistics.refresh()
    for name in CORPORA:
        print(f"\n{name}, with {wanted} generated sheets")
        call_command("search_eval", str(ROOT / "tests" / "corpora" / name), summary=True)


if __name__ == "__main__":
    main()

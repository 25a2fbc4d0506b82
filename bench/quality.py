"""Whether the search still finds the judged sheets when the library is full of others.

    python bench/quality.py [--with subjects|words] [--initiatives 20000]  # SQLite, in var/bench/; minutes, once
    DATABASE_URL=postgresql://… python bench/quality.py                   # a database of its own

The starter library is loaded, then filled with generated sheets of one of the two sorts of `bench/invented.py`, indexed
after the real ones. None names a region, nor stands in a department of a judged sheet: a question that names a place
keeps its answers. Then `search_eval` is run.
"""

import argparse
import os
import random
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")

CORPORA = ("queries.csv", "search_queries.csv")
LOADERS = ("migrate", "territories_load", "search_load", "cards_load", "initiatives_load")
BATCH = 500
MARK = "-genere-"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--initiatives", type=int, default=20_000)
    parser.add_argument("--with", dest="sort", choices=("subjects", "words"), default="subjects")
    options = parser.parse_args()
    folder = ROOT / "var" / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder / f'quality-{options.sort}.sqlite3'}")
    import django

    django.setup()
    from django.core.management import call_command

    for command in LOADERS:
        call_command(command, verbosity=0)
    fill(options.initiatives, options.sort)
    report(options.initiatives)


def fill(wanted: int, sort: str) -> None:
    """Bring the number of generated sheets to what is wanted: a row, and what the index would read of it."""
    from django.db import transaction

    from content.models import Initiative
    from foundation.search.actions import write

    known = Initiative.objects.filter(slug__contains=MARK).count()
    making = Making(known, sort)
    for start in range(known, wanted, BATCH):
        numbers = range(start, min(start + BATCH, wanted))
        with transaction.atomic():
            made = [making.sheet(number) for number in numbers]
            rows = Initiative.objects.bulk_create(row for row, _document in made)
            write(("initiative", row.pk, document) for row, (_row, document) in zip(rows, made, strict=True))


class Making:
    """Makes sheets of one sort, each in a place."""

    def __init__(self, seed: int, sort: str) -> None:
        from bench.invented import Drawing, Telling
        from content.models import Initiative, Theme
        from territories.models import Collectivite

        self.chance = random.Random(seed)
        real = Initiative.objects.exclude(slug__contains=MARK)
        if sort == "words":
            themes = list(Theme.objects.values_list("name", flat=True))
            self.sort = Drawing(self.chance, _texts(real), themes)
        else:
            self.sort = Telling(self.chance)
        taken = real.exclude(department=None).values("department")
        places = Collectivite.objects.exclude(department=None).exclude(department__in=taken)
        self.places = list(places.select_related("department", "region").order_by("pk")[:2_000])

    def sheet(self, number: int) -> tuple[Any, Any]:
        """A published sheet, unsaved, and its document."""
        from content.models import Initiative
        from foundation.search import Document

        place = self.chance.choice(self.places)
        title, keywords, body = self.sort.told(place.name)
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
            keywords=keywords,
            territories=[place.name, place.department.name, place.department_id],
            body=body,
        )
        return row, document


def _texts(sheets: Iterable[Any]) -> Iterator[str]:
    from content.snapshots import SECTIONS

    for sheet in sheets:
        yield from (getattr(sheet, name) for name in ("title", *SECTIONS))


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

"""A big site, made of the small one: `python -m bench.corpus [--engine sqlite] [--initiatives 20000] [--posts 50000]`.

The starter corpus and the demonstration are loaded, then mixed: each new sheet takes its sections from several real
ones, each message its sentences from the library, so that frequent and rare words stay in proportion. Seeded by what
is already there: run again with bigger numbers, it adds what is missing.
"""

import argparse
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache

from bench.engines import Engine, create_databases, engines

BATCH = 50
READER = "camille@essaim.example"
MARK = "bench-"


@dataclass
class Sizes:
    initiatives: int = 20_000
    cards: int = 2_000
    people: int = 1_000
    spaces: int = 20
    topics: int = 5_000
    posts: int = 50_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engine", default="sqlite")
    for field in fields(Sizes):
        parser.add_argument(f"--{field.name}", type=int, default=field.default)
    arguments = vars(parser.parse_args())
    ensure(engines()[arguments.pop("engine")], Sizes(**arguments))


def ensure(engine: Engine, sizes: Sizes) -> None:
    """Bring the database of an engine to these sizes, in a process of its own."""
    create_databases(engine)
    numbers = [str(getattr(sizes, field.name)) for field in fields(Sizes)]
    subprocess.run([sys.executable, "-m", "bench.corpus", "--fill", *numbers], env=engine.environment, check=True)


def fill(sizes: Sizes) -> None:
    """Bring the database of this process to these sizes."""
    import django

    django.setup()
    from foundation.markup import fields as markup_fields

    markup_fields.render = cache(markup_fields.render)  # the same sections come back again and again
    load_starter()
    from bench.corpus import library, talk

    people = talk.add_people(sizes.people)
    library.add_initiatives(sizes.initiatives)
    library.add_cards(sizes.cards)
    talk.add_spaces(sizes.spaces, people)
    talk.add_topics(sizes.topics, sizes.posts, people)
    settle()


def load_starter() -> None:
    """What `make run` loads, once."""
    from django.conf import settings
    from django.core.management import call_command
    from django.test import override_settings

    from accounts.models import User

    call_command("migrate", verbosity=0)
    if not User.objects.filter(email=READER).exists():
        with override_settings(DEBUG=True, EMAIL_FILE_PATH=settings.VAR_DIR / "mails"):
            call_command("prepare", port=0)


def settle() -> None:
    """Count the words and let the planner know the tables, as jobs and autovacuum do by and by."""
    from django.db import connection

    from foundation.search import statistics

    statistics.refresh()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def batches(known: int, wanted: int) -> Iterator[range]:
    """The numbers that are missing, by groups."""
    for start in range(known, wanted, BATCH):
        yield range(start, min(start + BATCH, wanted))


def index_all(kind: str, pks: list[int]) -> None:
    """Write new objects in the search index."""
    from foundation.search.actions import write
    from foundation.search.registry import searchables

    (searchable,) = searchables([kind])
    rows = searchable.queryset().filter(pk__in=pks)
    write((kind, row.pk, searchable.document(row)) for row in rows)

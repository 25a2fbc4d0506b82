"""Whether the search still finds the judged sheets when the library is full of others.

    python bench/quality.py [--with subjects|words] [--initiatives 20000]  # SQLite, in var/bench/; minutes, once
    DATABASE_URL=postgresql://… python bench/quality.py                   # a database of its own

The starter library is loaded, then filled with generated sheets, indexed after the real ones, of one of two sorts:

- `subjects`: cases that hold together, on the 46 subjects of `bench/corpus/subjects.txt`, which no judged question asks
  about, told with the sentences that every case of a town hall holds: what a library that grows is filled with;
- `words`: the worst. Each word is drawn from the real sheets, as often as these use it, titles included: they speak of
  everything, and the words of a question meet in them by chance only.

None names a region, nor stands in a department of a judged sheet: a question that names a place keeps its answers.
Then `search_eval` is run.
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

CORPORA = ("queries.csv", "search_queries.csv")
LOADERS = ("migrate", "territories_load", "search_load", "cards_load", "initiatives_load")
WORD = re.compile(r"[^\W\d_]{2,}(?:[-’][^\W\d_]+)*")
TITLE_WORDS, BODY_WORDS = 7, 220
BATCH = 500
MARK = "-genere-"
BROAD = ("environnement", "patrimoine", "pilotage", "outillage", "management", "formation", "achats", "finances")
ENDINGS = ("", " à {place}", ", {year}", " : le cas de {place}")
# What every case of a town hall says.
USUAL = (
    "Une réunion publique a rassemblé {n} habitants.",
    "Un questionnaire a reçu {n} réponses, sur papier et en ligne.",
    "Les élus ont suivi le projet en commission.",
    "Les agents des services techniques ont été associés dès le début.",
    "Des entretiens ont été menés avec {n} personnes du quartier.",
    "Le budget voté s’élève à {n} 000 euros.",
    "Une association du territoire participe au comité de suivi.",
    "La mairie a informé les riverains par courrier et sur son site.",
    "L’intercommunalité apporte un appui et une partie du financement.",
    "Un bilan est prévu au bout de {n} mois.",
    "Les jeunes du conseil municipal ont proposé une variante.",
    "Un numéro de téléphone reste ouvert pour les questions.",
    "Le conseil départemental a versé une aide.",
    "Des personnes âgées ont demandé un aménagement.",
    "La démarche a demandé plus de temps que prévu.",
    "Les commerçants voisins étaient d’abord réticents.",
    "Une carte en ligne montre l’avancement.",
    "Le service a formé {n} agents.",
    "La crise sanitaire a retardé les travaux.",
    "D’autres communes sont venues voir.",
    "Un outil numérique simple suffit à tenir le planning.",
    "La concertation a fait changer le calendrier.",
    "Une hypothèse de départ s’est révélée fausse.",
    "Les écoles ont visité le chantier.",
)


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
    fill(options.initiatives, {"subjects": Telling, "words": Drawing}[options.sort])
    report(options.initiatives)


def fill(wanted: int, sort: "type[Drawing]") -> None:
    """Bring the number of generated sheets to what is wanted: a row, and what the index would read of it."""
    from django.db import transaction

    from content.models import Initiative
    from foundation.search.actions import write

    known = Initiative.objects.filter(slug__contains=MARK).count()
    drawing = sort(known)
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

        place = self.chance.choice(self.places)
        title, keywords, body = self._told(place)
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

    def _told(self, place: Any) -> tuple[str, list[str], str]:
        """Title, themes and text."""
        themes = self.chance.sample(self.themes, self.chance.randint(1, 3))
        return self._text(TITLE_WORDS).capitalize(), themes, self._text(BODY_WORDS)

    def _text(self, size: int) -> str:
        return " ".join(self.chance.choices(self.words, self.weights, k=size))


class Telling(Drawing):
    """Tells cases that hold together, one subject each."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        lines = (ROOT / "bench" / "corpus" / "subjects.txt").read_text(encoding="utf-8").splitlines()
        self.subjects = [line.split("|") for line in lines]

    def _told(self, place: Any) -> tuple[str, list[str], str]:
        number = self.chance.randrange(len(self.subjects))
        name, title, *told = self.subjects[number]
        themes = [BROAD[(number + step) % len(BROAD)] for step in (0, 3)]
        usual = [sentence.format(n=self.chance.randint(2, 300)) for sentence in self.chance.sample(USUAL, 12)]
        ending = self.chance.choice(ENDINGS).format(place=place.name, year=self.chance.randint(2012, 2026))
        return f"{title}{ending}", themes, " ".join([*told, f"Sujet : {name}.", *usual])


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

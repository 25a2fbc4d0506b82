"""Sheets that answer no judged question, told with the words and the sentences of those that do.

- `Telling`: cases that hold together, on the 46 subjects of `bench/corpus/subjects.txt`, told with the sentences that
  every case of a town hall holds: what a library that grows is filled with;
- `Drawing`: the worst. Each word is drawn from the real sheets, as often as these use it, titles included: they speak
  of everything, and the words of a question meet in them by chance only.
"""

import random
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

SUBJECTS = Path(__file__).resolve().parent / "corpus" / "subjects.txt"
WORD = re.compile(r"[^\W\d_]{2,}(?:[-’][^\W\d_]+)*")
TITLE_WORDS, BODY_WORDS = 7, 220
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


class Told(NamedTuple):
    """What a sheet says."""

    title: str
    keywords: list[str]
    body: str


class Telling:
    """Tells cases that hold together, one subject each."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.subjects = [line.split("|") for line in SUBJECTS.read_text(encoding="utf-8").splitlines()]

    def told(self, place: str) -> Told:
        """A case of this place, in one of the subjects."""
        number = self.chance.randrange(len(self.subjects))
        name, title, *told = self.subjects[number]
        themes = [BROAD[(number + step) % len(BROAD)] for step in (0, 3)]
        usual = [sentence.format(n=self.chance.randint(2, 300)) for sentence in self.chance.sample(USUAL, 12)]
        ending = self.chance.choice(ENDINGS).format(place=place, year=self.chance.randint(2012, 2026))
        return Told(f"{title}{ending}", themes, " ".join([*told, f"Sujet : {name}.", *usual]))


class Drawing:
    """Draws sheets from the words of the real ones."""

    def __init__(self, chance: random.Random, texts: Iterable[str], themes: Sequence[str]) -> None:
        self.chance, self.themes = chance, themes
        counts = Counter(word.lower() for text in texts for word in WORD.findall(text))
        self.words, self.weights = list(counts), list(counts.values())

    def told(self, place: str) -> Told:
        """Words by chance; none names the place."""
        themes = self.chance.sample(self.themes, self.chance.randint(1, 3))
        return Told(self._text(TITLE_WORDS).capitalize(), themes, self._text(BODY_WORDS))

    def _text(self, size: int) -> str:
        return " ".join(self.chance.choices(self.words, self.weights, k=size))

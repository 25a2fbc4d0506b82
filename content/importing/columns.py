"""The columns of a file of cases, the same when it comes in and when it goes out (docs/import.md)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from foundation.exchange.words import spelled

# As many rows of a kind as a sheet may hold on its page (foundation.web.rows).
MOST_ROWS = 40
CONTINUED = "suite"


@dataclass(frozen=True)
class Column:
    """`key` names it in the code and may head the column too; `header` is what people read and type."""

    key: str
    header: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Group:
    """Numbered columns: « Hypothèse 1 », « Verdict 1 »… `parts[0]` is the one that may not be empty."""

    key: str
    title: str
    parts: tuple[Column, ...]


SECTIONS = (
    Column("summary", "En bref", ("Résumé",)),
    Column("problem", "Problème", ("Le problème",)),
    Column("context", "Contexte", ("Le contexte",)),
    Column("fieldwork", "Enquête de terrain", ("L’enquête de terrain",)),
    Column("done", "Ce qui a été fait"),
    Column("failed", "Ce qui n’a pas marché"),
    Column("helped", "Ce qui a aidé"),
    Column("afterwards", "Et après"),
)
PLAIN = (
    Column("external_id", "Identifiant", ("id",)),
    Column("title", "Titre"),
    Column("form", "Forme"),
    Column("code", "Code de la collectivité", ("Code INSEE", "Code SIREN", "INSEE", "SIREN")),
    Column("body", "Collectivité"),
    Column("territory_kind", "Nature", ("Nature du territoire",)),
    Column("department", "Département"),
    Column("region", "Région"),
    Column("territory_name", "Territoire", ("Territoire, tel qu’il se nomme",)),
    Column("population", "Population"),
    Column("year", "Année"),
    Column("themes", "Thèmes", ("Thème",)),
    Column("axis", "Axe"),
    Column("posture", "Posture"),
    Column("proximity_form", "Forme de proximité"),
    Column("demand", "Demande"),
    Column("outcome", "Suite", ("Ce que c’est devenu",)),
    *SECTIONS,
    Column("licence", "Licence"),
)
GROUPS = (
    Group(
        "hypotheses",
        "Hypothèses",
        (
            Column("statement", "Hypothèse"),
            Column("tested_by", "Comment testée", ("Comment elle a été testée",)),
            Column("verdict", "Verdict"),
            Column("evidence", "Ce qui le montre"),
        ),
    ),
    Group("methods", "Méthodes", (Column("name", "Méthode"), Column("card", "Fiche méthode"))),
    Group(
        "indicators",
        "Indicateurs",
        (
            Column("text", "Chiffre", ("En une phrase",)),
            Column("name", "Indicateur"),
            Column("unit", "Unité"),
            Column("baseline", "Au départ"),
            Column("target", "Visé"),
            Column("measures", "Mesures"),
        ),
    ),
    Group(
        "tools",
        "Outils",
        (Column("name", "Outil"), Column("is_free", "Logiciel libre"), Column("cost", "Coût")),
    ),
    Group("factors", "Facteurs", (Column("text", "Facteur"), Column("weight", "Sens"))),
    Group(
        "sources",
        "Sources",
        (Column("title", "Source"), Column("locator", "Page ou partie"), Column("url", "Adresse")),
    ),
)
SECTION_KEYS = frozenset(column.key for column in SECTIONS)
PLAIN_BY_KEY = {column.key: column for column in PLAIN}
GROUPS_BY_KEY = {group.key: group for group in GROUPS}
NUMBERED = re.compile(r"^(.*?) ?(?:n ?)?(\d{1,3})$")


@dataclass
class Header:
    """The columns of one file: what each place holds, and what was not understood."""

    keys: list[str | None] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def text_of(self, key: str) -> str:
        """How the file names the column, else how it should."""
        return self.texts[self.keys.index(key)] if key in self.keys else header_of(key)


def slot(group: str, number: int, part: str) -> str:
    """The key of a numbered column."""
    return f"{group}.{number}.{part}"


def key_of(header: str) -> str | None:
    """The key of the column that this header names; None when there is none."""
    text = spelled(header)
    if found := _plain_spellings().get(text):
        return found
    numbered = NUMBERED.match(text)
    stem, number = (numbered[1], int(numbered[2])) if numbered else (text, 1)
    part = _part_spellings().get(stem)
    return slot(part[0], number, part[1]) if part and 1 <= number <= MOST_ROWS else None


def header_of(key: str) -> str:
    """What people read at the head of the column."""
    if "." not in key:
        return PLAIN_BY_KEY[key].header
    stem, number, *rest = key.split(".")
    if number == CONTINUED:
        return f"{PLAIN_BY_KEY[stem].header} (suite)"
    part = next(part for part in GROUPS_BY_KEY[stem].parts if part.key == rest[0])
    return f"{part.header} {number}"


def spellings() -> list[str]:
    """Every header as it should be typed, the first number of the numbered ones."""
    return [*(column.header for column in PLAIN), *(f"{part.header} 1" for group in GROUPS for part in group.parts)]


@cache
def _plain_spellings() -> dict[str, str]:
    found = {spelled(text): column.key for column in PLAIN for text in _texts(column)}
    return found | {spelled(f"{column.header} (suite)"): f"{column.key}.{CONTINUED}" for column in SECTIONS}


@cache
def _part_spellings() -> dict[str, tuple[str, str]]:
    return {
        spelled(text): (group.key, part.key)
        for group in GROUPS
        for part in group.parts
        for text in (part.header, *part.aliases)
    }


def _texts(column: Column) -> Iterator[str]:
    yield from (column.key, column.header, *column.aliases)

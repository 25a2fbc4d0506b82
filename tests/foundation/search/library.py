"""The starter library as documents, read from its files: what the judged questions are asked of."""

import csv
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

import frontmatter
from django.conf import settings

from foundation.search import PLACE_WEIGHT, THEME_WEIGHT, Document, Recognition, phrase_key

CORPUS = Path(settings.BASE_DIR) / "content" / "corpus"
SECTION = re.compile(r"^## (.+?)\n+(.*?)(?=^## |\Z)", re.S | re.M)


def read_library() -> Iterator[tuple[str, Document]]:
    """The slug and the document of each initiative."""
    for path in sorted((CORPUS / "initiatives").glob("*.md")):
        sheet = frontmatter.load(path)
        yield path.stem, _document(path.stem, sheet.metadata, dict(SECTION.findall(sheet.content)))


def recognise_themes_and_places(phrases: Collection[str]) -> dict[str, list[Recognition]]:
    """Themes by their aliases, departments and regions by their name, their code for departments."""
    return {phrase: KNOWN[phrase] for phrase in phrases if phrase in KNOWN}


def _document(slug: str, data: dict[str, Any], sections: dict[str, str]) -> Document:
    summary = sections.pop("En bref")
    claims = [f"{one['statement']} {one.get('evidence', '')}" for one in data.get("hypotheses", [])]
    figures = [one["text"] for one in data.get("indicators", [])]
    reasons = data.get("success_factors", []) + data.get("obstacles", [])
    names = [one["name"] for one in data.get("methods", []) + data.get("tools", [])]
    code = data.get("department", "")
    places = (data["territory"]["name"], data.get("region"), code, DEPARTMENTS.get(code))
    return Document(
        title=data["title"],
        url=f"/initiatives/{slug}/",
        summary=summary,
        keywords=[*data["themes"], *names],
        territories=[place for place in places if place],
        body="\n".join([*sections.values(), *claims, *figures, *reasons]),
    )


def _known() -> dict[str, list[Recognition]]:
    known: dict[str, list[Recognition]] = {}
    with (CORPUS / "themes.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for alias in (row["name"], *row["aliases"].split(",")):
                known.setdefault(phrase_key(alias), []).append(Recognition(row["name"], THEME_WEIGHT))
    for code, name in DEPARTMENTS.items():
        place = Recognition(name, PLACE_WEIGHT, is_strict=True)
        known.setdefault(phrase_key(name), []).append(place)
        known.setdefault(code, []).append(place)
    for region in REGIONS:
        known.setdefault(phrase_key(region), []).append(Recognition(region, PLACE_WEIGHT, is_strict=True))
    return known


REGIONS = ("Bretagne", "Guyane", "La Réunion", "Île-de-France", "Occitanie", "Pays de la Loire")
DEPARTMENTS = {
    "22": "Côtes-d’Armor",
    "29": "Finistère",
    "35": "Ille-et-Vilaine",
    "49": "Maine-et-Loire",
    "77": "Seine-et-Marne",
    "93": "Seine-Saint-Denis",
    "95": "Val-d’Oise",
    "973": "Guyane",
    "974": "La Réunion",
}
KNOWN = _known()

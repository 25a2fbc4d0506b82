"""Load the starter corpus: the themes, then one initiative a file."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import frontmatter
from django.db import transaction
from django.utils.text import slugify

from content.actions.shelving import shelve
from content.models import Initiative, Theme
from content.models.rows import UNMEASURED
from content.vocabulary import forget_words
from foundation.history import editorial
from foundation.history.enums import EditorialState
from territories.actions import ensure_body
from territories.models import Collectivite, Department, Region
from territories.queries import collectivite_by_code

CORPUS = Path(__file__).parent.parent / "corpus"
PROVENANCE = "Fonds de départ d’Essaim"
SECTIONS = {
    "En bref": "summary",
    "Problème": "problem",
    "Contexte": "context",
    "Enquête de terrain": "fieldwork",
    "Ce qui a été fait": "done",
    "Ce qui n’a pas marché": "failed",
    "Ce qui a aidé": "helped",
    "Et après": "afterwards",
}
_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)


@dataclass
class LoadReport:
    """Slugs by what happened to them."""

    created: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)  # edited on the site since: people’s words win


@transaction.atomic
def load_corpus(folder: Path = CORPUS) -> LoadReport:
    """Create or refresh what the files of `folder` say, published; running it twice changes nothing.

    An initiative somebody edited on the site is left as it is. Raises ValueError naming the file at fault.
    """
    _load_themes(folder / "themes.csv")
    report = LoadReport()
    for path in sorted((folder / "initiatives").glob("*.md")):
        try:
            data = _read(path)
        except (KeyError, ValueError, TypeError) as error:
            raise ValueError(f"{path.name} : {error}") from error
        _load_one(path.stem, data, report)
    return report


def _load_themes(path: Path) -> None:
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            Theme.objects.update_or_create(
                slug=row["slug"],
                defaults={key: row[key] for key in ("name", "definition", "aliases")},
            )
    transaction.on_commit(forget_words)


def _load_one(slug: str, data: dict[str, Any], report: LoadReport) -> None:
    initiative = Initiative.objects.filter(slug=slug).first()
    if initiative and not _is_ours(initiative):
        report.kept.append(slug)
    elif initiative and editorial.latest_version_of(initiative).data == data:
        report.unchanged.append(slug)
    else:
        (report.updated if initiative else report.created).append(slug)
        _write(initiative or _blank(slug, data), data)


def _is_ours(initiative: Initiative) -> bool:
    """Whether nobody wrote a version of it, nor archived it, on the site."""
    if initiative.state == EditorialState.ARCHIVED:
        return False
    return not editorial.versions_of(initiative).exclude(note=PROVENANCE).exists()


def _blank(slug: str, data: dict[str, Any]) -> Initiative:
    return Initiative.objects.create(slug=slug, title=data["title"], provenance=PROVENANCE)


def _write(initiative: Initiative, data: dict[str, Any]) -> None:
    editorial.save_version(initiative, data, author=None, base=initiative.latest_version, note=PROVENANCE)
    editorial.submit(initiative, actor=None)
    left = initiative.territory
    editorial.publish(initiative, actor=None)
    shelve(initiative, left=left)


def _read(path: Path) -> dict[str, Any]:
    """One file as the snapshot of an initiative."""
    post = frontmatter.load(str(path))
    meta: dict[str, Any] = post.metadata
    department = Department.objects.filter(code=meta.get("department", "")).first()
    region = department.region if department else Region.objects.filter(name=meta.get("region", "")).first()
    body = _territory(meta["territory"], department)
    return {
        "title": meta["title"],
        "form": meta["form"],
        "territory_name": meta["territory"]["name"],
        "territory_kind": meta["territory"]["kind"],
        "department_id": department.pk if department else None,
        "region_id": region.pk if region else None,
        "population": meta.get("population"),
        "year": meta.get("year"),
        "axis": meta["axis"],
        "posture": meta["posture"],
        "proximity_form": meta["proximity_form"],
        "demand": meta["demand"],
        "outcome": meta["outcome"],
        "licence": Initiative._meta.get_field("licence").get_default(),
        **_sections(post.content),
        "territory": body.pk if body else None,
        "themes": sorted(slugify(name) for name in meta["themes"]),
        "methods": [{"name": use["name"], "card": use.get("card")} for use in meta.get("methods", [])],
        **_rows(meta),
    }


def _territory(place: dict[str, str], department: Department | None) -> Collectivite | None:
    if code := place.get("code"):
        return collectivite_by_code(place["kind"], code)
    return ensure_body(place["name"], place["kind"], department)


def _sections(text: str) -> dict[str, str]:
    parts = _HEADING.split(text)[1:]
    found = dict(zip(parts[::2], (part.strip() for part in parts[1::2]), strict=True))
    unknown = found.keys() - SECTIONS.keys()
    if unknown:
        raise ValueError(f"rubrique inconnue : {', '.join(sorted(unknown))}")
    return {name: found.get(heading, "") for heading, name in SECTIONS.items()}


def _rows(meta: dict[str, Any]) -> dict[str, Any]:
    return {
        "hypotheses": [
            {
                "statement": row["statement"],
                "tested_by": "",
                "verdict": row["verdict"],
                "evidence": row.get("evidence", ""),
            }
            for row in meta.get("hypotheses", [])
        ],
        "tools": [
            {"name": row["name"], "is_free": row.get("free"), "cost": row.get("cost", "")}
            for row in meta.get("tools", [])
        ],
        "indicators": [UNMEASURED | {"text": row["text"]} for row in meta.get("indicators", [])],
        "factors": list(_factors(meta)),
        "sources": [
            {"title": row["title"], "locator": row.get("locator", ""), "url": row.get("url", "")}
            for row in meta["sources"]
        ],
    }


def _factors(meta: dict[str, Any]) -> Iterator[dict[str, str]]:
    for key, weight in (("success_factors", "success"), ("obstacles", "obstacle")):
        yield from ({"weight": weight, "text": text} for text in meta.get(key, []))

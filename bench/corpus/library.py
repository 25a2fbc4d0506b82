"""Initiatives and cards: sections of the real ones, mixed."""

import random
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone
from django.utils.text import slugify

from bench.corpus import batches, index_all
from content.models import Initiative, MethodUse, Theme
from content.snapshots import PLAIN_FIELDS, ROWS, SECTIONS
from foundation.history.enums import EditorialState
from foundation.history.models import Version
from methods.models import PLAIN_FIELDS as CARD_FIELDS
from methods.models import SECTIONS as CARD_SECTIONS
from methods.models import CardRelation, Material, MethodCard, Step
from territories.enums import Kind
from territories.models import Collectivite

STARTER = 109
STARTER_CARDS = 12
PLACES = 2_000


def add_initiatives(wanted: int) -> None:
    """Add the published initiatives that are missing."""
    originals = [one.snapshot() for one in Initiative.objects.order_by("pk")[:STARTER]]
    themes = dict(Theme.objects.values_list("slug", "pk"))
    cards = dict(MethodCard.objects.values_list("slug", "pk"))
    places = _places()
    for numbers in batches(Initiative.objects.count(), wanted):
        chance = random.Random(numbers.start)
        sheets = [_mixed_sheet(chance, originals, chance.choice(places), sorted(themes)) for _ in numbers]
        with transaction.atomic():
            rows = _published(Initiative, numbers, sheets, (*PLAIN_FIELDS, *SECTIONS))
            _write_sheet_rows(rows, sheets, themes, cards)
            index_all("initiative", [row.pk for row in rows])


def add_cards(wanted: int) -> None:
    """Add the published cards that are missing."""
    originals = [one.snapshot() for one in MethodCard.objects.order_by("pk")[:STARTER_CARDS]]
    known = dict(MethodCard.objects.order_by("pk").values_list("slug", "pk")[:STARTER_CARDS])
    for numbers in batches(MethodCard.objects.count(), wanted):
        chance = random.Random(numbers.start)
        cards = [_mixed_card(chance, originals) for _ in numbers]
        with transaction.atomic():
            rows = _published(MethodCard, numbers, cards, (*CARD_FIELDS, *CARD_SECTIONS, "case_notes", "sources"))
            _write_rows(Step, "card", rows, [card["steps"] for card in cards])
            _write_rows(Material, "card", rows, [card["materials"] for card in cards])
            _write_rows(CardRelation, "card", rows, [_related(card, known) for card in cards])
            index_all("methode", [row.pk for row in rows])


def _places() -> list[Collectivite]:
    """A part of the referential: communes and groupings of every size, everywhere."""
    bodies = Collectivite.objects.filter(kind__in=[Kind.COMMUNE, Kind.EPCI], is_obsolete=False).exclude(department=None)
    return random.Random(1).sample(list(bodies.order_by("pk")), PLACES)


def _mixed_sheet(
    chance: random.Random, originals: list[dict], place: Collectivite, themes: list[str]
) -> dict[str, Any]:
    """One real sheet, with sections of others, elsewhere."""
    sheet = chance.choice(originals).copy()
    sheet |= {name: chance.choice(originals)[name] for name in SECTIONS}
    sheet |= {name: chance.choice(originals)[name] for name in ROWS}
    halves = sheet["title"].split()[:4], chance.choice(originals)["title"].split()[-5:]
    return sheet | {
        "title": " ".join(halves[0] + halves[1])[:160],
        "territory": place.pk,
        "territory_name": place.name,
        "territory_kind": place.kind,
        "department_id": place.department_id,
        "region_id": place.region_id,
        "population": place.population,
        "year": chance.randint(2015, 2026),
        "outcome": chance.choice(originals)["outcome"],
        "themes": chance.sample(themes, chance.randint(1, 3)),
    }


def _mixed_card(chance: random.Random, originals: list[dict]) -> dict[str, Any]:
    """One real card, with sections of others."""
    card = chance.choice(originals).copy()
    card |= {name: chance.choice(originals)[name] for name in (*CARD_SECTIONS, "summary", "steps", "family", "phase")}
    return card | {"title": f"{card['title']} {chance.choice(originals)['title'].split()[-1]}"[:120]}


def _published(model: Any, numbers: range, contents: list[dict], names: Iterable[str]) -> list[Any]:
    """New rows with their first version, on line."""
    now = timezone.now()
    rows = [
        model(
            **{name: data[name] for name in names},
            **({"territory_id": data["territory"]} if "territory" in data else {}),
            slug=f"{slugify(data['title'])[:70]}-b{number}",
            state=EditorialState.PUBLISHED,
            latest_version=1,
            published_version=1,
            published_at=now - timedelta(minutes=10 * (100_000 - number)),
        )
        for number, data in zip(numbers, contents, strict=True)
    ]
    model.objects.bulk_create(rows)
    kind = ContentType.objects.get_for_model(model)
    Version.objects.bulk_create(
        Version(content_type=kind, object_id=row.pk, number=1, data=data)
        for row, data in zip(rows, contents, strict=True)
    )
    return rows


def _write_sheet_rows(
    rows: list[Initiative], sheets: list[dict], themes: dict[str, int], cards: dict[str, int]
) -> None:
    for key, (model, _fields) in ROWS.items():
        _write_rows(model, "initiative", rows, [sheet[key] for sheet in sheets])
    uses = [[{"name": use["name"], "card_id": cards.get(use["card"])} for use in sheet["methods"]] for sheet in sheets]
    _write_rows(MethodUse, "initiative", rows, uses)
    joined = Initiative.themes.through
    joined.objects.bulk_create(
        joined(initiative=row, theme_id=themes[slug])
        for row, sheet in zip(rows, sheets, strict=True)
        for slug in sheet["themes"]
    )


def _write_rows(model: type[models.Model], owner: str, rows: list[Any], contents: list[list[dict]]) -> None:
    model._default_manager.bulk_create(
        model(**{owner: row}, position=position, **values)
        for row, values_of_row in zip(rows, contents, strict=True)
        for position, values in enumerate(values_of_row, start=1)
    )


def _related(card: dict, known: dict[str, int]) -> list[dict[str, Any]]:
    return [
        {"other_id": known[row["card"]], "reason": row["reason"]} for row in card["related"] if row["card"] in known
    ]

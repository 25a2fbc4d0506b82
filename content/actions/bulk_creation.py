"""Many new sheets and their rows, in a few queries; `content.snapshots` says how one is written."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain, count
from typing import Any

from django.utils.text import slugify

from content.actions.writing import PAGES
from content.models import Initiative, MethodUse, Theme
from content.snapshots import ROWS
from foundation.web.slugs import MAX_LENGTH
from methods.models import MethodCard

BATCH = 200


def create_sheets(rows: list[Initiative], data: list[dict[str, Any]], titles: list[str]) -> None:
    """Save new sheets with what their snapshots hold, each at an address made from its title.

    Inside the caller's transaction. Raises IntegrityError when somebody takes one of the addresses meanwhile.
    """
    for row, slug in zip(rows, _slugs(titles), strict=True):
        row.slug = slug
    Initiative.objects.bulk_create(rows, batch_size=BATCH)
    _link_themes(rows, data)
    for key, (model, _fields) in ROWS.items():
        _insert(model, rows, [one[key] for one in data])
    _insert(MethodUse, rows, _method_uses(data))


def _slugs(titles: list[str]) -> Iterator[str]:
    """A free address for each title: "titre", else "titre-2", "titre-3"…"""
    bases = [slugify(title)[:MAX_LENGTH].strip("-") or "sans-titre" for title in titles]
    taken = set(PAGES)
    for start in range(0, len(bases), BATCH):
        taken.update(Initiative.objects.filter(slug__in=bases[start : start + BATCH]).values_list("slug", flat=True))
    for base in {base for base, times in Counter(bases).items() if times > 1 or base in taken}:
        taken.update(Initiative.objects.filter(slug__startswith=f"{base}-").values_list("slug", flat=True))
    for base in bases:
        slug = next(one for one in chain([base], (f"{base}-{n}" for n in count(2))) if one not in taken)
        taken.add(slug)
        yield slug


def _link_themes(rows: list[Initiative], data: list[dict[str, Any]]) -> None:
    keys = dict(Theme.objects.values_list("slug", "pk"))
    through = Initiative.themes.through
    links = (
        through(initiative_id=row.pk, theme_id=keys[slug])
        for row, one in zip(rows, data, strict=True)
        for slug in one["themes"]
    )
    through.objects.bulk_create(links, batch_size=BATCH)


def _insert(model: Any, rows: list[Initiative], groups: list[list[dict[str, Any]]]) -> None:
    made = (
        model(initiative=row, position=position, **values)
        for row, group in zip(rows, groups, strict=True)
        for position, values in enumerate(group, start=1)
    )
    model.objects.bulk_create(made, batch_size=BATCH)


def _method_uses(data: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """The methods, their card found by its slug."""
    named = {use["card"] for one in data for use in one["methods"] if use["card"]}
    cards = MethodCard.objects.in_bulk(named, field_name="slug")
    return [[{"name": use["name"], "card": cards.get(use["card"])} for use in one["methods"]] for one in data]

"""What the search knows of an initiative, and the themes it recognises in a question."""

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from content.models import Collection, Initiative
from content.queries import initiatives_listed
from content.queries.collections import collections_listed
from content.snapshots import SECTIONS
from content.vocabulary import aliases_of, themes
from foundation.markup import plain_text
from foundation.search import (
    THEME_WEIGHT,
    Document,
    Recognition,
    Searchable,
    phrase_key,
    register,
    register_recogniser,
)


@register
class InitiativeSearch(Searchable):
    kind = "initiative"
    label = _("Initiatives")

    def queryset(self) -> QuerySet[Initiative]:
        rows = ("themes", "method_uses", "tools", "hypotheses", "factors", "indicators")
        return initiatives_listed().select_related("territory__epci", "department", "region").prefetch_related(*rows)

    def document(self, obj: Initiative) -> Document:
        return Document(
            title=obj.title,
            url=obj.get_absolute_url(),
            summary=plain_text(obj.summary),
            keywords=list(_keywords(obj)),
            body="\n".join(_texts(obj)),
            territories=list(_places(obj)),
            date=obj.published_at.date() if obj.published_at else None,
            context=_context(obj),
        )

    def visible_to(self, user: Any) -> QuerySet[Initiative]:
        return initiatives_listed()


@register
class CollectionSearch(Searchable):
    """Public collections only: the others have no document at all."""

    kind = "collection"
    label = _("Collections")

    def queryset(self) -> QuerySet[Collection]:
        return collections_listed().prefetch_related("items__initiative")

    def document(self, obj: Collection) -> Document:
        held = [item for item in obj.items.all() if item.initiative.is_published]
        return Document(
            title=obj.title,
            url=obj.get_absolute_url(),
            summary=obj.intro,
            body="\n".join(text for item in held for text in (item.initiative.title, item.note)),
            date=obj.updated_at.date(),
        )

    def visible_to(self, user: Any) -> QuerySet[Collection]:
        return collections_listed()


def _keywords(initiative: Initiative) -> Iterator[str]:
    for theme in initiative.themes.all():
        yield theme.name
        yield from aliases_of(theme)
    yield from (use.name for use in initiative.method_uses.all())
    yield from (tool.name for tool in initiative.tools.all())


def _texts(initiative: Initiative) -> Iterator[str]:
    yield from (plain_text(getattr(initiative, name)) for name in SECTIONS if name != "summary")
    yield from (row.statement for row in initiative.hypotheses.all())
    yield from (row.text for row in initiative.factors.all())
    yield from (text for row in initiative.indicators.all() for text in (row.name, row.text) if text)


def _places(initiative: Initiative) -> Iterator[str]:
    yield initiative.territory_name
    if initiative.territory:
        yield initiative.territory.name
        if initiative.territory.epci:
            yield initiative.territory.epci.name
    if initiative.department:
        yield initiative.department.name
        yield initiative.department.code
    if initiative.region:
        yield initiative.region.name


def _context(initiative: Initiative) -> str:
    parts = [initiative.territory_name, initiative.department.label if initiative.department else ""]
    return " · ".join(part for part in parts if part)


@register_recogniser
def themes_named(phrases: Container[str]) -> Mapping[str, Iterable[Recognition]]:
    """The themes whose name or alias stands in a question."""
    found: dict[str, list[Recognition]] = {}
    for theme in themes():
        for word in (theme.name, *theme.aliases):
            if (key := phrase_key(word)) in phrases:
                found.setdefault(key, []).append(Recognition(theme.name, THEME_WEIGHT))
    return found

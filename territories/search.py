"""Territories that can be found, and place names recognised in a question."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from foundation.search import (
    PLACE_WEIGHT,
    Document,
    Recognition,
    Searchable,
    phrase_key,
    register,
    register_recogniser,
)
from territories import names
from territories.enums import Kind
from territories.models import Collectivite, Department, Region
from territories.queries import active_collectivites

COUNCILS = (Kind.DEPARTEMENT, Kind.REGION, Kind.COLLECTIVITE_UNIQUE)


@register
class TerritorySearch(Searchable):
    """Every council, and the other bodies that hold something (see `holdings`)."""

    kind = "territoire"
    label = _("Territoires")

    def queryset(self) -> QuerySet[Collectivite]:
        return self.visible_to(AnonymousUser())

    def document(self, obj: Collectivite) -> Document:
        return Document(
            title=obj.name,
            url=_page_of(obj),
            keywords=[obj.nature, *obj.other_names.split("; ")],
            territories=[place for place in _places_of(obj) if place],
            context=" · ".join(part for part in (obj.nature.capitalize(), _where(obj)) if part),
        )

    def visible_to(self, user: Any) -> QuerySet[Collectivite]:
        active = active_collectivites(user).values("pk")
        councils = Q(kind__in=COUNCILS, code__isnull=False, is_obsolete=False)
        return Collectivite.objects.filter(councils | Q(pk__in=active)).select_related("department", "region")


@register_recogniser
def places_named(phrases: Collection[str]) -> Mapping[str, Iterable[Recognition]]:
    """The departments, regions and active bodies named by a phrase; « le 93 » names a department too."""
    forms = {phrase: names.lookup_form(phrase) for phrase in phrases}
    known: dict[str, set[str]] = {}
    for name, lookup, code in _known_places(set(forms.values())):
        for key in (lookup, code.lower()):
            known.setdefault(key, set()).add(name)
    found = {phrase: _named(phrase, form, known.get(form, ())) for phrase, form in forms.items()}
    return {phrase: recognitions for phrase, recognitions in found.items() if recognitions}


def _known_places(forms: set[str]) -> Iterable[tuple[str, str, str]]:
    """Name, lookup form and code, in one query."""
    spelled = Q(lookup__in=forms)
    fields = ("name", "lookup", "code")
    codes = [form.upper() for form in forms]
    departments = Department.objects.filter(spelled | Q(code__in=codes)).order_by().values_list(*fields)
    regions = Region.objects.filter(spelled).order_by().values_list(*fields)
    bodies = active_collectivites(AnonymousUser()).filter(spelled, is_obsolete=False).order_by()
    nameless = bodies.exclude(kind__in=COUNCILS).exclude(code=None)
    return departments.union(regions, nameless.values_list(*fields))


def _named(phrase: str, form: str, candidates: Iterable[str]) -> list[Recognition]:
    """A name of one word must be said whole (« la réunion », not « réunion »); a code, after « le » or « du »."""
    several = len(form.split()) > 1 and phrase.partition(" ")[0] not in names.SMALL_WORDS
    by_code = phrase.partition(" ")[0] in ("le", "du") and not form.isalpha()
    return [
        Recognition(name, PLACE_WEIGHT, is_strict=" " in form)
        for name in sorted(candidates)
        if several or by_code or phrase == phrase_key(name)
    ]


def _page_of(body: Collectivite) -> str:
    """The page of the place itself for a department's or region's council: it holds more than the council's own."""
    if body.kind == Kind.DEPARTEMENT and body.department:
        return body.department.get_absolute_url()
    if body.kind == Kind.REGION and body.region:
        return body.region.get_absolute_url()
    return body.get_absolute_url()


def _places_of(body: Collectivite) -> Iterator[str]:
    yield body.name
    if body.department:
        yield from (body.department.name, body.department.code)
    if body.region:
        yield body.region.name


def _where(body: Collectivite) -> str:
    return body.department.label if body.department else str(body.region or "")

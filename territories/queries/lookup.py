"""Find collectivités by what people type."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When

from territories import names
from territories.enums import Kind
from territories.models import Collectivite, Department, LookupToken

# Words that say what kind of body is meant; they need not be in its name.
KIND_WORDS: dict[str, set[Kind]] = {
    word: kinds
    for spelled, kinds in (
        ("ville commune mairie", {Kind.COMMUNE}),
        (
            "cc ca cu communaute communes agglomeration agglo urbaine metropole epci intercommunalite interco",
            {Kind.EPCI},
        ),
        ("ept etablissement public territorial syndicat", {Kind.SYNDICAT}),
        ("departement departemental", {Kind.DEPARTEMENT, Kind.COLLECTIVITE_UNIQUE}),
        ("region regional", {Kind.REGION, Kind.COLLECTIVITE_UNIQUE}),
        ("conseil", {Kind.DEPARTEMENT, Kind.REGION, Kind.COLLECTIVITE_UNIQUE}),
        ("collectivite unique", {Kind.COLLECTIVITE_UNIQUE}),
        ("ccas cias", {Kind.CCAS_CIAS}),
        ("association", {Kind.ASSOCIATION}),
        ("reseau", {Kind.RESEAU}),
    )
    for word in spelled.split()
}
ACRONYM = re.compile(r"\([A-Z]{4,}\)")  # « CA du Sud (CASUD) »
LONGEST_QUERY = 120
MOST_WORDS = 8
SHORTEST_BEGINNING = 3


def collectivite_by_code(kind: Kind | str, code: str) -> Collectivite | None:
    """Return the body of that kind and official code; a former code leads to its commune."""
    found = Collectivite.objects.filter(kind=kind, code=code).first()
    if found or kind != Kind.COMMUNE:
        return found
    candidates = Collectivite.objects.filter(kind=kind, lookup_tokens__token=code.lower())
    return next((c for c in candidates if code in c.former_codes.split()), None)


def find_collectivites(text: str, limit: int = 10) -> list[Collectivite]:
    """Return the bodies the text may name, the likeliest first (empty for less than two letters).

    Reads names, INSEE codes, SIREN and postal codes; every word must begin a word of the name,
    except those that tell the kind (« CC », « ville ») and a department or region at the end.
    """
    words = names.words(ACRONYM.sub("", text[:LONGEST_QUERY]))[:MOST_WORDS]
    if len("".join(words)) < 2:
        return []
    for wanted, scope in _readings(words):
        if found := list(_ranked(wanted, scope, exact=" ".join(words))[:limit]):
            return found
    return []


def _readings(words: list[str]) -> Iterator[tuple[Sequence[str], Q]]:
    """Yield the ways to understand the words, the strictest first."""
    named = [word for word in words if word not in KIND_WORDS]
    kinds = [KIND_WORDS[word] for word in words if word in KIND_WORDS] if named else []
    of_kind = Q(kind__in=set.union(*kinds)) if kinds else Q()
    if kinds:
        # « Plaine Commune » is the name of an establishment, not a commune called Plaine.
        yield named, of_kind | Q(lookup=" ".join(words))
    yield words, Q()
    if found := _place_at_the_end(named):
        name, place = found
        yield name, place & of_kind


def _place_at_the_end(words: list[str]) -> tuple[list[str], Q] | None:
    """Read the last words as a department or a region, whole or begun: « st denis reun »."""
    departments = Department.objects.select_related("region")
    for cut in range(1, len(words)):
        ending = " ".join(words[cut:])
        if found := _departments_named(ending, departments):
            return words[:cut], Q(department__in=found)
    return None


def _departments_named(text: str, departments: Iterable[Department]) -> list[Department]:
    """Departments whose code, name or region is the text; else those whose name or region begins with it."""
    named = [(department, {department.lookup, department.region.lookup}) for department in departments]
    whole = [department for department, spellings in named if text in spellings or text == department.code.lower()]
    if whole or len(text) < SHORTEST_BEGINNING:
        return whole
    return [department for department, spellings in named if any(name.startswith(text) for name in spellings)]


def _ranked(words: Sequence[str], scope: Q, exact: str) -> QuerySet[Collectivite]:
    """Bodies with every word, exact names first, then the living, then the most populated."""
    found = Collectivite.objects.filter(scope).select_related("replaced_by")
    for word in words:
        found = found.filter(pk__in=_having(word))
    spelled = " ".join(words)
    closeness = Case(
        When(lookup__in={spelled, exact}, then=Value(0)),
        When(lookup__startswith=spelled, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    population = F("population").desc(nulls_last=True)
    return found.order_by(closeness, "is_obsolete", population, "pk")


def _having(word: str) -> QuerySet[LookupToken, Any]:
    tokens = LookupToken.objects.filter(token__gte=word)
    if following := names.next_prefix(word):
        tokens = tokens.filter(token__lt=following)
    return tokens.values("collectivite")

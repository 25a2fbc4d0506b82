"""What each published sheet answers to each facet of the library, read from the tables into the index."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from content.enums import Posture, ProximityForm
from content.models import Hypothesis, Initiative, LibraryTurn, MethodUse, ToolUsed
from foundation.history.enums import EditorialState
from foundation.search.analysis import fold
from foundation.web.facet_index import Entry, FacetIndex, Rank
from foundation.web.kept_index import Changes, KeptIndex
from methods.permissions import PUBLIC_STATES
from territories.enums import Stratum, stratum_of
from territories.models import Department

YES, NO, NONE = "oui", "non", "aucune"
NOWHERE = "aucun"  # several departments, or none
CHUNK = 2_000


class Sheet(NamedTuple):
    """The columns that facets and orders read."""

    pk: int
    title: str
    form: str
    territory_kind: str
    department: str | None
    region: str | None
    population: int | None
    stratum: str | None
    is_overseas: bool | None
    year: int | None
    axis: str
    posture: str
    proximity_form: str
    demand: str
    outcome: str
    published_at: datetime | None
    vouched_at: datetime | None
    last_news_on: date | None
    last_news: str
    adaptation_count: int


RENAMED = {
    "department": "department_id",
    "region": "region_id",
    "stratum": "territory__stratum",
    "is_overseas": "territory__is_overseas",
}
COLUMNS = [RENAMED.get(name, name) for name in Sheet._fields]


class Around(NamedTuple):
    """The rows around the sheets, by sheet."""

    themes: dict[int, set[str]]
    verdicts: dict[int, set[str]]
    free: dict[int, set[str]]
    cards: dict[int, dict[str, str]]


class Overseas(NamedTuple):
    """The codes of the departments and of the regions that are overseas."""

    departments: set[str]
    regions: set[str]


class LibrarySource:
    """The published sheets; their stamp is the last turn of the library, as its number and its mark."""

    def stamp(self) -> Hashable:
        return LibraryTurn.objects.order_by("-number").values_list("number", "mark").first()

    def entries(self) -> Iterable[Entry]:
        return _entries(Q(state=EditorialState.PUBLISHED))

    def changes(self, since: Any) -> Changes | None:
        number, mark = since
        if not LibraryTurn.objects.filter(number=number, mark=mark).exists():
            return None
        changed = Q(edition__gt=number)
        rows = Initiative.objects.filter(changed).exclude(state=EditorialState.PUBLISHED)
        gone = list(rows.values_list("pk", flat=True))
        return Changes(_entries(changed & Q(state=EditorialState.PUBLISHED)), gone)


LIBRARY = KeptIndex(LibrarySource())


def library_index() -> FacetIndex:
    """The index of the published sheets, as they are now: one query when nothing has changed."""
    return LIBRARY.current()


def cases_by_department(index: FacetIndex) -> dict[str, int]:
    """Published cases by department code; "" counts those of several departments, or of none."""
    counts = index.counts("departement", index.everything)
    return {"" if code == NOWHERE else code: count for code, count in counts.items()}


def _entries(which: Q) -> Iterator[Entry]:
    rows = Initiative.objects.filter(which).order_by()
    around = _around(rows.values("pk"))
    afar = _afar()
    for row in rows.values_list(*COLUMNS).iterator(chunk_size=CHUNK):
        yield _entry(Sheet(*row), around, afar)


def _afar() -> Overseas:
    """Which places are overseas; a region is when all its departments are."""
    rows = list(Department.objects.order_by().values_list("code", "region", "is_overseas"))
    near = {region for _code, region, is_overseas in rows if not is_overseas}
    departments = {code for code, _region, is_overseas in rows if is_overseas}
    return Overseas(departments, {region for _code, region, is_overseas in rows if is_overseas} - near)


def _around(sheets: QuerySet[Any]) -> Around:
    themes = Initiative.themes.through.objects.filter(initiative__in=sheets).values_list("initiative", "theme__slug")
    verdicts = Hypothesis.objects.filter(initiative__in=sheets).values_list("initiative", "verdict")
    tools = ToolUsed.objects.filter(initiative__in=sheets).exclude(is_free=None).values_list("initiative", "is_free")
    uses = MethodUse.objects.filter(initiative__in=sheets, card__state__in=PUBLIC_STATES)
    cards: dict[int, dict[str, str]] = defaultdict(dict)
    for pk, slug, title in _read(uses.values_list("initiative", "card__slug", "card__title")):
        cards[pk][slug] = title
    free = ((pk, YES if is_free else NO) for pk, is_free in _read(tools))
    return Around(_grouped(_read(themes)), _grouped(_read(verdicts)), _grouped(free), cards)


def _read(rows: QuerySet[Any, Any]) -> Iterator[Any]:
    return rows.order_by().iterator(chunk_size=CHUNK)


def _grouped(pairs: Iterable[tuple[int, str]]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for pk, value in pairs:
        found[pk].add(value)
    return found


def _entry(sheet: Sheet, around: Around, afar: Overseas) -> Entry:
    cards = around.cards.get(sheet.pk, {})
    values = _place_values(sheet, afar) | _own_values(sheet)
    values |= {
        "theme": around.themes.get(sheet.pk, ()),
        "verdict": around.verdicts.get(sheet.pk, ()),
        "libre": around.free.get(sheet.pk, ()),
        "methode": cards.keys(),
    }
    labels = {"methode": cards, "annee": {str(sheet.year): str(sheet.year)} if sheet.year else {}}
    return Entry(sheet.pk, values, _ranks(sheet), labels)


def _place_values(sheet: Sheet, afar: Overseas) -> dict[str, Iterable[str]]:
    stratum = sheet.stratum if sheet.stratum not in {None, Stratum.UNKNOWN} else stratum_of(sheet.population)
    return {
        "region": _if(sheet.region),
        "departement": [sheet.department or NOWHERE],
        "territoire": [sheet.territory_kind],
        "population": [str(stratum)],
        "outremer": _overseas(sheet, afar),
    }


def _overseas(sheet: Sheet, afar: Overseas) -> list[str]:
    """Whether its place is overseas; nothing when no place is known."""
    if sheet.is_overseas or sheet.department in afar.departments:
        return [YES]
    if sheet.department is None and sheet.region in afar.regions:
        return [YES]
    return [NO] if sheet.department or sheet.region else []


def _own_values(sheet: Sheet) -> dict[str, Iterable[str]]:
    return {
        "suite": [sheet.outcome],
        "annee": _if(sheet.year and str(sheet.year)),
        "axe": _if(sheet.axis),
        "posture": _if(sheet.posture, Posture.NONE),
        "proximite": _if(sheet.proximity_form, ProximityForm.NONE),
        "demande": _if(sheet.demand),
        "validee": [YES] if sheet.vouched_at else [],
        "nouvelles": [sheet.last_news or NONE],
        "reprise": [YES] if sheet.adaptation_count else [],
        "fiche": [sheet.form],
    }


def _if(value: Any, nothing: str = "") -> list[str]:
    return [str(value)] if value and value != nothing else []


def _ranks(sheet: Sheet) -> dict[str, Rank]:
    newest = (-sheet.published_at.timestamp() if sheet.published_at else 0.0, -sheet.pk)
    return {
        "recentes": newest,
        "titre": (fold(sheet.title), sheet.pk),
        "reprises": (-sheet.adaptation_count, *newest),
        "nouvelles": (-sheet.last_news_on.toordinal() if sheet.last_news_on else 0, *newest),
    }

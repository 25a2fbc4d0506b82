"""The territory that a row names: by its official code, else by its name, its nature and its department."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext as _

from territories import names
from territories.enums import Kind
from territories.models import Collectivite, Department, Region
from territories.queries import collectivite_by_code, find_collectivites

# Bodies that no official list holds: one that is not known yet is created when the file is written.
FREE = {Kind.CCAS_CIAS, Kind.ASSOCIATION, Kind.RESEAU, Kind.AUTRE, Kind.SYNDICAT}
CHUNK = 400
# Typed as a code: the body that is meant has no official one, whatever bears the same name.
NO_CODE = {"AUCUN", "SANSCODE"}
SHOWN = 6
MOST_HINTS = 60


class PlaceRefused(ValueError):
    """No territory answers, or several; `key` is the column at fault."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key


@dataclass
class Place:
    """What was understood: a known body, or one to create; `notes` say what deserves a look."""

    body: Collectivite | None = None
    new_body: tuple[str, str, str | None] | None = None
    department: Department | None = None
    region: Region | None = None
    notes: list[tuple[str, str]] = field(default_factory=list)
    refused: bool = False

    @property
    def label(self) -> str:
        if self.body:
            return self.body.label
        return self.new_body[0] if self.new_body else ""


class Places:
    """The territories that a file names, fetched together: some queries for a thousand rows."""

    def __init__(self, codes: Iterable[str], spoken: Iterable[str]) -> None:
        self.departments = {row.code: row for row in Department.objects.select_related("region")}
        self.regions = {row.code: row for row in Region.objects.all()}
        self._named = {row.lookup: row for row in self.departments.values()}
        self._regions_named = {row.lookup: row for row in self.regions.values()}
        self._by_code: dict[str, list[Collectivite]] = defaultdict(list)
        self._by_name: dict[str, list[Collectivite]] = defaultdict(list)
        self._hints = 0
        for chunk in _chunks({code for raw in codes for code in _codes(raw)}):
            for body in _bodies().filter(code__in=chunk):
                self._by_code[str(body.code)].append(body)
        for chunk in _chunks({names.lookup_form(text)[:200] for text in spoken if text}):
            for body in _bodies().filter(lookup__in=chunk):
                self._by_name[body.lookup].append(body)

    def department_of(self, raw: str) -> Department | None:
        """A department by its code (« 3 » is « 03 ») or its name."""
        if not raw:
            return None
        code = raw.strip().upper().zfill(2)
        found = self.departments.get(code) or self._named.get(names.lookup_form(raw))
        if found is None:
            raise PlaceRefused("department", _("« %s » n’est pas un département : donnez son numéro.") % raw[:60])
        return found

    def region_of(self, raw: str) -> Region | None:
        """A region by its code or its name."""
        if not raw:
            return None
        found = self.regions.get(raw.strip().zfill(2)) or self._regions_named.get(names.lookup_form(raw))
        if found is None:
            raise PlaceRefused("region", _("« %s » n’est pas une région.") % raw[:60])
        return found

    def find(self, code: str, name: str, kind: str, department: Department | None) -> Place:
        """The body of that code, else of that name. Raises PlaceRefused."""
        without_code = _codes(code)[0] in NO_CODE
        if code and not without_code:
            return self._of_code(code, name, kind)
        return self._of_name(name, kind, department, without_code) if name else Place()

    def _of_code(self, code: str, name: str, kind: str) -> Place:
        read, *filled = _codes(code)
        place, found = Place(), self._coded(read, kind)
        if not found and filled and (found := self._coded(filled[0], kind)):
            place.notes.append(("code", _("Compris comme %s : le zéro du début manquait.") % filled[0]))
        if not found and (former := collectivite_by_code(Kind.COMMUNE, read)):
            found = [former]
            place.notes.append(("code", _("Ancien code : compris comme %s.") % former.label))
        if not found:
            raise PlaceRefused(
                "code", _("Aucune collectivité n’a le code « %s ».") % code[:20] + self._hint(name, None)
            )
        if len(found) > 1:
            said = ", ".join(body.label for body in found)
            raise PlaceRefused(
                "territory_kind", _("Plusieurs collectivités ont ce code (%s) : précisez la nature.") % said
            )
        place.body = found[0]
        if name and names.lookup_form(name) not in {place.body.lookup, names.lookup_form(place.body.label)}:
            place.notes.append(("body", _("Le code désigne %s, et non « %s ».") % (place.body.label, name[:60])))
        return _living(place, "code")

    def _coded(self, code: str, kind: str) -> list[Collectivite]:
        found = self._by_code.get(code, [])
        return [body for body in found if body.kind == kind] or found if kind else found

    def _of_name(self, name: str, kind: str, department: Department | None, without_code: bool) -> Place:
        found = self._by_name.get(names.lookup_form(name)[:200], [])
        found = [body for body in found if (not kind or body.kind == kind) and not (without_code and body.code)]
        is_free = kind in FREE or (without_code and kind)
        near = [body for body in found if department is None or body.department_id == department.pk]
        if not near and is_free:
            near = [body for body in found if body.department_id is None]
        near = [body for body in near if not body.is_obsolete] or near
        if len(near) == 1:
            return _living(Place(near[0]), "body")
        if len(near) > 1:
            raise PlaceRefused("body", self._homonyms(name, near))
        if is_free and slugify(names.lookup_form(name)):
            place = Place(new_body=(name.strip()[:200], kind, department.pk if department else None))
            place.notes.append(("body", _("Organisme nouveau sur le site : il sera créé.")))
            return place
        raise PlaceRefused("body", _("« %s » est un territoire inconnu.") % name[:60] + self._hint(name, department))

    def _homonyms(self, name: str, found: list[Collectivite]) -> str:
        said = ", ".join(f"{body.label} {body.code or ''}".strip() for body in found[:SHOWN])
        return _("Plusieurs territoires s’appellent « %(name)s » : donnez le code. %(found)s.") % {
            "name": name[:60],
            "found": said,
        }

    def _hint(self, name: str, department: Department | None) -> str:
        """The nearest names; a file of mistakes is not looked up for ever."""
        self._hints += 1
        if not name or self._hints > MOST_HINTS:
            return ""
        found = list(dict.fromkeys([*_resembling(name, department), *find_collectivites(name, SHOWN)]))[:SHOWN]
        said = ", ".join(f"{body.label} {body.code or ''}".strip() for body in found)
        return " " + _("Les plus proches : %s.") % said if said else ""


def _living(place: Place, key: str) -> Place:
    """A commune that merged is understood as the one that took its place."""
    body = place.body
    if body and body.replaced_by:
        said = _("%(old)s a rejoint %(new)s.") % {
            "old": body.name,
            "new": body.replaced_by.label,
        }
        place.notes.append((key, said))
        place.body = body.replaced_by
    elif body and body.is_obsolete:
        place.notes.append((key, _("%s n’existe plus.") % body.label))
    return place


def _resembling(name: str, department: Department | None) -> list[Collectivite]:
    """Names that differ by a letter or two, among those that begin the same way."""
    wanted = names.lookup_form(name)[:200]
    rows = Collectivite.objects.filter(lookup__startswith=wanted[:2], is_obsolete=False)
    rows = rows.filter(department=department) if department else rows
    close = get_close_matches(wanted, set(rows.values_list("lookup", flat=True)), n=3, cutoff=0.75)
    return list(_bodies().filter(Q(lookup__in=close), is_obsolete=False)[:SHOWN]) if close else []


def _codes(raw: str) -> list[str]:
    """What the code may be: a spreadsheet takes the zero of « 01004 » away."""
    code = "".join(raw.split()).upper()[:20]
    if code.isdecimal() and len(code) in (1, 4):
        return [code, f"0{code}"]
    return [code]


def _bodies() -> Any:
    return Collectivite.objects.select_related("department", "region", "replaced_by__department", "replaced_by__region")


def _chunks(values: Iterable[str]) -> Iterable[list[str]]:
    ordered = sorted(values)
    return (ordered[start : start + CHUNK] for start in range(0, len(ordered), CHUNK))

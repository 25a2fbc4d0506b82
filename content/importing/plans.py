"""What would be done with each row of a file: the library is asked, nothing is written."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _

from content.importing.problems import Problem
from content.importing.reading import Reading
from content.importing.sheets import ReadSheet
from content.models import Initiative
from foundation.exchange.chunks import chunks
from foundation.exchange.does import Does
from foundation.exchange.problems import Level
from foundation.history.enums import EditorialState
from foundation.history.models import Version

# Begins the note of every version that an import wrote: the others were written by people.
NOTE = "Import : "
# What our own exports name: the sheet of that address.
OURS = "essaim/"


@dataclass
class Step:
    """One row: what would be done, and the sheet it is about when there is one (`base`: its latest version)."""

    sheet: ReadSheet
    does: str
    initiative: Initiative | None = None


@dataclass
class Plan:
    """What would be done with a file; `problems` are the reading's, and what the library adds to them."""

    reading: Reading
    steps: list[Step] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def error_count(self) -> int:
        return sum(problem.level == Level.ERROR for problem in self.problems)

    @property
    def to_write(self) -> list[Step]:
        return [step for step in self.steps if step.does in (Does.CREATE, Does.UPDATE)]

    def count(self, does: str) -> int:
        return sum(step.does == does for step in self.steps)


def plan_of(reading: Reading) -> Plan:
    """Say what would be done with each row; some queries whatever their number."""
    known = _known([sheet.external_id for sheet in reading.sheets])
    histories = _histories([row.pk for row in known.values()])
    plan = Plan(reading, problems=list(reading.problems))
    for sheet in reading.sheets:
        initiative = known.get(sheet.external_id)
        plan.steps.append(Step(sheet, _does(sheet, initiative, histories), initiative))
    plan.problems += _namesakes([step.sheet for step in plan.steps if step.does == Does.CREATE])
    return plan


def _does(sheet: ReadSheet, initiative: Initiative | None, histories: dict[int, tuple[bool, Any]]) -> str:
    if sheet.data is None:
        return Does.ERROR
    if initiative is None:
        return Does.CREATE
    by_people, latest = histories[initiative.pk]
    if sheet.new_body is None and latest == sheet.data:
        return Does.SAME
    return Does.KEPT if by_people or initiative.state == EditorialState.ARCHIVED else Does.UPDATE


def _known(identifiers: list[str]) -> dict[str, Initiative]:
    """The sheets that these identifiers name: as an import called them, or by their address for our own exports."""
    found: dict[str, Initiative] = {}
    for chunk in chunks([name.removeprefix(OURS) for name in identifiers if name.startswith(OURS)]):
        found |= {f"{OURS}{row.slug}": row for row in Initiative.objects.filter(slug__in=chunk, external_id=None)}
    for chunk in chunks(identifiers):
        found |= {str(row.external_id): row for row in Initiative.objects.filter(external_id__in=chunk)}
    return found


def _histories(keys: list[int]) -> dict[int, tuple[bool, Any]]:
    """Whether people wrote a version of each sheet, and what its latest version says."""
    content_type = ContentType.objects.get_for_model(Initiative)
    found: dict[int, tuple[bool, Any]] = {}
    for chunk in chunks(keys):
        versions = Version.objects.filter(content_type=content_type, object_id__in=chunk).order_by(
            "object_id", "number"
        )
        for key, note, data in versions.values_list("object_id", "note", "data"):
            by_people, _data = found.get(key, (False, None))
            found[key] = (by_people or not note.startswith(NOTE), data)
    return found


def _namesakes(sheets: list[ReadSheet]) -> Iterator[Problem]:
    """New rows whose title and territory are those of a sheet already there under another identifier."""
    known: dict[tuple[str, str], str] = {}
    for chunk in chunks([sheet.title for sheet in sheets]):
        rows = Initiative.objects.filter(title__in=chunk).values_list("title", "territory_name", "slug")
        known |= {(title, name): slug for title, name, slug in rows}
    for sheet in sheets:
        if sheet.data and (slug := known.get((sheet.title, sheet.data["territory_name"]))):
            message = _("Une fiche du même titre existe déjà pour ce territoire : /initiatives/%s/.") % slug
            yield Problem(Level.WARNING, sheet.line, "Titre", message, _("une autre fiche sera créée"))

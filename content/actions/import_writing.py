"""Writing what a plan says: new sheets and next versions, each with where it comes from."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from content.actions.bulk_creation import create_sheets
from content.importing.plans import NOTE, OURS, Plan, Step
from content.models import Initiative
from content.snapshots import PLAIN_FIELDS, SECTIONS
from foundation.exchange.does import Does
from foundation.history import bulk, editorial
from foundation.history.enums import EditorialState
from territories.actions import ensure_body
from territories.models import Department


def write_plan(plan: Plan, *, actor: Any, origin: str) -> dict[str, Initiative]:
    """Write every row to write, in the caller's transaction; the sheets by identifier.

    A new sheet has no author: the collectivité's people are not known, and questions go to its referent, then to
    the editors. A complete one is submitted, without a notice each: the desk of the editors shows them.
    """
    note = f"{NOTE}{plan.reading.file_name}"[:200]
    new = [step for step in plan.to_write if step.does == Does.CREATE]
    written = _create(new, actor, note, _provenance(plan, origin))
    for step in plan.to_write:
        if step.does == Does.UPDATE and step.initiative:
            _update(step.initiative, step, actor, note)
            written[step.sheet.external_id] = step.initiative
    return written


def _create(steps: list[Step], actor: Any, note: str, provenance: str) -> dict[str, Initiative]:
    """New sheets, written together: one by one, a thousand would hold the database for half a minute."""
    data = [_with_body(step) for step in steps]
    rows = [_blank(step, one, provenance) for step, one in zip(steps, data, strict=True)]
    create_sheets(rows, data, [_address(step) for step in steps])
    bulk.keep_first_versions(rows, data, author=actor, note=note)
    return {str(row.external_id): row for row in rows}


def _update(initiative: Initiative, step: Step, actor: Any, note: str) -> None:
    editorial.save_version(initiative, _with_body(step), author=actor, base=initiative.latest_version, note=note)
    if not step.sheet.missing and initiative.review_state != EditorialState.SUBMITTED:
        editorial.submit(initiative, actor=actor)


def _provenance(plan: Plan, origin: str) -> str:
    """What the sheet says of where it comes from; who imported it is told by its versions."""
    return f"Remise par {origin} ({plan.reading.file_name[:80]}), importée le {timezone.localdate():%d/%m/%Y}"[:200]


def _blank(step: Step, data: dict[str, Any], provenance: str) -> Initiative:
    fields = {name: data[name] for name in (*PLAIN_FIELDS, *SECTIONS)}
    row = Initiative(
        **fields, territory_id=data["territory"], external_id=step.sheet.external_id, provenance=provenance
    )
    bulk.begin(row, submitted=not step.sheet.missing)
    return row


def _address(step: Step) -> str:
    """What the slug is made from: the title, or the slug that our own export names."""
    name = step.sheet.external_id
    return name.removeprefix(OURS) if name.startswith(OURS) else step.sheet.title


def _with_body(step: Step) -> dict[str, Any]:
    """The snapshot with its territory, created when no official list holds it."""
    data = step.sheet.data or {}
    if step.sheet.new_body is None:
        return data
    name, kind, department = step.sheet.new_body
    body = ensure_body(name, kind, Department.objects.filter(pk=department).first())
    return data | {
        "territory": body.pk,
        "department_id": body.department_id or data["department_id"],
        "region_id": body.region_id or data["region_id"],
    }


def to_publish(identifiers: list[str]) -> QuerySet[Initiative]:
    """The imported sheets that wait for the editors."""
    rows = Initiative.objects.filter(external_id__in=identifiers).prefetch_related("authors")
    return rows.filter(Q(state=EditorialState.SUBMITTED) | Q(next_state=EditorialState.SUBMITTED))

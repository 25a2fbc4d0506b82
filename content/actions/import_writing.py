"""Writing what a plan says: new sheets and next versions, each with where it comes from."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from content.actions.writing import PAGES
from content.importing.plans import NOTE, OURS, Plan, Step
from content.models import Initiative
from content.snapshots import PLAIN_FIELDS
from foundation.history import editorial
from foundation.history.enums import EditorialState
from foundation.web.slugs import save_with_slug
from territories.actions import ensure_body
from territories.models import Department


def write_plan(plan: Plan, *, actor: Any, origin: str) -> dict[str, Initiative]:
    """Write every row to write, in the caller's transaction; the sheets by identifier.

    A new sheet has no author: the collectivité's people are not known, and questions go to its referent, then to
    the editors. A complete one is submitted, without a notice each: the desk of the editors shows them.
    """
    note = f"{NOTE}{plan.reading.file_name}"[:200]
    written = {}
    for step in plan.to_write:
        data = _with_body(step)
        initiative = step.initiative or _blank(step, data, _provenance(plan, origin))
        editorial.save_version(initiative, data, author=actor, base=initiative.latest_version, note=note)
        if not step.sheet.missing and initiative.review_state != EditorialState.SUBMITTED:
            editorial.submit(initiative, actor=actor)
        written[step.sheet.external_id] = initiative
    return written


def _provenance(plan: Plan, origin: str) -> str:
    """What the sheet says of where it comes from; who imported it is told by its versions."""
    return f"Remise par {origin} ({plan.reading.file_name[:80]}), importée le {timezone.localdate():%d/%m/%Y}"[:200]


def _blank(step: Step, data: dict[str, Any], provenance: str) -> Initiative:
    name = step.sheet.external_id
    initiative = Initiative(
        **{field: data[field] for field in PLAIN_FIELDS if field in data}, external_id=name, provenance=provenance
    )
    title = name.removeprefix(OURS) if name.startswith(OURS) else data["title"]
    save_with_slug(initiative, title, reserved=PAGES)
    return initiative


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

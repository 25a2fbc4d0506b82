"""All the papers of a workshop as one PDF: asked for, composed by a job."""

from typing import Any

from foundation.documents import composing
from foundation.web.allowed import require
from methods.models import PlanPrint, WorkshopPlan
from methods.outputs.bundle import bundle_pdf
from methods.permissions.plans import can_copy_plan
from methods.queries.outputs import get_plan_on_paper


def ask_plan_print(plan: WorkshopPlan, *, actor: Any) -> PlanPrint:
    """Ask for the papers of a workshop, or for the ones under way. Raises PermissionDenied, TooManyAsked."""
    from methods.tasks.papers import compose  # tasks call actions

    require(can_copy_plan(actor, plan))
    asked = PlanPrint.objects.filter(plan=plan, asked_by=actor)
    wanted = PlanPrint(plan=plan, asked_by=actor, revision=plan.revision)
    return composing.ask(wanted, same=asked, job=compose)


def compose_plan_print(row: PlanPrint) -> None:
    """Make the file; nothing when it is ready, and once when two processes do it."""
    composing.compose(row, lambda: _compose(row), name=f"{row.plan.slug}-dossier.pdf")


def _compose(row: PlanPrint) -> bytes:
    """What the person who asked may see now: Http404 when that is nothing any more, and the document fails."""
    plan = get_plan_on_paper(row.asked_by, row.plan.slug)
    return bundle_pdf(
        plan,
        reader=row.asked_by,
        expect=lambda total: composing.expect(row, total),
        advance=lambda done: composing.advance(row, done),
    )

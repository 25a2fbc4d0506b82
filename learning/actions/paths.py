"""Following a path: enrol, mark, reflect, leave."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from learning.enums import Mark
from learning.models import CompletionEvent, Enrolment, Path, Reflection, Step, StepState
from learning.permissions import can_enrol_in_path


def enrol(path: Path, *, actor: Any) -> Enrolment:
    """Follow a path on its current version; somebody who already follows it keeps their place (double click safe)."""
    if not can_enrol_in_path(actor) or path.current is None:
        raise PermissionDenied
    enrolment, _created = Enrolment.objects.get_or_create(
        user=actor, path=path, left_at=None, defaults={"version": path.current}
    )
    return enrolment


@transaction.atomic
def mark_step(enrolment: Enrolment, step: Step, *, actor: Any, mark: Mark = Mark.DONE) -> StepState:
    """Mark a step as done, or to be taken again. Marking twice changes nothing; the first date stays."""
    _require_own(enrolment, step, actor)
    state, _created = StepState.objects.get_or_create(enrolment=enrolment, step=step)
    is_done = mark == Mark.DONE
    changed = StepState.objects.filter(pk=state.pk).exclude(is_done=is_done).update(is_done=is_done)
    if changed:
        CompletionEvent.objects.create(enrolment=enrolment, step=step, mark=mark)
    StepState.objects.filter(pk=state.pk, is_done=True, first_completed_at=None).update(
        first_completed_at=timezone.now()
    )
    state.refresh_from_db()
    return state


def write_reflection(enrolment: Enrolment, step: Step, *, actor: Any, text: str) -> Reflection:
    """Keep a private text."""
    _require_own(enrolment, step, actor)
    reflection, _created = Reflection.objects.update_or_create(enrolment=enrolment, step=step, defaults={"text": text})
    return reflection


def leave_path(enrolment: Enrolment, *, actor: Any) -> None:
    """Stop following; what was done and written stays one's own and comes back in « Mes données »."""
    if enrolment.user_id != actor.pk:
        raise PermissionDenied
    Enrolment.objects.filter(pk=enrolment.pk, left_at=None).update(left_at=timezone.now())


def _require_own(enrolment: Enrolment, step: Step, actor: Any) -> None:
    if enrolment.user_id != actor.pk or enrolment.left_at or step.version_id != enrolment.version_id:
        raise PermissionDenied

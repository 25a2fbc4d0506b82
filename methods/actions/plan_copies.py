"""A workshop made again from another: a new one, a model of one's own, a model for everybody."""

from typing import Any

from django.db import transaction

from foundation.notifications import announce
from foundation.search import forget, index
from foundation.web.allowed import require
from methods.actions.plans import give_address
from methods.models import PlanBlock, WorkshopPlan
from methods.notifications.plans import MODEL_WITHDRAWN
from methods.permissions import plans as permissions
from methods.planning.former import CONTENT, SETTINGS

# What is of one day and of some people: a model has none of it.
OF_ONE_DAY = ("day", "place")
OF_SOME_PEOPLE = ("lead", "notes")


def copy_plan(plan: WorkshopPlan, *, actor: Any, data: dict[str, Any], is_model: bool = False) -> WorkshopPlan:
    """A workshop of one's own made like `plan`, without its date, with the settings of `data`; a model names nobody.

    Raises PermissionDenied.
    """
    require(permissions.can_copy_plan(actor, plan))
    return _copied(plan, actor, data, is_model=is_model)


def share_model(plan: WorkshopPlan, *, actor: Any, title: str) -> WorkshopPlan:
    """Give everybody a model made like `plan`: another row, so that what is written later in `plan` stays there.

    Raises PermissionDenied.
    """
    require(permissions.can_edit_plan(actor, plan))
    with transaction.atomic():
        model = _copied(plan, actor, {"title": title}, is_model=True, is_shared=True)
        index(model)
    return model


def unshare_model(model: WorkshopPlan, *, actor: Any) -> None:
    """Take a shared model back: it stays its owner's, who is told when an editor did it. Raises PermissionDenied."""
    require(permissions.can_withdraw_model(actor, model))
    with transaction.atomic():
        WorkshopPlan.objects.filter(pk=model.pk).update(is_shared=False)
        forget(model)
        if model.owner_id != actor.pk:
            announce(MODEL_WITHDRAWN, target=model, actor=actor, recipients=[model.owner_id])


def _copied(plan: WorkshopPlan, actor: Any, data: dict[str, Any], **state: bool) -> WorkshopPlan:
    values = {name: getattr(plan, name) for name in SETTINGS if name not in OF_ONE_DAY}
    copy = WorkshopPlan(**values | data | {"owner": actor, "copied_from": plan, **state})
    with transaction.atomic():
        give_address(copy)
        _copy_blocks(plan, copy, actor)
    return copy


def _copy_blocks(plan: WorkshopPlan, copy: WorkshopPlan, actor: Any) -> None:
    left = OF_SOME_PEOPLE if copy.is_model else ()
    keys: dict[int | None, int | None] = {None: None}
    # A parallel block is written before what it holds.
    for block in sorted(plan.blocks.all(), key=lambda one: one.parent_id is not None):
        values = {name: getattr(block, name) for name in (*CONTENT, "track", "position") if name not in left}
        parent = keys[block.parent_id]
        keys[block.pk] = PlanBlock.objects.create(plan=copy, parent_id=parent, edited_by=actor, **values).pk

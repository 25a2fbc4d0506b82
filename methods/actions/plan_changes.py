"""Every change of a workshop goes through here: one at a time, kept so that it can be undone.

The first write of the transaction is on the row of the workshop: it holds it on PostgreSQL, and SQLite lets one
transaction write at a time. What is then read is what the others have left.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from foundation.search import index
from foundation.web.allowed import require
from methods.models import MethodCard, PlanBlock, PlanChange, WorkshopPlan
from methods.permissions import plans as permissions
from methods.planning import former
from methods.planning.arrangement import Arrangement

KEPT_CHANGES = 50


class UndoRefused(Exception):
    """What the person wanted to undo is not the latest change any more."""


@dataclass
class Draft:
    """A workshop being changed: its settings, its blocks in order, and what will be told of the change."""

    plan: WorkshopPlan
    arrangement: Arrangement
    label: str = ""
    removed: list[int] = field(default_factory=list)


def hold(plan: WorkshopPlan, *, actor: Any) -> WorkshopPlan:
    """Hold the workshop until the transaction ends; returns it as the others have left it.

    Raises PermissionDenied for one who may not change it, or when it is deleted.
    """
    row = WorkshopPlan.objects.filter(pk=plan.pk)
    require(bool(row.update(revision=F("revision") + 1, updated_at=timezone.now())))
    held = row.get()
    require(permissions.can_edit_plan(actor, held))
    return held


@contextmanager
def changing(plan: WorkshopPlan, *, actor: Any) -> Iterator[Draft]:
    """Change the draft inside; what differs at the end is written, with what it takes to undo it.

    Raises PermissionDenied, and whatever is raised inside: nothing is written then.
    """
    with transaction.atomic():
        held = hold(plan, actor=actor)
        blocks = list(PlanBlock.objects.filter(plan=held))
        settings, rows = former.settings_of(held), former.rows_of(blocks)
        draft = Draft(held, Arrangement(blocks))
        yield draft
        now = former.rows_of(draft.arrangement.blocks.values())
        state = former.former_state(settings, former.settings_of(held), rows, now)
        if any(state.values()):
            _write(draft, state, rows, actor)
            _remember(draft, state, actor)


def undo(plan: WorkshopPlan, *, actor: Any, seen: int) -> PlanChange:
    """Give back what the latest change took; `seen` is its key, as the person saw it. Returns the change undone.

    Undone, a change is forgotten: the one before it can then be undone. Raises PermissionDenied, UndoRefused.
    """
    with transaction.atomic():
        held = hold(plan, actor=actor)
        latest = held.changes.select_related("actor").first()
        if latest is None or latest.pk != seen:
            raise UndoRefused
        _restore(held, latest.before, actor)
        PlanChange.objects.filter(pk=latest.pk).delete()
        _show(held)
    return latest


def _write(draft: Draft, state: former.Row, rows: dict[int, former.Row], actor: Any) -> None:
    moved = []
    for row in state["blocks"]:
        block = draft.arrangement.blocks.get(row["pk"])
        if block and former.content(former.rows_of([block])[block.pk]) != former.content(row):
            _save_content(block, actor)
        elif block:
            moved.append(block)
    moved += [draft.arrangement.blocks[pk] for pk in state["created"]]
    PlanBlock.objects.bulk_update(moved, ["parent", "track", "position"])
    PlanBlock.objects.filter(plan=draft.plan, pk__in=draft.removed).delete()
    if state["settings"]:
        draft.plan.save(update_fields=[*state["settings"], "updated_at"])


def _save_content(block: PlanBlock, actor: Any) -> None:
    block.revision += 1
    block.edited_by = actor
    block.save()


def _remember(draft: Draft, state: former.Row, actor: Any) -> None:
    plan = draft.plan
    PlanChange.objects.create(plan=plan, revision=plan.revision, label=draft.label[:200], before=state, actor=actor)
    kept = PlanChange.objects.filter(plan=plan).order_by("-revision").values_list("pk", flat=True)[:KEPT_CHANGES]
    PlanChange.objects.filter(plan=plan).exclude(pk__in=list(kept)).delete()
    _show(plan)


def _show(plan: WorkshopPlan) -> None:
    """A shared model is found by what it says now."""
    if plan.is_shared:
        index(plan)


def _restore(plan: WorkshopPlan, state: former.Row, actor: Any) -> None:
    PlanBlock.objects.filter(plan=plan, pk__in=state["created"]).delete()
    standing = {block.pk: block for block in PlanBlock.objects.filter(plan=plan)}
    cards = {row["card_id"] for row in state["blocks"]}
    known = set(MethodCard.objects.filter(pk__in=cards).values_list("pk", flat=True))
    # A parallel block comes back before what it holds.
    for row in sorted(state["blocks"], key=lambda one: one["parent_id"] is not None):
        values = row | {"card_id": row["card_id"] if row["card_id"] in known else None}
        _restore_block(standing.get(row["pk"]), plan, values, actor)
    for name, value in state["settings"].items():
        setattr(plan, name, former.setting(name, value))
    plan.save(update_fields=[*state["settings"], "updated_at"])


def _restore_block(block: PlanBlock | None, plan: WorkshopPlan, values: former.Row, actor: Any) -> None:
    if block is None:
        PlanBlock(plan=plan, edited_by=actor, **values).save(force_insert=True)
        return
    changes = former.content(former.rows_of([block])[block.pk]) != former.content(values)
    for name in (*former.PLACEMENT, *former.CONTENT):
        setattr(block, name, values[name])
    if changes:
        _save_content(block, actor)
    else:
        block.save(update_fields=["parent", "track", "position"])

"""A workshop changed by several at once, really in parallel: nothing is lost, nothing is covered."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from methods.actions import plan_blocks, plan_changes, plan_team
from methods.models import PlanBlock, PlanChange, PlanFacilitator, WorkshopPlan
from methods.planning.arrangement import END, START, Place, PlaceRefused
from methods.planning.timeline import timeline
from tests.support import parallel
from tests.support.factories.accounts import UserFactory
from tests.support.factories.plans import block, facilitator, plan

pytestmark = pytest.mark.django_db(transaction=True)
WRITERS = 4
REFUSALS = (plan_blocks.BlockConflict, plan_changes.UndoRefused, PlaceRefused, PermissionDenied, plan_team.TeamRefused)


def at_once(*works: Callable[[], Any]) -> list[Any]:
    """The results of the works run together, or the refusals they met."""
    return parallel.at_once(*works, refusals=REFUSALS)


def refusals(results: list[Any]) -> int:
    return sum(isinstance(result, REFUSALS) for result in results)


def titles() -> list[str]:
    return [slot.block.title for slot in timeline(WorkshopPlan.objects.get()).slots]


def five() -> tuple[WorkshopPlan, list[PlanBlock]]:
    workshop = plan()
    return workshop, [block(workshop, name) for name in "ABCDE"]


def test_two_moves_at_once_are_both_done():
    workshop, (a, _b, _c, _d, e) = five()
    helper = facilitator(workshop)
    results = at_once(
        lambda: plan_blocks.move_block(a, END, actor=workshop.owner),
        lambda: plan_blocks.move_block(e, START, actor=helper),
    )
    assert refusals(results) == 0
    assert sorted(titles()) == list("ABCDE")
    assert titles()[0] == "E"
    assert list(PlanBlock.objects.order_by("position").values_list("position", flat=True)) == [1, 2, 3, 4, 5]
    assert sorted(PlanChange.objects.values_list("revision", flat=True)) == [1, 2]


def test_blocks_added_at_once_all_find_a_place():
    workshop, _blocks = five()
    works = [
        lambda n=n: plan_blocks.add_block(workshop, START, actor=workshop.owner, data={"title": f"N{n}", "minutes": 5})
        for n in range(WRITERS)
    ]
    assert refusals(at_once(*works)) == 0
    positions = list(PlanBlock.objects.order_by("position").values_list("position", flat=True))
    assert positions == list(range(1, 5 + WRITERS + 1))


def test_minutes_added_at_once_all_count():
    workshop, (a, *_others) = five()
    at_once(*(lambda: plan_blocks.lengthen(a, 5, actor=workshop.owner) for _ in range(WRITERS)))
    assert PlanBlock.objects.get(pk=a.pk).minutes == 15 + 5 * WRITERS


def test_of_several_who_write_a_block_one_saves_and_the_others_are_told():
    workshop, (a, *_others) = five()
    works = [
        lambda n=n: plan_blocks.edit_block(a, actor=workshop.owner, data={"notes": f"Texte {n}"}, base=0)
        for n in range(WRITERS)
    ]
    assert refusals(at_once(*works)) == WRITERS - 1
    written = PlanBlock.objects.get(pk=a.pk)
    assert (written.revision, written.notes[:5]) == (1, "Texte")


def test_an_undo_against_an_edit_takes_one_or_the_other_never_half():
    workshop, (a, *_others) = five()
    plan_blocks.edit_block(a, actor=workshop.owner, data={"notes": "Premier"}, base=0)
    seen = workshop.changes.first().pk
    results = at_once(
        lambda: plan_changes.undo(workshop, actor=workshop.owner, seen=seen),
        lambda: plan_blocks.edit_block(a, actor=workshop.owner, data={"notes": "Second"}, base=1),
    )
    assert refusals(results) == 1
    undone = isinstance(results[1], plan_blocks.BlockConflict)
    assert PlanBlock.objects.get(pk=a.pk).notes == ("" if undone else "Second")
    assert PlanChange.objects.count() == (0 if undone else 2)


def test_an_undo_asked_twice_undoes_once():
    workshop, (a, b, *_others) = five()
    plan_blocks.remove_block(b, actor=workshop.owner)
    plan_blocks.remove_block(a, actor=workshop.owner)
    seen = workshop.changes.first().pk
    works = [lambda: plan_changes.undo(workshop, actor=workshop.owner, seen=seen) for _ in range(WRITERS)]
    assert refusals(at_once(*works)) == WRITERS - 1
    assert titles() == list("ACDE")


def test_a_block_moved_beside_one_that_is_removed_is_told_or_moved():
    workshop, (_a, b, _c, _d, e) = five()
    results = at_once(
        lambda: plan_blocks.remove_block(b, actor=workshop.owner),
        lambda: plan_blocks.move_block(e, Place("avant", b.pk), actor=workshop.owner),
    )
    assert titles() == (list("ACDE") if refusals(results) else list("AECD"))


def test_one_taken_off_while_they_write_writes_before_or_not_at_all():
    workshop, (a, *_others) = five()
    helper = facilitator(workshop)
    results = at_once(
        lambda: plan_team.remove_facilitator(workshop, helper, actor=workshop.owner),
        lambda: plan_blocks.edit_block(a, actor=helper, data={"notes": "À temps"}, base=0),
    )
    assert PlanBlock.objects.get(pk=a.pk).notes == ("" if refusals(results) else "À temps")


def test_a_workshop_handed_to_two_people_at_once_has_one_owner():
    workshop, _blocks = five()
    owner, one, other = workshop.owner, facilitator(workshop), facilitator(workshop)
    results = at_once(
        lambda: plan_team.hand_over(workshop, one, actor=owner),
        lambda: plan_team.hand_over(workshop, other, actor=owner),
    )
    assert refusals(results) == 1
    assert WorkshopPlan.objects.get().owner in (one, other)
    assert PlanFacilitator.objects.count() == 2


def test_somebody_called_in_twice_at_once_is_there_once():
    workshop, _blocks = five()
    person = UserFactory()
    results = at_once(
        *(lambda: plan_team.name_facilitator(workshop, person, actor=workshop.owner) for _ in range(WRITERS))
    )
    assert sorted(results) == [False] * (WRITERS - 1) + [True]

"""A workshop changed and changed back: totals are right, and undo gives back exactly what was."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from methods.actions import plan_blocks, plan_changes, plans
from methods.enums import BlockKind
from methods.models import PlanBlock, PlanChange, WorkshopPlan
from methods.planning.arrangement import END, START, Place, PlaceRefused
from methods.planning.former import CONTENT, PLACEMENT, settings_of
from methods.planning.timeline import timeline
from tests.support.factories.accounts import UserFactory
from tests.support.factories.plans import block, plan

pytestmark = pytest.mark.django_db


def data(title: str = "Inventer", minutes: int = 25, **more: Any) -> dict[str, Any]:
    return {"title": title, "minutes": minutes, "kind": BlockKind.FREE} | more


def state(of: WorkshopPlan) -> Any:
    rows = PlanBlock.objects.filter(plan=of).order_by("pk").values("pk", *PLACEMENT, *CONTENT, "text_html")
    return list(rows), settings_of(WorkshopPlan.objects.get(pk=of.pk))


def latest(of: WorkshopPlan) -> PlanChange:
    return of.changes.first()


def titles(of: WorkshopPlan) -> list[str]:
    return [slot.block.title for slot in timeline(WorkshopPlan.objects.get(pk=of.pk)).slots]


def test_a_block_is_added_where_it_is_said_and_the_change_is_named():
    workshop = plan()
    first = block(workshop, "Accueil")
    plan_blocks.add_block(workshop, START, actor=workshop.owner, data=data("Avant tout"))
    plan_blocks.add_block(workshop, Place("apres", first.pk), actor=workshop.owner, data=data("Ensuite"))
    assert titles(workshop) == ["Avant tout", "Accueil", "Ensuite"]
    assert latest(workshop).label == "a ajouté « Ensuite »"
    assert timeline(workshop).minutes == 25 + 15 + 25


def test_a_parallel_block_comes_with_two_sub_groups_and_lasts_as_long_as_the_longest():
    workshop = plan()
    parallel = plan_blocks.add_block(workshop, END, actor=workshop.owner, data=data(kind=BlockKind.PARALLEL, minutes=0))
    (slot,) = timeline(workshop).slots
    assert [track.minutes for track in slot.tracks] == [30, 30]
    plan_blocks.add_block(workshop, Place("groupe", parallel.pk, 2), actor=workshop.owner, data=data())
    assert timeline(WorkshopPlan.objects.get()).minutes == 55


def test_what_changes_nothing_leaves_nothing_to_undo():
    workshop = plan()
    only = block(workshop)
    plan_blocks.move_block(only, START, actor=workshop.owner)
    assert not workshop.changes.exists()


@pytest.mark.parametrize(
    ("before", "asked", "after"), [(15, -5, 10), (5, -5, 5), (3, -5, 3), (15, 5, 20), (598, 5, 600)]
)
def test_minutes_are_added_to_what_others_left(before: int, asked: int, after: int):
    workshop = plan()
    one = block(workshop, minutes=before)
    plan_blocks.lengthen(one, asked, actor=workshop.owner)
    assert PlanBlock.objects.get().minutes == after


def test_minutes_typed_over_others_are_refused():
    workshop = plan()
    one = block(workshop, minutes=15)
    plan_blocks.set_minutes(one, 20, seen=15, actor=workshop.owner)
    with pytest.raises(plan_blocks.BlockConflict) as clash:
        plan_blocks.set_minutes(one, 30, seen=15, actor=workshop.owner)
    assert (clash.value.latest.minutes, clash.value.latest.edited_by) == (20, workshop.owner)
    assert PlanBlock.objects.get().minutes == 20


def test_a_text_written_meanwhile_is_never_covered():
    workshop = plan()
    one = block(workshop)
    plan_blocks.edit_block(one, actor=workshop.owner, data={"notes": "Première"}, base=0)
    with pytest.raises(plan_blocks.BlockConflict) as clash:
        plan_blocks.edit_block(one, actor=workshop.owner, data={"notes": "Seconde"}, base=0)
    assert clash.value.latest.notes == PlanBlock.objects.get().notes == "Première"


def test_a_move_does_not_bother_the_one_who_writes():
    workshop = plan()
    one, other = block(workshop, "Un"), block(workshop, "Deux")
    plan_blocks.move_block(other, Place("avant", one.pk), actor=workshop.owner)
    plan_blocks.edit_block(one, actor=workshop.owner, data={"notes": "À moi"}, base=0)
    assert titles(workshop) == ["Deux", "Un"]
    assert PlanBlock.objects.get(pk=one.pk).notes == "À moi"


def test_undo_goes_back_change_after_change_and_keys_survive():
    workshop = plan()
    one = block(workshop, "Un", text="*Ensemble*", notes="Marqueurs")
    parallel = plan_blocks.add_block(workshop, END, actor=workshop.owner, data=data(kind=BlockKind.PARALLEL))
    full = state(workshop)
    plan_blocks.remove_block(parallel, actor=workshop.owner)
    plan_blocks.remove_block(one, actor=workshop.owner)
    assert not PlanBlock.objects.exists()
    undone = plan_changes.undo(workshop, actor=workshop.owner, seen=latest(workshop).pk)
    assert undone.label == "a retiré « Un »"
    plan_changes.undo(workshop, actor=workshop.owner, seen=latest(workshop).pk)
    assert state(workshop) == full
    assert latest(workshop).label == "a ajouté « Inventer »"


def test_undo_is_refused_when_somebody_changed_something_since():
    workshop = plan()
    one = block(workshop)
    plan_blocks.lengthen(one, 5, actor=workshop.owner)
    seen = latest(workshop).pk
    plan_blocks.lengthen(one, 5, actor=workshop.owner)
    with pytest.raises(plan_changes.UndoRefused):
        plan_changes.undo(workshop, actor=workshop.owner, seen=seen)
    assert PlanBlock.objects.get().minutes == 25


def test_one_who_writes_a_text_that_an_undo_gave_back_is_told():
    workshop = plan()
    one = block(workshop)
    plan_blocks.edit_block(one, actor=workshop.owner, data={"notes": "Nouveau"}, base=0)
    opened = PlanBlock.objects.get().revision
    plan_changes.undo(workshop, actor=workshop.owner, seen=latest(workshop).pk)
    with pytest.raises(plan_blocks.BlockConflict):
        plan_blocks.edit_block(one, actor=workshop.owner, data={"notes": "Suite"}, base=opened)


def test_the_last_fifty_changes_are_kept():
    workshop = plan()
    one = block(workshop, minutes=10)
    for _ in range(plan_changes.KEPT_CHANGES + 3):
        plan_blocks.lengthen(one, 5, actor=workshop.owner)
    assert workshop.changes.count() == plan_changes.KEPT_CHANGES
    for change in list(workshop.changes.all()):
        plan_changes.undo(workshop, actor=workshop.owner, seen=change.pk)
    assert PlanBlock.objects.get().minutes == 10 + 3 * 5
    with pytest.raises(plan_changes.UndoRefused):
        plan_changes.undo(workshop, actor=workshop.owner, seen=0)


def test_settings_written_meanwhile_are_never_covered():
    workshop = plan()
    opened = settings_of(workshop)
    plans.edit_settings(workshop, actor=workshop.owner, data={"people": 20}, base=opened)
    with pytest.raises(plans.SettingsConflict) as clash:
        plans.edit_settings(workshop, actor=workshop.owner, data={"people": 8}, base=opened)
    assert (clash.value.latest.people, clash.value.change.actor) == (20, workshop.owner)
    plan_changes.undo(workshop, actor=workshop.owner, seen=latest(workshop).pk)
    assert settings_of(WorkshopPlan.objects.get()) == opened


def test_a_plan_has_room_for_so_many_blocks():
    workshop = plan()
    PlanBlock.objects.bulk_create(
        PlanBlock(plan=workshop, position=n, title="Un temps") for n in range(plan_blocks.MOST_BLOCKS)
    )
    with pytest.raises(PlaceRefused, match="80"):
        plan_blocks.add_block(workshop, END, actor=workshop.owner, data=data())
    assert workshop.blocks.count() == plan_blocks.MOST_BLOCKS


def test_what_is_gathered_is_ticked_once_and_is_not_a_change():
    workshop = plan()
    for ticked in (True, True, False, True):
        plans.gather(workshop, "feutre", ticked, actor=workshop.owner)
    assert WorkshopPlan.objects.get().gathered == ["feutre"]
    assert not workshop.changes.exists()


def test_a_workshop_that_is_deleted_is_not_changed():
    workshop = plan()
    WorkshopPlan.objects.all().delete()
    with pytest.raises(PermissionDenied):
        plan_blocks.add_block(workshop, END, actor=workshop.owner, data=data())


VERBS = st.sampled_from(["add", "parallel", "move", "remove", "longer", "set", "edit", "settings"])
STEPS = st.lists(
    st.tuples(
        VERBS, st.integers(0, 9), st.sampled_from(["debut", "fin", "avant", "apres", "groupe"]), st.integers(0, 9)
    ),
    min_size=1,
    max_size=10,
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_any_changes_keep_totals_right_and_can_all_be_undone(steps: list[tuple[str, int, str, int]]):
    workshop = plan(owner=UserFactory(), slug=f"essai-{PlanChange.objects.count()}-{WorkshopPlan.objects.count()}")
    block(workshop, "Accueil")
    states = []
    for verb, which, where, anchor in steps:
        before, count = state(workshop), workshop.changes.count()
        _try(workshop, verb, which, where, anchor)
        if workshop.changes.count() > count:
            states.append(before)
        _assert_sound(workshop)
    for former in reversed(states):
        plan_changes.undo(workshop, actor=workshop.owner, seen=latest(workshop).pk)
        assert state(workshop) == former


def _try(workshop: WorkshopPlan, verb: str, which: int, where: str, anchor: int) -> None:
    actor, rows = workshop.owner, list(workshop.blocks.order_by("pk"))
    target = rows[which % len(rows)] if rows else None
    beside = rows[anchor % len(rows)].pk if rows else 0
    place = Place(where) if where in ("debut", "fin") else Place(where, beside, anchor % 3 if where == "groupe" else 0)
    if target:
        target.plan = workshop
    try:
        if verb in ("add", "parallel"):
            kind = BlockKind.PARALLEL if verb == "parallel" else BlockKind.FREE
            plan_blocks.add_block(workshop, place, actor=actor, data=data(kind=kind))
        elif verb == "settings":
            plans.edit_settings(workshop, actor=actor, data={"people": which + 2}, base=state(workshop)[1])
        elif target:
            _change(target, verb, which, place, actor)
    except PlaceRefused:
        return


def _change(target: PlanBlock, verb: str, which: int, place: Place, actor: Any) -> None:
    match verb:
        case "move":
            plan_blocks.move_block(target, place, actor=actor)
        case "remove":
            plan_blocks.remove_block(target, actor=actor)
        case "longer":
            plan_blocks.lengthen(target, 5, actor=actor)
        case "set":
            plan_blocks.set_minutes(target, which + 1, seen=target.minutes, actor=actor)
        case "edit":
            plan_blocks.edit_block(target, actor=actor, data={"text": f"**{which}**"}, base=target.revision)


def _assert_sound(workshop: WorkshopPlan) -> None:
    fresh = WorkshopPlan.objects.get(pk=workshop.pk)
    line = timeline(fresh)
    assert len(list(line.each())) == fresh.blocks.count()
    ends = [slot.end for slot in line.slots]
    assert line.minutes == (ends[-1] if ends else 0) == sum(slot.minutes for slot in line.slots)
    for slot in line.slots:
        assert slot.minutes == (max((t.minutes for t in slot.tracks), default=0) if slot.tracks else slot.minutes)

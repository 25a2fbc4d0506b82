"""What can be done to the blocks of a workshop. Each action holds the workshop, so that it meets what others left."""

from typing import Any

from django.utils.translation import gettext as _

from methods.actions.plan_changes import Draft, changing
from methods.enums import BlockKind
from methods.models import MethodCard, PlanBlock, WorkshopPlan
from methods.planning.arrangement import Place, PlaceRefused

MOST_BLOCKS = 80
LONGEST = 600
STEP = 5
TRACKS = 2
TRACK_MINUTES = 30


class BlockConflict(Exception):
    """Somebody changed the block meanwhile: `latest` is how they left it."""

    def __init__(self, latest: PlanBlock) -> None:
        super().__init__()
        self.latest = latest


def add_block(plan: WorkshopPlan, place: Place, *, actor: Any, data: dict[str, Any]) -> PlanBlock:
    """Add a block (`data`: its content); a parallel one comes with two sub-groups.

    Raises PermissionDenied, PlaceRefused.
    """
    with changing(plan, actor=actor) as draft:
        block = _inserted(draft, place, actor, data)
        if block.kind == BlockKind.PARALLEL:
            for number in range(1, TRACKS + 1):
                _inserted(draft, Place("groupe", block.pk), actor, _of_track(number))
        draft.label = _("a ajouté « %s »") % block.title
    return block


def add_card(plan: WorkshopPlan, place: Place, card: MethodCard, *, actor: Any) -> PlanBlock:
    """Add a card, as long as its steps. Raises PermissionDenied, PlaceRefused."""
    return add_block(plan, place, actor=actor, data=of_card(card))


def of_card(card: MethodCard) -> dict[str, Any]:
    """The content of a block made of a card: people speak in a method, unless told otherwise."""
    return {
        "kind": BlockKind.CARD,
        "card": card,
        "title": card.title,
        "minutes": card.duration_typical or card.duration_min,
        "everyone_speaks": True,
    }


def move_block(block: PlanBlock, place: Place, *, actor: Any) -> None:
    """Take the block to another place. Raises PermissionDenied, PlaceRefused."""
    with changing(block.plan, actor=actor) as draft:
        moved = draft.arrangement.block(block.pk)
        draft.arrangement.move(moved, place)
        draft.label = _("a déplacé « %s »") % moved.title


def set_minutes(block: PlanBlock, minutes: int, *, seen: int, actor: Any) -> None:
    """Give the block so many minutes, `seen` before. Raises PermissionDenied, PlaceRefused, BlockConflict."""
    with changing(block.plan, actor=actor) as draft:
        held = draft.arrangement.block(block.pk)
        if held.minutes not in (seen, minutes):
            raise BlockConflict(_with_editor(held))
        _last(draft, held, minutes)


def lengthen(block: PlanBlock, by: int, *, actor: Any) -> None:
    """Add minutes to the block, or take some (`by` < 0), whatever others did. Raises PermissionDenied, PlaceRefused."""
    with changing(block.plan, actor=actor) as draft:
        held = draft.arrangement.block(block.pk)
        _last(draft, held, held.minutes + by)


def edit_block(block: PlanBlock, *, actor: Any, data: dict[str, Any], base: int) -> None:
    """Write the content of the block, opened at revision `base`.

    Raises PermissionDenied, PlaceRefused when it is gone, BlockConflict when somebody wrote it meanwhile.
    """
    with changing(block.plan, actor=actor) as draft:
        held = draft.arrangement.block(block.pk)
        if held.revision != base:
            raise BlockConflict(_with_editor(held))
        for name, value in data.items():
            setattr(held, name, value)
        draft.label = _("a modifié « %s »") % held.title


def remove_block(block: PlanBlock, *, actor: Any) -> None:
    """Take the block away, with its sub-groups. Raises PermissionDenied, PlaceRefused."""
    with changing(block.plan, actor=actor) as draft:
        held = draft.arrangement.block(block.pk)
        draft.removed += [gone.pk for gone in draft.arrangement.remove(held)]
        draft.label = _("a retiré « %s »") % held.title


def _inserted(draft: Draft, place: Place, actor: Any, data: dict[str, Any]) -> PlanBlock:
    if len(draft.arrangement.blocks) >= MOST_BLOCKS:
        raise PlaceRefused(_("Un atelier a %d temps au plus. Retirez-en un d’abord.") % MOST_BLOCKS)
    block = PlanBlock.objects.create(plan=draft.plan, position=0, edited_by=actor, **data)
    draft.arrangement.insert(block, place)
    return block


def _of_track(number: int) -> dict[str, Any]:
    return {"title": _("Travail du sous-groupe %d") % number, "minutes": TRACK_MINUTES, "everyone_speaks": True}


def _last(draft: Draft, block: PlanBlock, minutes: int) -> None:
    """Never less than a minute; five are not taken from less than that."""
    least = min(block.minutes, STEP) if minutes < block.minutes else 1
    block.minutes = min(max(minutes, least, 1), LONGEST)
    draft.label = _("a donné %(minutes)d min à « %(title)s »") % {"minutes": block.minutes, "title": block.title}


def _with_editor(block: PlanBlock) -> PlanBlock:
    return PlanBlock.objects.select_related("edited_by", "card").get(pk=block.pk)

"""A workshop: begun, set, gathered for, deleted."""

import secrets
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from foundation.documents import composing
from foundation.search import forget
from foundation.web.allowed import require
from foundation.web.slugs import save_with_slug
from methods.actions.plan_blocks import of_card
from methods.actions.plan_changes import changing, hold
from methods.actions.runs import drop_photos
from methods.enums import BlockKind, RunEventKind
from methods.models import MethodCard, PlanBlock, PlanChange, PlanPrint, RunEvent, WorkshopPlan
from methods.permissions import plans as permissions
from methods.planning.former import settings_of

PAGES = {"nouveau", "modeles", "invitation"}
TITLE_IN_SLUG = 60


class SettingsConflict(Exception):
    """Somebody changed the settings meanwhile: `latest` is how they left them, `change` tells who and when."""

    def __init__(self, latest: WorkshopPlan, change: PlanChange | None) -> None:
        super().__init__()
        self.latest, self.change = latest, change


def create_plan(*, actor: Any, data: dict[str, Any], cards: Iterable[MethodCard] = ()) -> WorkshopPlan:
    """Begin a workshop (`data`: the fields of the form), empty or around cards. Raises PermissionDenied."""
    require(permissions.can_plan(actor))
    plan = WorkshopPlan(owner=actor, **data)
    with transaction.atomic():
        give_address(plan)
        rows = _around([of_card(card) for card in cards])
        for position, row in enumerate(rows, start=1):
            PlanBlock.objects.create(plan=plan, position=position, edited_by=actor, **row)
    return plan


def give_address(plan: WorkshopPlan) -> None:
    """Insert the workshop; the end of its address is drawn by lot, so that none tells of another."""
    save_with_slug(plan, f"{slugify(plan.title)[:TITLE_IN_SLUG]} {secrets.token_hex(3)}", reserved=PAGES)


def edit_settings(plan: WorkshopPlan, *, actor: Any, data: dict[str, Any], base: dict[str, Any]) -> None:
    """Change the settings that were opened as `base` (`settings_of`). Raises PermissionDenied, SettingsConflict."""
    with changing(plan, actor=actor) as draft:
        if settings_of(draft.plan) != base:
            change = draft.plan.changes.select_related("actor").exclude(before__settings={}).first()
            raise SettingsConflict(draft.plan, change)
        for name, value in data.items():
            setattr(draft.plan, name, value)
        draft.label = _("a changé les réglages")


def gather(plan: WorkshopPlan, key: str, is_gathered: bool, *, actor: Any) -> None:
    """Tick or untick a material (`planning.materials.key_of` its name). Raises PermissionDenied."""
    with transaction.atomic():
        held = hold(plan, actor=actor)
        others = [known for known in held.gathered if known != key]
        held.gathered = [*others, key] if is_gathered else others
        held.save(update_fields=["gathered", "updated_at"])


def delete_plan(plan: WorkshopPlan, *, actor: Any) -> None:
    """Delete the workshop with what was lived of it. Raises PermissionDenied."""
    require(permissions.owns_plan(actor, plan))
    with transaction.atomic():
        drop_plan(plan, actor)


def drop_plan(plan: WorkshopPlan, actor: Any) -> None:
    """Delete the rows and the files of a workshop, in the caller's transaction, rights already checked."""
    forget(plan)
    composing.drop(PlanPrint.objects.filter(plan=plan))
    drop_photos(RunEvent.objects.filter(run__plan=plan, kind=RunEventKind.PHOTO), actor=actor)
    plan.delete()


def _around(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """People are welcomed before the first card, and the day is closed after the last."""
    if not rows:
        return []
    welcome = {"kind": BlockKind.WELCOME, "title": _("Accueil"), "minutes": 10, "everyone_speaks": False}
    closing = {"kind": BlockKind.CLOSING, "title": _("Clôture"), "minutes": 10, "everyone_speaks": True}
    return [welcome, *rows, closing]

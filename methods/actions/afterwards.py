"""What a workshop that was run teaches the next ones."""

from typing import Any

from django.utils.translation import gettext as _

from methods.actions.plan_changes import changing
from methods.afterwards.corrections import Correction
from methods.models import WorkshopPlan


def correct_minutes(plan: WorkshopPlan, corrections: list[Correction], *, actor: Any) -> None:
    """Give moments the minutes they really lasted; undone like any change. Raises PermissionDenied.

    A moment that was taken away meanwhile is left out.
    """
    with changing(plan, actor=actor) as draft:
        for correction in corrections:
            if block := draft.arrangement.blocks.get(correction.block):
                block.minutes = correction.minutes
        draft.label = _("a corrigé les durées d’après le réel")

"""Telling how a card was used."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from foundation.notifications import announce
from foundation.web.allowed import require
from methods import permissions
from methods.models import MethodCard, UseReport, WorkshopRun
from methods.notifications import CARD_USED
from methods.permissions.plans import can_read_run


def report_use(card: MethodCard, *, actor: Any, data: dict[str, Any], run: WorkshopRun | None = None) -> UseReport:
    """Keep a use of the card (`data`: the fields of the form). Raises PermissionDenied.

    Of a workshop (`run`, with its plan), a person tells each card once: the second time gives what they told.
    """
    require(permissions.can_report_use(actor, card) and (run is None or can_read_run(actor, run)))
    told = {"card": card, "author": actor, "run": run}
    try:
        with transaction.atomic():
            use = UseReport.objects.create(**told, stated_minutes=card.duration_typical, **data)
            announce(CARD_USED, target=use, actor=actor)
    except IntegrityError:  # the constraint kept the first
        return UseReport.objects.get(**told, withdrawn_at=None)
    return use


def edit_use(use: UseReport, *, actor: Any, data: dict[str, Any]) -> None:
    """Correct a report. Raises PermissionDenied."""
    require(permissions.can_edit_use(actor, use))
    for name, value in data.items():
        setattr(use, name, value)
    use.save(update_fields=list(data))


def withdraw_use(use: UseReport, *, actor: Any) -> None:
    """Take a report back: nobody reads it any more. Raises PermissionDenied."""
    require(permissions.can_withdraw_use(actor, use))
    use.withdrawn_at = timezone.now()
    use.save(update_fields=["withdrawn_at"])

"""Telling how a card was used."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from foundation.notifications import announce
from foundation.web.allowed import require
from methods import permissions
from methods.models import MethodCard, UseReport
from methods.notifications import CARD_USED


def report_use(card: MethodCard, *, actor: Any, data: dict[str, Any]) -> UseReport:
    """Keep a use of the card (`data`: the fields of the form). Raises PermissionDenied."""
    require(permissions.can_report_use(actor, card))
    with transaction.atomic():
        use = UseReport.objects.create(card=card, author=actor, stated_minutes=card.duration_typical, **data)
        announce(CARD_USED, target=use, actor=actor)
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

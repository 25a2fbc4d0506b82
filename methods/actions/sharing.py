"""Opening the agenda of a workshop to its participants by a link, and closing it."""

import secrets
from typing import Any

from foundation.web.allowed import require
from methods.models import AgendaLink, WorkshopPlan
from methods.permissions import plans as permissions


def share_agenda(plan: WorkshopPlan, *, actor: Any, shows_leads: bool) -> AgendaLink:
    """Give the agenda its link, or change what the one that stands shows. Raises PermissionDenied."""
    require(permissions.can_run_plan(actor, plan))
    link, _created = AgendaLink.objects.update_or_create(
        plan=plan,
        defaults={"shows_leads": shows_leads},
        create_defaults={"shows_leads": shows_leads, "token": secrets.token_urlsafe(32)},
    )
    return link


def unshare_agenda(plan: WorkshopPlan, *, actor: Any) -> None:
    """Make the link lead nowhere, for good. Raises PermissionDenied."""
    require(permissions.can_run_plan(actor, plan))
    AgendaLink.objects.filter(plan=plan).delete()

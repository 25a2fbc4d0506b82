"""A workshop: begun, copied, deleted."""

import secrets
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from foundation.web.allowed import require
from foundation.web.slugs import save_with_slug
from methods.models import WorkshopPlan
from methods.permissions import plans as permissions

PAGES = {"nouveau", "fiches"}
TITLE_IN_SLUG = 60


def create_plan(*, actor: Any, data: dict[str, Any]) -> WorkshopPlan:
    """Begin an empty workshop (`data`: the fields of the form). Raises PermissionDenied."""
    require(permissions.can_plan(actor))
    plan = WorkshopPlan(owner=actor, **data)
    with transaction.atomic():
        give_address(plan)
    return plan


def give_address(plan: WorkshopPlan) -> None:
    """Insert the workshop; the end of its address is drawn by lot, so that none tells of another."""
    save_with_slug(plan, f"{slugify(plan.title)[:TITLE_IN_SLUG]} {secrets.token_hex(3)}", reserved=PAGES)

"""A kit: made, presented, shared, copied, taken off the shelves, deleted."""

import secrets
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from foundation.notifications import announce
from foundation.search import forget, index
from foundation.web.allowed import require
from foundation.web.slugs import save_with_slug
from methods.models import Kit, KitCard
from methods.notifications.kits import KIT_WITHDRAWN
from methods.permissions import kits as permissions
from methods.queries.kits import held_in, kits_of

MOST_KITS = 100
PAGES = {"miens", "nouveau"}
FIELDS = ("title", "summary", "introduction", "phase", "is_shared")
TITLE_IN_SLUG = 60


class TooManyKits(Exception):
    """The person has as many kits as one may have."""


def create_kit(*, actor: Any, **given: Any) -> Kit:
    """Begin a kit; `given` holds some of `FIELDS`, the title at least. Raises PermissionDenied, TooManyKits."""
    require(permissions.can_make_kit(actor))
    kit = Kit(owner=actor, **given)
    with transaction.atomic():
        _insert(kit, actor)
        index(kit)
    return kit


def edit_kit(kit: Kit, *, actor: Any, **given: Any) -> None:
    """Rename it, present it, share it or keep it. Raises PermissionDenied."""
    require(permissions.can_edit_kit(actor, kit))
    for name, value in given.items():
        setattr(kit, name, value)
    with transaction.atomic():
        kit.save()
        index(kit)


def fork_kit(kit: Kit, *, actor: Any, title: str) -> Kit:
    """A private copy of its cards on line and of their notes, that says where it comes from.

    Raises PermissionDenied, TooManyKits.
    """
    require(permissions.can_fork_kit(actor, kit))
    taken = {name: getattr(kit, name) for name in ("summary", "introduction", "phase")}
    copy = Kit(owner=actor, title=title, forked_from=kit, **taken)
    with transaction.atomic():
        _insert(copy, actor)
        rows = [row for row in held_in(kit, actor) if row.is_on_line]
        KitCard.objects.bulk_create(
            KitCard(kit=copy, card=row.card, note=row.item.note, position=rank)
            for rank, row in enumerate(rows, start=1)
        )
    return copy


def withdraw_kit(kit: Kit, *, actor: Any) -> None:
    """Make a shared kit private again, and tell its owner. Raises PermissionDenied."""
    require(permissions.can_withdraw_kit(actor, kit))
    with transaction.atomic():
        Kit.objects.filter(pk=kit.pk).update(is_shared=False)
        forget(kit)
        announce(KIT_WITHDRAWN, target=kit, actor=actor, recipients=[kit.owner_id])


def delete_kit(kit: Kit, *, actor: Any) -> None:
    """Delete it with its notes; the cards stay, and so do the copies. Raises PermissionDenied."""
    require(permissions.can_edit_kit(actor, kit))
    with transaction.atomic():
        forget(kit)
        kit.delete()


def _insert(kit: Kit, actor: Any) -> None:
    if kits_of(actor).count() >= MOST_KITS:
        raise TooManyKits
    # The end is drawn by lot: an address never tells that somebody has a kit of the same name.
    address = f"{slugify(kit.title)[:TITLE_IN_SLUG]} {secrets.token_hex(3)}"
    save_with_slug(kit, address, reserved=PAGES)

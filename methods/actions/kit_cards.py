"""What a kit holds: a card put in, noted, moved, taken away."""

from collections.abc import Collection as Some
from typing import Any

from django.db import transaction
from django.utils import timezone

from foundation.search import index
from foundation.web.allowed import require
from foundation.web.ranks import move_rank, next_rank
from methods.models import Kit, KitCard, MethodCard
from methods.permissions import kits as permissions
from methods.queries.kits import MOST_CARDS, kits_of


class FullKit(Exception):
    """The kit holds as many cards as one may; its title is the message."""


def put_in(card: MethodCard, kit: Kit, *, actor: Any) -> KitCard:
    """Put a card at the end of a kit; once only. Raises PermissionDenied, FullKit."""
    require(permissions.can_edit_kit(actor, kit) and permissions.can_put_in_kit(actor, card))
    with transaction.atomic():
        defaults = {"position": next_rank(kit.items.all())}
        item, new = KitCard.objects.get_or_create(kit=kit, card=card, defaults=defaults)
        if new and kit.items.count() > MOST_CARDS:
            raise FullKit(kit.title)
        _touch(kit)
    return item


def choose_kits(card: MethodCard, chosen: Some[Kit], *, actor: Any) -> None:
    """Have a card in these kits of the person, and in no other. Raises PermissionDenied, FullKit."""
    require(permissions.can_make_kit(actor))
    with transaction.atomic():
        held = KitCard.objects.filter(card=card, kit__in=kits_of(actor))
        for item in held.exclude(kit__in=[kit.pk for kit in chosen]).select_related("kit"):
            take_out(item, actor=actor)
        for kit in chosen:
            if not kit.items.filter(card=card).exists():
                put_in(card, kit, actor=actor)


def note_card(item: KitCard, *, actor: Any, note: str) -> None:
    """Say why the card is there. Raises PermissionDenied."""
    require(permissions.can_edit_kit(actor, item.kit))
    with transaction.atomic():
        KitCard.objects.filter(pk=item.pk).update(note=note)
        _touch(item.kit)


def take_out(item: KitCard, *, actor: Any) -> None:
    """Take a card out of its kit. Raises PermissionDenied."""
    require(permissions.can_edit_kit(actor, item.kit))
    with transaction.atomic():
        item.delete()
        _touch(item.kit)


def move_card(kit: Kit, pk: int, step: int, *, actor: Any) -> None:
    """Move a card up (-1) or down (1) among the others. Raises PermissionDenied."""
    require(permissions.can_edit_kit(actor, kit))
    with transaction.atomic():
        if move_rank(kit.items.all(), pk, step):
            _touch(kit)


def _touch(kit: Kit) -> None:
    Kit.objects.filter(pk=kit.pk).update(updated_at=timezone.now())
    index(kit)

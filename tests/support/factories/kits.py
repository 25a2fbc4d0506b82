"""Kits of cards for the tests, made by the actions."""

from typing import Any

from accounts.models import User
from methods.actions.kit_cards import note_card, put_in
from methods.actions.kits import create_kit
from methods.models import Kit, KitCard, MethodCard
from tests.support.factories.accounts import UserFactory


def kit(*cards: MethodCard, owner: User | None = None, note: str = "", **given: Any) -> Kit:
    """A kit of these cards; private unless told."""
    owner = owner or UserFactory()
    made = create_kit(actor=owner, **({"title": "Réunion du lundi"} | given))
    for card in cards:
        item = put_in(card, made, actor=owner)
        note_card(item, actor=owner, note=note)
    made.refresh_from_db()
    return made


def shared_kit(*cards: MethodCard, **given: Any) -> Kit:
    """A kit everybody reads."""
    return kit(*cards, is_shared=True, **given)


def starter_kit(*cards: MethodCard, **given: Any) -> Kit:
    """One that ships with Essaim: nobody's."""
    values = {"slug": "cadrer", "title": "Cadrer le problème", "phase": "cadrage"} | given
    made = Kit.objects.create(owner=None, is_shared=True, **values)
    for position, card in enumerate(cards, start=1):
        KitCard.objects.create(kit=made, card=card, position=position)
    return made

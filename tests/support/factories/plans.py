"""Workshops for the tests, written straight into the tables."""

import datetime as dt
from typing import Any

from accounts.models import User
from methods.enums import BlockKind
from methods.models import MethodCard, PlanBlock, PlanFacilitator, WorkshopPlan
from tests.support.factories.accounts import UserFactory


def plan(*, owner: User | None = None, slug: str = "refaire-l-accueil-3f2a9c", **fields: Any) -> WorkshopPlan:
    """An empty workshop of `owner` (somebody when none is given)."""
    values = {"title": "Refaire l’accueil", "day": dt.date(2027, 1, 12), "people": 12} | fields
    return WorkshopPlan.objects.create(owner=owner or UserFactory(), slug=slug, **values)


def shared_model(*, owner: User | None = None, slug: str = "retrospective-7be01d", **fields: Any) -> WorkshopPlan:
    """A model that everybody reads."""
    values = {"title": "Rétrospective", "is_model": True, "is_shared": True, "day": None} | fields
    return plan(owner=owner, slug=slug, **values)


def block(of: WorkshopPlan, title: str = "Accueil et café", minutes: int = 15, **fields: Any) -> PlanBlock:
    """One more block at the end (of the track, inside a parallel block)."""
    parent, track = fields.get("parent"), fields.get("track", 0)
    position = PlanBlock.objects.filter(plan=of, parent=parent, track=track).count() + 1
    values = {"kind": BlockKind.FREE, "position": position} | fields
    return PlanBlock.objects.create(plan=of, title=title, minutes=minutes, **values)


def card_block(of: WorkshopPlan, card: MethodCard, minutes: int = 0, **fields: Any) -> PlanBlock:
    """A block made of a card, as long as its steps unless told otherwise."""
    values = {"kind": BlockKind.CARD, "card": card, "everyone_speaks": True} | fields
    return block(of, card.title, minutes or card.duration_typical, **values)


def facilitator(of: WorkshopPlan, user: User | None = None) -> User:
    """Somebody who prepares the workshop with its owner."""
    person = user or UserFactory()
    PlanFacilitator.objects.create(plan=of, user=person, added_by=of.owner)
    return person

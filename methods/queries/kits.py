"""Doors to the kits: what a reader may see of them, and of what they hold."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404

from foundation.history.enums import EditorialState
from methods.enums import Phase
from methods.models import Kit, KitCard, MethodCard
from methods.permissions import PUBLIC_STATES
from methods.permissions.kits import can_edit_kit, can_make_kit
from methods.queries.cards import LISTED, cards_about, published_cards

MOST_CARDS = 60


@dataclass(frozen=True)
class Held:
    """One card of a kit, as a reader sees it."""

    item: KitCard
    card: MethodCard

    @property
    def is_on_line(self) -> bool:
        return self.card.state == EditorialState.PUBLISHED


def kits_shared() -> QuerySet[Kit]:
    """What lists, search and the map of the site show to everybody."""
    return Kit.objects.filter(is_shared=True)


def kits_of(user: Any) -> QuerySet[Kit]:
    """The person’s own."""
    return Kit.objects.filter(owner=user) if can_make_kit(user) else Kit.objects.none()


def kits_visible_to(user: Any) -> QuerySet[Kit]:
    """Those a person may open: the shared ones and their own."""
    shared = Q(is_shared=True)
    return Kit.objects.filter(shared | Q(owner=user) if can_make_kit(user) else shared)


def starter_kits() -> list[Kit]:
    """Those that ship with Essaim, in the order of the moments of a project."""
    moments = list(Phase.values)
    kits = with_counts(kits_shared().filter(owner=None))
    return sorted(kits, key=lambda kit: (moments.index(kit.phase) if kit.phase else len(moments), kit.title))


def with_counts(rows: QuerySet[Kit]) -> QuerySet[Kit]:
    """Adds `cards_on_line` and `minutes` (the steps of these cards), counted for the rows that are shown only."""
    on_line = KitCard.objects.filter(kit=OuterRef("pk"), card__in=published_cards()).order_by().values("kit")
    counted = Subquery(on_line.annotate(number=Count("pk")).values("number"))
    added = Subquery(on_line.annotate(sum=Sum("card__duration_typical")).values("sum"))
    return rows.annotate(cards_on_line=Coalesce(counted, 0), minutes=Coalesce(added, 0))


def get_kit_for(user: Any, slug: str) -> Kit:
    """A shared kit, or one’s own, with its source and how often it was copied (`copies`); Http404 for any other.

    The copies are counted whoever has them: the number names nobody.
    """
    copied = Kit.objects.filter(forked_from=OuterRef("pk")).order_by().values("forked_from")
    copies = Coalesce(Subquery(copied.annotate(number=Count("pk")).values("number")), 0)
    rows = kits_visible_to(user).select_related("owner", "forked_from").annotate(copies=copies)
    return get_object_or_404(rows, slug=slug)


def get_own_kit_for(user: Any, slug: str) -> Kit:
    """A kit, for its owner; Http404 for the others."""
    return get_object_or_404(kits_of(user), slug=slug)


def get_kit_with_cards_for(user: Any, slug: str) -> Kit:
    """A kit one may read, its `items` being its cards on line in order; Http404 otherwise."""
    items = KitCard.objects.filter(card__in=published_cards()).select_related("card").order_by("position", "pk")
    return get_object_or_404(kits_visible_to(user).prefetch_related(Prefetch("items", items)), slug=slug)


def get_kit_card_for(user: Any, slug: str, pk: int) -> KitCard:
    """One card of one’s own kit, with the kit; Http404 otherwise."""
    rows = KitCard.objects.select_related("kit", "card").filter(kit__in=kits_of(user), card__state__in=PUBLIC_STATES)
    return get_object_or_404(rows, kit__slug=slug, pk=pk)


def held_in(kit: Kit, user: Any) -> list[Held]:
    """Its cards on line, in order; for its owner, those that were archived since too. Three queries."""
    cards = MethodCard.objects.filter(state__in=PUBLIC_STATES) if can_edit_kit(user, kit) else published_cards()
    items = list(kit.items.order_by("position", "pk")[:MOST_CARDS])
    rows = cards.only(*LISTED, "state", "phase", "duration_typical").prefetch_related("materials")
    seen = rows.in_bulk([item.card_id for item in items])
    return [Held(item, seen[item.card_id]) for item in items if item.card_id in seen]


def kits_holding(user: Any, card: MethodCard) -> list[int]:
    """The keys of the person’s kits that hold the card."""
    return list(kits_of(user).filter(items__card=card).values_list("pk", flat=True))


def cards_to_put_in(kit: Kit, q: str, user: Any, limit: int) -> list[MethodCard]:
    """The published cards that answer a question best, and whether the kit holds each already (`is_held`)."""
    held = Exists(KitCard.objects.filter(kit=kit, card=OuterRef("pk")))
    return cards_about(q, user, limit, load=lambda rows: rows.annotate(is_held=held))

"""Reading cards with the reader's rights."""

from collections.abc import Callable
from typing import Any

from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404

from accounts.permissions import is_editor
from foundation.history.enums import EditorialState
from foundation.history.reading import in_review_state
from foundation.search import ranked_ids
from methods.models import CardRelation, Material, MethodCard
from methods.permissions import PUBLIC_STATES
from methods.queries.canvas_rows import with_canvases

LISTED = ("slug", "title", "summary", "family", "level", "duration_min", "duration_max", "group_min", "group_max")


def published_cards() -> QuerySet[MethodCard]:
    """The cards of the lists."""
    return MethodCard.objects.filter(state=EditorialState.PUBLISHED)


def materials_listed() -> QuerySet[Material, tuple[int, str, str]]:
    """Card, name and quantity of what each published card asks for."""
    published = Material.objects.filter(card__state=EditorialState.PUBLISHED)
    return published.order_by().values_list("card_id", "name", "quantity")


def with_signs(cards: QuerySet[MethodCard]) -> QuerySet[MethodCard]:
    """What a list shows of each card, and no more: the texts stay in the database."""
    materials = Material.objects.filter(card=OuterRef("pk")).order_by().values("card")
    count = Subquery(materials.annotate(count=Count("pk")).values("count"))
    return cards.only(*LISTED).annotate(material_count=Coalesce(count, 0))


def cards_visible_to(user: Any) -> QuerySet[MethodCard]:
    """Every card whose page the reader may open."""
    if is_editor(user):
        return MethodCard.objects.all()
    visible = Q(state__in=PUBLIC_STATES)
    if user.is_authenticated:
        visible |= Q(pk__in=MethodCard.authors.through.objects.filter(user=user).values("methodcard"))
    return MethodCard.objects.filter(visible)


def get_card_for(user: Any, slug: str) -> MethodCard:
    """The card with all that its page shows, in five queries; Http404 for what the reader may not see."""
    return get_object_or_404(with_canvases(with_sheet(cards_visible_to(user))), slug=slug)


def with_sheet(cards: QuerySet[MethodCard]) -> QuerySet[MethodCard]:
    """The rows that a page shows of each card; `neighbours` are the related cards that are on line."""
    relations = CardRelation.objects.filter(other__state=EditorialState.PUBLISHED).select_related("other")
    neighbours = Prefetch("relations", relations, to_attr="neighbours")
    return cards.select_related("reviewed_by").prefetch_related("authors", "steps", "materials", neighbours)


def with_print(cards: QuerySet[MethodCard]) -> QuerySet[MethodCard]:
    """The same, and what only paper names of each card."""
    return with_sheet(cards).prefetch_related("canvases")


def get_printed_card_for(user: Any, slug: str) -> MethodCard:
    """The card with all that its printed sheet shows; Http404 for what the reader may not see."""
    return get_object_or_404(with_print(cards_visible_to(user)), slug=slug)


def get_card_head_for(user: Any, slug: str) -> MethodCard:
    """The card alone, for the pages around it; Http404 for what the reader may not see."""
    return get_object_or_404(cards_visible_to(user), slug=slug)


def get_editable_card_for(user: Any, slug: str) -> MethodCard:
    """The card, for those who may write it; Http404 for the others, who see at most its published page."""
    return get_object_or_404(cards_editable_by(user).prefetch_related("authors"), slug=slug)


def get_typed_over_for(user: Any, slug: str) -> MethodCard:
    """The card whose next version is being typed, with what its sheet says besides; Http404 for those who may not."""
    return get_object_or_404(cards_editable_by(user).prefetch_related("authors", "canvases"), slug=slug)


def cards_editable_by(user: Any) -> QuerySet[MethodCard]:
    """The cards whose next version this person may write."""
    if is_editor(user):
        return MethodCard.objects.all()
    return cards_written_by(user)


def cards_written_by(user: Any) -> QuerySet[MethodCard]:
    """The cards a person is an author of, whatever their state."""
    if not user.is_authenticated:
        return MethodCard.objects.none()
    return MethodCard.objects.filter(authors=user)


def cards_awaiting(user: Any) -> QuerySet[MethodCard]:
    """The submitted cards, for the editors, the oldest first."""
    cards = in_review_state(cards_visible_to(user), EditorialState.SUBMITTED)
    return cards.order_by("updated_at", "pk")


def cards_about(
    q: str, user: Any, limit: int, load: Callable[[QuerySet[MethodCard]], QuerySet[MethodCard]] = lambda rows: rows
) -> list[MethodCard]:
    """The published cards that answer a question best, with their signs: at most `limit`. `load` adds to the rows."""
    keys = ranked_ids(q, kind="methode", user=user)[:limit]
    rows = load(with_signs(published_cards().filter(pk__in=keys))).in_bulk()
    return [rows[key] for key in keys if key in rows]


def neighbour_choices(but: str = "") -> list[tuple[str, str]]:
    """Slug and title of the cards that another one may name, except itself."""
    return list(published_cards().exclude(slug=but).values_list("slug", "title"))

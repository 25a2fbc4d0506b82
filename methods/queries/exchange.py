"""What cards say, read for files: many at a time."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from foundation.files import files_of_each
from foundation.files.models import StoredFile
from foundation.history.models import Version
from methods.models import Canvas, CardImport, MethodCard

CHUNK = 100


def latest_contents(cards: QuerySet[MethodCard]) -> dict[int, dict[str, Any]]:
    """The snapshot of the latest version of each card, by its key: one query."""
    return _contents(cards, F("latest_version"))


def shown_contents(cards: QuerySet[MethodCard]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Slug and snapshot of what the page of each card shows, by slug: a query for each hundred cards."""
    for rows in _by_slug(cards):
        contents = _contents(rows, Coalesce("published_version", "latest_version"))
        yield from ((card.slug, contents[card.pk]) for card in rows.only("slug"))


def canvases_of(slugs: Collection[str]) -> dict[str, list[tuple[Canvas, list[StoredFile]]]]:
    """The canvases of cards with their files, by the slug of the card: two queries."""
    canvases = list(Canvas.objects.filter(card__slug__in=slugs).annotate(slug=F("card__slug")))
    files, found = files_of_each(canvases), defaultdict(list)
    for canvas in canvases:
        found[canvas.slug].append((canvas, files.get(canvas.pk, [])))
    return dict(found)


def weight_of_canvases(cards: QuerySet[MethodCard]) -> int:
    """How many bytes the canvases of cards hold."""
    kind = ContentType.objects.get_for_model(Canvas)
    canvases = Canvas.objects.filter(card__in=cards.order_by().values("pk")).order_by().values("pk")
    files = StoredFile.objects.filter(content_type=kind, object_id__in=canvases)
    return files.aggregate(total=Sum("size"))["total"] or 0


def _by_slug(cards: QuerySet[MethodCard]) -> Iterator[QuerySet[MethodCard]]:
    """The cards in the order of their slugs, some at a time."""
    keys = list(cards.order_by("slug").values_list("pk", flat=True))
    for start in range(0, len(keys), CHUNK):
        yield MethodCard.objects.filter(pk__in=keys[start : start + CHUNK]).order_by("slug")


def _contents(cards: QuerySet[MethodCard], number: Any) -> dict[int, dict[str, Any]]:
    wanted = MethodCard.objects.filter(pk=OuterRef("object_id")).order_by().values(wanted=number)
    versions = Version.objects.filter(
        content_type=ContentType.objects.get_for_model(MethodCard),
        object_id__in=cards.order_by().values("pk"),
        number=Subquery(wanted),
    )
    return dict(versions.order_by().values_list("object_id", "data"))


def card_imports_of(user: Any) -> QuerySet[CardImport]:
    """The files of cards that a person handed over: nobody else sees them."""
    return CardImport.objects.filter(asked_by=user) if user.is_authenticated else CardImport.objects.none()

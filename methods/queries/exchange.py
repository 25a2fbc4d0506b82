"""What cards say, read for files: many at a time."""

from collections.abc import Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from foundation.history.models import Version
from methods.models import CardImport, MethodCard

CHUNK = 100


def latest_contents(cards: QuerySet[MethodCard]) -> dict[int, dict[str, Any]]:
    """The snapshot of the latest version of each card, by its key: one query."""
    return _contents(cards, F("latest_version"))


def shown_contents(cards: QuerySet[MethodCard]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Slug and snapshot of what the page of each card shows, by slug: a query for each hundred cards."""
    known = dict(cards.order_by("slug").values_list("slug", "pk"))
    slugs = list(known)
    for start in range(0, len(slugs), CHUNK):
        some = slugs[start : start + CHUNK]
        rows = MethodCard.objects.filter(pk__in=[known[slug] for slug in some])
        contents = _contents(rows, Coalesce("published_version", "latest_version"))
        yield from ((slug, contents[known[slug]]) for slug in some if known[slug] in contents)


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

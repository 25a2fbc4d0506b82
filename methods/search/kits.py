"""Shared kits in the search of the site."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from foundation.history.enums import EditorialState
from foundation.markup import plain_text
from foundation.search import Document, Searchable, register
from methods.enums import Phase
from methods.models import Kit
from methods.queries.kits import kits_shared


@register
class KitSearch(Searchable):
    kind = "kit"
    label = _("Kits de fiches")

    def queryset(self) -> QuerySet[Kit]:
        return kits_shared().prefetch_related("items__card")

    def document(self, kit: Kit) -> Document:
        items = [item for item in kit.items.all() if item.card.state == EditorialState.PUBLISHED]
        return Document(
            title=kit.title,
            url=kit.get_absolute_url(),
            summary=kit.summary,
            keywords=[str(Phase(kit.phase).label)] if kit.phase else [],
            body="\n".join([plain_text(kit.introduction), *(f"{item.card.title}\n{item.note}" for item in items)]),
            date=kit.updated_at.date(),
            context=str(_("Kit de %d fiches") % len(items)),
        )

    def visible_to(self, user: Any) -> QuerySet[Kit]:
        return kits_shared()

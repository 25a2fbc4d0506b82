"""What readers keep: their collections with their notes, their booklets, their searches."""

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.personal_data import Section, register_personal_data
from accounts.personal_data.registry import Row
from content.models import Booklet, Collection, CollectionItem, SavedSearch
from content.queries.collections import collections_listed
from foundation.documents.composing import drop
from foundation.search import forget


def _collections(user: User) -> list[Row]:
    shown = ("title", "intro", "visibility", "created_at", "updated_at")
    noted = CollectionItem.objects.filter(collection__owner=user).order_by("collection", "position")
    return [
        *Collection.objects.filter(owner=user).values(*shown),
        *noted.values("collection__title", "initiative__title", "note"),
    ]


def _erase_collections(user: User, remove_contributions: bool) -> None:
    """What nobody else reads goes; a public collection stays without a name, unless its removal is asked."""
    drop(Booklet.objects.filter(asked_by=user))
    kept = Collection.objects.none() if remove_contributions else collections_listed()
    for collection in Collection.objects.filter(owner=user).exclude(pk__in=kept.values("pk")):
        drop(collection.booklets.all())
        forget(collection)
        collection.delete()


def _searches(user: User) -> list[Row]:
    return list(SavedSearch.objects.filter(owner=user).values("title", "query", "rhythm", "created_at"))


def _erase_searches(user: User, remove_contributions: bool) -> None:
    SavedSearch.objects.filter(owner=user).delete()


register_personal_data(
    Section(
        "collections",
        _("Collections et livrets"),
        _collections,
        _erase_collections,
        ("content.Collection", "content.Booklet"),
    )
)
register_personal_data(
    Section("searches", _("Recherches gardées"), _searches, _erase_searches, ("content.SavedSearch",))
)

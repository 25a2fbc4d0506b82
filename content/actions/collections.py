"""A collection: made, presented, shared, taken back, deleted."""

import secrets
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from content.enums import Visibility
from content.models import Booklet, Collection
from content.notifications.keeping import COLLECTION_WITHDRAWN
from content.permissions import keeping
from foundation.documents.composing import drop
from foundation.notifications import announce
from foundation.search import forget, index
from foundation.web.allowed import require
from foundation.web.slugs import save_with_slug

MOST_COLLECTIONS = 100
PAGES = {"miennes", "nouvelle", "lien"}
TITLE_IN_SLUG = 60


class TooManyCollections(Exception):
    """The person has as many collections as one may have."""


def create_collection(*, actor: Any, title: str, intro: str = "", visibility: str = Visibility.PRIVATE) -> Collection:
    """Begin a collection. Raises PermissionDenied, TooManyCollections."""
    require(keeping.can_keep(actor))
    if Collection.objects.filter(owner=actor).count() >= MOST_COLLECTIONS:
        raise TooManyCollections
    collection = Collection(owner=actor, title=title, intro=intro, visibility=visibility, token=_token())
    with transaction.atomic():
        # The end is drawn by lot: an address never tells that somebody has a collection of the same name.
        address = f"{slugify(title)[:TITLE_IN_SLUG]} {secrets.token_hex(3)}"
        save_with_slug(collection, address, reserved=PAGES)
        index(collection)
    return collection


def edit_collection(collection: Collection, *, actor: Any, title: str, intro: str, visibility: str) -> None:
    """Rename it, present it, open or close it. Raises PermissionDenied."""
    require(keeping.can_edit_collection(actor, collection))
    collection.title, collection.intro, collection.visibility = title, intro, visibility
    with transaction.atomic():
        collection.save(update_fields=["title", "intro", "visibility", "updated_at"])
        if visibility == Visibility.PRIVATE:
            drop(_booklets_of_others(collection))
        index(collection)


def change_link(collection: Collection, *, actor: Any) -> None:
    """Give it another link: the former opens nothing any more, nor does what it let print. Raises PermissionDenied."""
    require(keeping.can_edit_collection(actor, collection))
    collection.token = _token()
    with transaction.atomic():
        collection.save(update_fields=["token"])
        if not collection.is_public:
            drop(_booklets_of_others(collection))


def withdraw_collection(collection: Collection, *, actor: Any) -> None:
    """Make a public collection private again, and tell its owner. Raises PermissionDenied."""
    require(keeping.can_withdraw_collection(actor, collection))
    collection.visibility = Visibility.PRIVATE
    with transaction.atomic():
        collection.save(update_fields=["visibility", "updated_at"])
        drop(_booklets_of_others(collection))
        index(collection)
        announce(COLLECTION_WITHDRAWN, target=collection, actor=actor, recipients=[collection.owner_id])


def delete_collection(collection: Collection, *, actor: Any) -> None:
    """Delete it with its notes and its booklets; the cases stay in the library. Raises PermissionDenied."""
    require(keeping.can_edit_collection(actor, collection))
    with transaction.atomic():
        forget(collection)
        drop(collection.booklets.all())
        collection.delete()


def _booklets_of_others(collection: Collection) -> Any:
    return Booklet.objects.filter(collection=collection).exclude(asked_by=collection.owner_id)


def _token() -> str:
    return secrets.token_urlsafe(32)

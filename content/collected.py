"""A collection as its page shows it."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.queries import person_line
from content.enums import Visibility
from content.models import Collection, Initiative
from content.permissions import keeping
from content.queries.collections import Kept, kept_in
from content.queries.sheets import initiatives_visible_to
from content.readable import note_of, place_of, summary_of
from content.snapshots import SECTIONS

# The texts that a list does not show stay in the database.
UNLISTED = ("summary", *(column for name in SECTIONS[1:] for column in (name, f"{name}_html")))


def collection_context(collection: Collection, user: Any, token: str = "") -> dict[str, Any]:
    """What `content/collection/index.html` shows to this reader; `token` when they came by the link."""
    mine = keeping.can_edit_collection(user, collection)
    return {
        "collection": collection,
        "owner": person_line(collection.owner),
        "mine": mine,
        "rows": rows_of(collection, user),
        "by_link": bool(token),
        "may_withdraw": keeping.can_withdraw_collection(user, collection),
        "share_path": _share_path(collection) if mine else "",
        "booklet_url": booklet_url(collection, token),
        "links": _onward(mine),
    }


def rows_of(collection: Collection, user: Any) -> list[dict[str, Any]]:
    """One line for each case that the reader may see, in the order of the collection."""
    mine = keeping.can_edit_collection(user, collection)
    return [
        _row(kept) | {"keep_url": "" if mine else _keep_url(kept)} for kept in kept_in(collection, user, _lines(user))
    ]


def booklet_url(collection: Collection, token: str = "") -> str:
    """Where the collection is printed, by its address or by its link."""
    if token:
        return reverse("content:shared-booklet", args=[token])
    return reverse("content:booklet", args=[collection.slug])


def _lines(user: Any) -> QuerySet[Initiative]:
    rows = initiatives_visible_to(user).select_related("department", "territory")
    return rows.prefetch_related("hypotheses").defer(*UNLISTED)


def _row(kept: Kept) -> dict[str, Any]:
    initiative = kept.initiative
    return {
        "item": kept.item,
        "initiative": initiative,
        "is_on_line": kept.is_on_line,
        "summary": summary_of(initiative),
        "place": place_of(initiative),
        "note": note_of(initiative),
        "compare": "",
        "reasons": "",
    }


def _keep_url(kept: Kept) -> str:
    return reverse("content:initiative-keep", args=[kept.initiative.slug])


def _share_path(collection: Collection) -> str:
    """The link to give, while it opens something."""
    if collection.visibility != Visibility.LINK:
        return ""
    return reverse("content:collection-shared", args=[collection.token])


def _onward(mine: bool) -> list[dict[str, str]]:
    look = {
        "title": _("Chercher d’autres initiatives"),
        "url": reverse("content:initiative-list"),
        "text": _("Par thème, par territoire, ou avec vos mots."),
    }
    others = {
        "title": _("Voir les collections publiques"),
        "url": reverse("content:collection-list"),
        "text": _("Ce que d’autres ont rassemblé, et pourquoi."),
    }
    own = {
        "title": _("Faire votre collection"),
        "url": reverse("content:my-collections"),
        "text": _("Pour une réunion, une équipe, un élu."),
    }
    return [look, others] if mine else [own, others, look]

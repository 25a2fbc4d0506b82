"""The news of what people keep."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.models import Collection
from content.permissions.keeping import can_edit_collection
from content.queries.collections import collections_of
from foundation.notifications import Kind, Line, register
from foundation.notifications.enums import Rhythm


def _withdrawn(collection: Collection) -> Line:
    return Line(
        _("Votre collection « %s » n’est plus publique") % collection.title,
        collection.get_absolute_url(),
        _("Le comité éditorial l’a retirée des collections publiques. Elle reste à vous, avec tout ce qu’elle garde."),
    )


def _is_still_private(user: Any, collection: Collection) -> bool:
    return can_edit_collection(user, collection) and not collection.is_public


COLLECTION_WITHDRAWN = register(
    Kind(
        key="content.collection_withdrawn",
        label=gettext_lazy("Ma collection n’est plus publique"),
        default=Rhythm.IMMEDIATE,
        target="content.Collection",
        may_receive=_is_still_private,
        visible_to=collections_of,
        describe=_withdrawn,
    )
)

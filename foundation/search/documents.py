"""What a room hands to the index: documents, and who may see them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date as Date
from typing import Any

from django.db.models import Model, QuerySet


@dataclass(frozen=True)
class Document:
    """One thing that can be found, in plain text.

    `keywords` and `territories` hold whole names ("démarches en ligne", "Finistère", "29"): each is searched word by
    word, and as a whole by what a recogniser names.
    """

    title: str
    url: str
    summary: str = ""
    keywords: Sequence[str] = ()
    body: str = ""
    territories: Sequence[str] = ()
    date: Date | None = None
    context: str = ""


@dataclass(frozen=True)
class Searchable:
    """One kind of object that can be found; a room declares a subclass in its `search` module.

    `kind` is stable: it stands in addresses and in the index. `label` is the plural shown as a filter.
    """

    kind: str = field(default="", init=False)
    label: Any = field(default="", init=False)

    def queryset(self) -> QuerySet[Any]:
        """Every object that may be indexed."""
        raise NotImplementedError

    def document(self, obj: Any) -> Document:
        """The document of one object."""
        raise NotImplementedError

    def visible_to(self, user: Any) -> QuerySet[Any]:
        """The objects this user (or AnonymousUser) may see; it becomes a subquery."""
        raise NotImplementedError

    @property
    def model(self) -> type[Model]:
        """The model of the objects."""
        return self.queryset().model

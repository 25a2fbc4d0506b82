"""A shelf of sheets to search: Django's groups stand for objects, a set of keys for who may see them."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.db.models import QuerySet

from foundation.search import Document, Searchable, recognition, registry, statistics
from foundation.search.actions import write

KIND = "feuille"


class Shelf:
    """Puts sheets on the shelf and says which ones are secret."""

    def __init__(self) -> None:
        self.documents: dict[int, Document] = {}
        self.secret: set[int] = set()

    def add(self, title: str, body: str = "", *, secret: bool = False, **fields: Any) -> Group:
        group = Group.objects.create(name=f"{len(self.documents)} {title}"[:150])
        document = Document(title=title, url=f"/feuilles/{group.pk}/", body=body, **fields)
        self.documents[group.pk] = document
        if secret:
            self.secret.add(group.pk)
        write([(KIND, group.pk, document)])
        return group

    def add_all(self, documents: Iterable[Document]) -> None:
        documents = list(documents)
        groups = Group.objects.bulk_create([Group(name=document.url) for document in documents])
        self.documents |= {group.pk: document for group, document in zip(groups, documents, strict=True)}
        write([(KIND, group.pk, document) for group, document in zip(groups, documents, strict=True)])

    def count(self) -> None:
        statistics.refresh()


@pytest.fixture
def shelf(db: None, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """A shelf that is all there is to find."""
    monkeypatch.setattr(registry, "_searchables", {})
    monkeypatch.setattr(recognition, "_recognisers", [])
    shelf = Shelf()

    class SheetSearch(Searchable):
        kind = KIND
        label = "Feuilles"

        def queryset(self) -> QuerySet[Group]:
            return Group.objects.filter(pk__in=shelf.documents)

        def document(self, obj: Group) -> Document:
            return shelf.documents[obj.pk]

        def visible_to(self, user: Any) -> QuerySet[Group]:
            return Group.objects.exclude(pk__in=[] if user == "insider" else shelf.secret)

    registry.register(SheetSearch)
    return shelf


@pytest.fixture
def titles() -> Callable[..., list[str]]:
    """`titles(results)`: the titles found, in order."""
    return lambda results: [hit.title for hit in results.hits]


@pytest.fixture
def visitor() -> AnonymousUser:
    return AnonymousUser()

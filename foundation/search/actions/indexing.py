"""Writing the index, in the transaction of the change itself."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils import timezone

from foundation.search import engine, statistics
from foundation.search.analysis import VERSION, clean
from foundation.search.documents import Document, Searchable
from foundation.search.fields import FIELDS
from foundation.search.models import Entry
from foundation.search.profiles import Profile, dump, held_tokens, profile_of
from foundation.search.registry import searchable_of, searchables
from foundation.search.visibility import is_among

BATCH = 200
MUTABLE = [field.name for field in Entry._meta.concrete_fields if field.name not in {"id", "kind", "object_id"}]


@transaction.atomic
def index(obj: Model) -> None:
    """Write an object in the index as it is now, or take it out when it may not be indexed any more.

    Raises LookupError when no room declared its model.
    """
    searchable = searchable_of(obj)
    current = searchable.queryset().filter(pk=obj.pk).first()
    if current is None:
        forget(obj)
    else:
        write([(searchable.kind, current.pk, searchable.document(current))])


@transaction.atomic
def forget(obj: Model) -> None:
    """Take an object out of the index. Raises LookupError when no room declared its model."""
    _erase(Entry.objects.filter(kind=searchable_of(obj).kind, object_id=obj.pk))


@transaction.atomic
def write(documents: Iterable[tuple[str, int, Document]]) -> None:
    """Write documents, each with its kind and the key of its object, in place of what was there."""
    profiled = [(kind, pk, document, profile_of(document)) for kind, pk, document in documents]
    entries = [_entry(kind, pk, document, profile) for kind, pk, document, profile in profiled]
    Entry.objects.bulk_create(
        entries, update_conflicts=True, unique_fields=["kind", "object_id"], update_fields=MUTABLE
    )
    engine.write_words(
        [
            (entry.pk, held_tokens(entry.counts, profile.lengths))
            for entry, (*_, profile) in zip(entries, profiled, strict=True)
        ]
    )


def rebuild(kinds: list[str] | None = None) -> dict[str, int]:
    """Write every object again, take out those that are gone, count the words. Returns the entries of each kind."""
    written = {searchable.kind: _rebuild_kind(searchable) for searchable in searchables(kinds)}
    if kinds is None:
        _erase_unknown_kinds()
        engine.erase_orphans()
    statistics.refresh()
    return written


def _rebuild_kind(searchable: Searchable) -> int:
    written = 0
    for batch in _batches(searchable.queryset().order_by("pk").iterator(chunk_size=BATCH)):
        write((searchable.kind, obj.pk, searchable.document(obj)) for obj in batch)
        written += len(batch)
    _erase(Entry.objects.filter(kind=searchable.kind).exclude(is_among(searchable.queryset())))
    return written


def _erase_unknown_kinds() -> None:
    _erase(Entry.objects.exclude(kind__in=[searchable.kind for searchable in searchables()]))


def _erase(entries: QuerySet[Entry]) -> None:
    for batch in _batches(entries.values_list("pk", flat=True)):
        with transaction.atomic():
            engine.erase_words(batch)
            Entry.objects.filter(pk__in=batch).delete()


def _batches(rows: Iterable[Any]) -> Iterator[list[Any]]:
    remaining = iter(rows)
    while batch := list(islice(remaining, BATCH)):
        yield batch


def _entry(kind: str, pk: int, document: Document, profile: Profile) -> Entry:
    return Entry(
        kind=kind,
        object_id=pk,
        title=clean(document.title),
        url=document.url,
        summary=clean(document.summary),
        context=clean(document.context),
        body=clean(document.body),
        date=document.date,
        counts=dump(profile),
        sequence=profile.sequence,
        analyser_version=VERSION,
        indexed_at=timezone.now(),
        **{f"{name}_length": length for name, length in zip(FIELDS, profile.lengths, strict=True)},
    )

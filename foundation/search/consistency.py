"""Whether the index says what the objects say."""

from collections.abc import Iterator

from foundation.search import engine
from foundation.search.analysis import VERSION
from foundation.search.documents import Searchable
from foundation.search.fields import FIELDS
from foundation.search.models import Entry
from foundation.search.profiles import dump, held_tokens, profile_of
from foundation.search.registry import searchables


def find_faults() -> Iterator[str]:
    """Every difference between the index and the objects, one sentence each."""
    for searchable in searchables():
        yield from _faults_of_kind(searchable)
    declared = [searchable.kind for searchable in searchables()]
    for kind in Entry.objects.exclude(kind__in=declared).values_list("kind", flat=True).distinct():
        yield f"{kind}: no room declares this kind any more."
    yield from _faults_of_engine()


def _faults_of_kind(searchable: Searchable) -> Iterator[str]:
    entries = Entry.objects.filter(kind=searchable.kind).order_by()
    known = {
        pk: (version, counts) for pk, version, counts in entries.values_list("object_id", "analyser_version", "counts")
    }
    for obj in searchable.queryset().order_by("pk").iterator(chunk_size=200):
        version, counts = known.pop(obj.pk, (None, ""))
        if version is None:
            yield f"{searchable.kind}:{obj.pk} is not indexed."
        elif version != VERSION:
            yield f"{searchable.kind}:{obj.pk} was indexed by analyser {version}, not {VERSION}."
        elif counts != dump(profile_of(searchable.document(obj))):
            yield f"{searchable.kind}:{obj.pk} has changed since it was indexed."
    for pk in known:
        yield f"{searchable.kind}:{pk} is indexed but may not be."


def _faults_of_engine() -> Iterator[str]:
    held = engine.count_words()
    lengths = [f"{name}_length" for name in FIELDS]
    for pk, counts, *long in Entry.objects.values_list("pk", "counts", *lengths).iterator():
        expected = sum(1 for _ in held_tokens(counts, long))
        if held.pop(pk, None) != expected:
            yield f"Entry {pk} does not hold its {expected} tokens in the full-text index."
    for pk in held:
        yield f"The full-text index holds entry {pk}, which does not exist."

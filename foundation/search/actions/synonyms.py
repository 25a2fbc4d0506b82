"""The synonyms of the trade: the starter corpus, and what is edited on the site."""

import csv
import time
from pathlib import Path

from django.db import transaction

from foundation.search.models import IndexState, Synonym
from foundation.search.synonyms import SEPARATOR

STARTER = Path(__file__).parent.parent / "corpus" / "synonyms.csv"


@transaction.atomic
def load_synonyms(source: Path = STARTER) -> int:
    """Bring the groups of the starter corpus up to date, except those edited on the site. Returns how many changed."""
    with source.open(encoding="utf-8", newline="") as file:
        rows = {_key(row["terms"]): row for row in csv.DictReader(file)}
    known = {synonym.key: synonym for synonym in Synonym.objects.exclude(key=None)}
    changed = sum(_load_group(key, row, known.get(key)) for key, row in rows.items())
    gone = Synonym.objects.filter(is_edited=False).exclude(key=None).exclude(key__in=rows)
    changed += gone.delete()[0]
    if changed:
        _announce_change()
    return changed


@transaction.atomic
def save_synonym(synonym: Synonym) -> None:
    """Save a group edited on the site: loading the starter corpus will leave it as it is."""
    synonym.is_edited = True
    synonym.save()
    _announce_change()


@transaction.atomic
def delete_synonym(synonym: Synonym) -> None:
    """Delete a group written on the site; one of the starter corpus is only put out of use."""
    if synonym.key is None:
        synonym.delete()
    else:
        synonym.is_active = False
        save_synonym(synonym)
    _announce_change()


def _load_group(key: str, row: dict[str, str], known: Synonym | None) -> bool:
    if known and (known.is_edited or (known.terms == row["terms"] and known.reason == row["reason"])):
        return False
    Synonym.objects.update_or_create(key=key, defaults={"terms": row["terms"], "reason": row["reason"]})
    return True


def _key(terms: str) -> str:
    """A group of the corpus goes by its first two terms."""
    return SEPARATOR.join(terms.split(SEPARATOR)[:2])[:120]


def _announce_change() -> None:
    """Change the version under which every process keeps the synonyms it read."""
    IndexState.objects.update_or_create(pk=IndexState.ONLY, defaults={"synonyms_version": time.time_ns()})

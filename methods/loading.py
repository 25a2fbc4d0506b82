"""Bringing the starter cards into the database, again and again without harm."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction

from foundation.history import editorial
from foundation.history.enums import EditorialState
from foundation.search import index
from methods.models import PLAIN_FIELDS, MethodCard
from methods.starter import CORPUS, starter_cards

NOTE = "Fonds de départ d’Essaim"


@dataclass
class Loaded:
    """How many cards were created, updated, or left to those who changed them on the site."""

    created: int = 0
    updated: int = 0
    kept: int = 0


@transaction.atomic
def load_cards(folder: Path = CORPUS) -> Loaded:
    """Create and update the starter cards; all or nothing.

    A card that somebody edited or archived on the site is theirs: it is left as it is.
    """
    done, changed = Loaded(), []
    snapshots = dict(starter_cards(folder))
    cards = {slug: _card(slug, data, done) for slug, data in snapshots.items()}
    for slug, data in snapshots.items():  # once all exist, so that each finds its neighbours
        card = cards[slug]
        if not _is_ours(card):
            done.kept += 1
        elif card.latest_version == 0 or editorial.latest_version_of(card).data != data:
            _put_on_line(card, data)
            done.updated += card.latest_version > 1
            changed.append(card)
    for card in changed:
        index(card)
    return done


def _card(slug: str, data: dict[str, Any], done: Loaded) -> MethodCard:
    card, created = MethodCard.objects.get_or_create(slug=slug, defaults={name: data[name] for name in PLAIN_FIELDS})
    done.created += created
    return card


def _is_ours(card: MethodCard) -> bool:
    if card.state == EditorialState.ARCHIVED:
        return False
    return not editorial.versions_of(card).exclude(note=NOTE).exists()


def _put_on_line(card: MethodCard, data: dict[str, Any]) -> None:
    editorial.save_version(card, data, author=None, base=card.latest_version, note=NOTE)
    editorial.submit(card, actor=None)
    editorial.publish(card, actor=None)

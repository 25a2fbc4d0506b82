"""What each person chose to hear of, and how."""

from collections.abc import Iterable

from django.db.models import Q

from foundation.notifications.enums import Rhythm
from foundation.notifications.kinds import Kind
from foundation.notifications.models import Preference

Choices = dict[tuple[str, str], str]


def rhythm_among(choices: Choices, kind: Kind, place_key: str = "") -> Rhythm:
    """Return the choice that holds: the nearest to the kind in the place, else what the kind proposes."""
    places = [place_key, ""] if place_key else [""]
    for place in places:
        for key in (kind.key, ""):
            if (key, place) in choices:
                return Rhythm(choices[key, place])
    return Rhythm(kind.default)


def choices_of(user_ids: Iterable[int], kind: Kind | None = None) -> dict[int, Choices]:
    """Return the choices of many people in one query, those of one kind or all."""
    user_ids = list(user_ids)
    found: dict[int, Choices] = {pk: {} for pk in user_ids}
    rows = Preference.objects.filter(user_id__in=user_ids)
    if kind:
        rows = rows.filter(Q(kind=kind.key) | Q(kind=""))
    for user_id, key, place_key, rhythm in rows.values_list("user_id", "kind", "place_key", "rhythm"):
        found[user_id][key, place_key] = rhythm
    return found

"""Choosing what to hear of."""

from typing import Any

from django.db import transaction

from foundation.notifications.enums import Rhythm
from foundation.notifications.models import Preference

MAIL_RHYTHMS = [rhythm for rhythm in Rhythm if rhythm.sends_mail]


def choose_rhythm(*, actor: Any, rhythm: str, kind: str = "", place_key: str = "", place_label: str = "") -> None:
    """Set one preference; an empty `rhythm` removes it, so that the wider choice holds again."""
    rows = Preference.objects.filter(user=actor, kind=kind, place_key=place_key)
    if not rhythm:
        rows.delete()
        return
    Preference.objects.update_or_create(
        user=actor,
        kind=kind,
        place_key=place_key,
        defaults={"rhythm": Rhythm(rhythm), "place_label": place_label[:200]},
    )


@transaction.atomic
def save_choices(*, actor: Any, kinds: dict[str, str], places: dict[str, tuple[str, str]]) -> None:
    """Save a whole page of preferences: rhythm by kind, and (label, rhythm) by place."""
    Preference.objects.filter(user=actor, kind="", place_key="").delete()
    for key, rhythm in kinds.items():
        choose_rhythm(actor=actor, kind=key, rhythm=rhythm)
    for place_key, (label, rhythm) in places.items():
        choose_rhythm(actor=actor, place_key=place_key, place_label=label, rhythm=rhythm)


@transaction.atomic
def stop_mails(*, actor: Any, kind: str = "") -> None:
    """Keep the news of a kind, or of every kind, in the site only, wherever it happens."""
    mailing = Preference.objects.filter(user=actor, rhythm__in=MAIL_RHYTHMS)
    if kind:
        for place_key, label in mailing.filter(kind="").exclude(place_key="").values_list("place_key", "place_label"):
            choose_rhythm(actor=actor, kind=kind, place_key=place_key, place_label=label, rhythm=Rhythm.SITE)
        mailing = mailing.filter(kind=kind)
    mailing.update(rhythm=Rhythm.SITE)
    choose_rhythm(actor=actor, kind=kind, rhythm=Rhythm.SITE)

"""Whether a mail may still leave, asked at the last moment."""

from typing import Any

from foundation.notifications.enums import Channel
from foundation.notifications.models import Delivery
from foundation.notifications.preferences import choices_of, rhythm_among


def wanted_target(delivery: Delivery) -> Any:
    """Return the subject of a mail that may still leave, None for one that may not.

    The person is here, wants mail, has not read it in the site, and may still see its subject.
    """
    kind, user = delivery.event.declared_kind, delivery.user
    if not kind or not user.is_active:
        return None
    if not rhythm_among(choices_of([user.pk], kind)[user.pk], kind, delivery.event.place_key).sends_mail:
        return None
    if delivery.event.deliveries.filter(user=user, channel=Channel.SITE, is_read=True).exists():
        return None
    target = kind.find_target(delivery.event.target_id)
    return target if target and kind.may_receive(user, target) else None

"""Keys to the API: given once, noted as they serve, taken back."""

from base64 import urlsafe_b64encode
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from accounts.models import User
from content.models import ApiKey
from content.permissions.keys import can_hold_keys, can_revoke_key
from content.queries.keys import digest_of, keys_of
from foundation.web.allowed import require
from foundation.web.once import once

MARK = "essaim_"
MOST = 10


class TooManyKeys(Exception):
    """This person holds as many keys as anybody may; the message says so in French."""


def create_key(owner: User, *, actor: Any, label: str, token: UUID) -> tuple[ApiKey, str]:
    """Give `owner` a key; the second value is the key itself, which the site does not keep.

    The same form sent twice (`token`) gives the same key, so that a double click still shows it.
    Raises PermissionDenied, TooManyKeys.
    """
    require(can_hold_keys(actor) and actor.pk == owner.pk)
    key = _drawn(owner, token)
    return once(token, user=owner, create=lambda: _kept(owner, label, key)), key


def _drawn(owner: User, token: UUID) -> str:
    """Nobody can foresee it without the secret of the site."""
    digest = salted_hmac("essaim.api.key", f"{owner.pk}:{token}", algorithm="sha256").digest()
    return MARK + urlsafe_b64encode(digest).decode().rstrip("=")


def _kept(owner: User, label: str, key: str) -> ApiKey:
    with transaction.atomic():
        User.objects.select_for_update().get(pk=owner.pk)  # two forms at once are counted one after the other
        if keys_of(owner).filter(revoked_at=None).count() >= MOST:
            raise TooManyKeys(_("Vous avez déjà %d clés : révoquez celles qui ne servent plus.") % MOST)
        shown = key.removeprefix(MARK)[:8]
        return ApiKey.objects.create(owner=owner, label=label, prefix=shown, digest=digest_of(key))


def revoke_key(key: ApiKey, *, actor: Any) -> None:
    """Close a key for ever; revoking twice keeps the first date. Raises PermissionDenied."""
    require(can_revoke_key(actor, key))
    ApiKey.objects.filter(pk=key.pk, revoked_at=None).update(revoked_at=timezone.now())


def note_use(key: ApiKey) -> None:
    """Remember that a key served today; one write a day."""
    today = timezone.localdate()
    if key.last_used_on != today:
        ApiKey.objects.filter(pk=key.pk).update(last_used_on=today)

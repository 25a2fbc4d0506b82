"""The word of the collectivité on a published version: given, taken back."""

from typing import Any, cast

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from content import permissions
from content.actions.shelving import turn_edition
from content.models import Initiative, Vouching
from content.notifications.life import TO_VOUCH, VOUCHED, VOUCHING_WITHDRAWN
from content.queries.vouching import standing_vouching
from foundation.history.editorial import WrongState
from foundation.history.enums import EditorialState
from foundation.notifications import announce
from foundation.web.allowed import require
from territories.models import Collectivite


class AlreadyVouched(WrongState):
    """Another referent has vouched for this version."""


def vouch_for(initiative: Initiative, *, actor: Any, seen: int | None = None) -> Vouching:
    """Say, for the collectivité, that the version on line is true; it takes the place of what it said of older ones.

    `seen`: the version that was read. Raises PermissionDenied, AlreadyVouched, WrongState.
    """
    require(permissions.can_vouch(actor, initiative))
    collectivite = cast(Collectivite, initiative.territory)  # the predicate holds that there is one
    now, version = timezone.now(), seen or initiative.published_version or 0
    try:
        with transaction.atomic():
            _hold(initiative, version, vouched_at=now)
            _replace(standing_vouching(initiative), version)
            vouching = Vouching.objects.create(
                initiative=initiative, version=version, collectivite=collectivite, actor=actor
            )
            turn_edition(initiative)
            announce(VOUCHED, target=vouching, actor=actor)
    except IntegrityError as race:
        raise AlreadyVouched(_said_already()) from race
    return vouching


def withdraw_vouching(vouching: Vouching, *, actor: Any, reason: str) -> None:
    """Take the word of the collectivité back. Raises PermissionDenied."""
    require(permissions.can_withdraw_vouching(actor, vouching))
    with transaction.atomic():
        if _close(vouching, actor, reason):
            _forget(vouching.initiative)
            announce(VOUCHING_WITHDRAWN, target=vouching, actor=actor)


def ask_to_vouch(initiative: Initiative, *, actor: Any) -> None:
    """After a publication: ask the referents again, what they said of an older version still standing.

    The word of a collectivité does not follow a sheet that now names another one.
    """
    vouching = standing_vouching(initiative) if initiative.vouched_at else None
    if vouching and vouching.collectivite_id != initiative.territory_id:
        _close(vouching, None, _("La fiche concerne maintenant une autre collectivité."))
        _forget(initiative)
    if initiative.territory:
        announce(TO_VOUCH, target=initiative, actor=actor)


def _hold(initiative: Initiative, version: int, **changes: Any) -> None:
    """Write on the row only while it shows `version`; two referents then pass one after the other."""
    online = Initiative.objects.filter(pk=initiative.pk, published_version=version, state=EditorialState.PUBLISHED)
    if not online.update(**changes):
        raise WrongState(_("Une autre version est en ligne depuis. Relisez-la avant de valider."))
    initiative.vouched_at = changes["vouched_at"]


def _replace(standing: Vouching | None, version: int) -> None:
    if standing is None:
        return
    if standing.version == version:
        raise AlreadyVouched(_said_already())
    _close(standing, None, _("Une version plus récente est validée."))


def _close(vouching: Vouching, actor: Any, reason: str) -> bool:
    standing = Vouching.objects.filter(pk=vouching.pk, withdrawn_at=None)
    return bool(standing.update(withdrawn_at=timezone.now(), withdrawn_by=actor, reason=reason))


def _forget(initiative: Initiative) -> None:
    Initiative.objects.filter(pk=initiative.pk).update(vouched_at=None)
    initiative.vouched_at = None
    turn_edition(initiative)


def _said_already() -> str:
    return _("Votre collectivité a déjà validé cette version.")

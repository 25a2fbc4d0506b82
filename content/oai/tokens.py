"""Where a list goes on: everything is in the token, signed, so that nothing is kept for a harvester."""

from dataclasses import astuple, dataclass

from django.core import signing
from django.utils.translation import gettext as _

from content.oai.errors import ProtocolError

_SALT = "essaim.oai"


@dataclass(frozen=True)
class Journey:
    """A list being read: what was asked, the last edition sent, how many were, of how many in the whole."""

    verb: str
    since: str
    until: str
    set: str
    edition: int = 0
    sent: int = 0
    total: int = 0


def token_of(journey: Journey) -> str:
    """The resumption token that leads back to `journey`."""
    return signing.dumps(astuple(journey), salt=_SALT)


def journey_of(token: str, verb: str) -> Journey:
    """What a token of that verb says. Raises ProtocolError (badResumptionToken)."""
    try:
        journey = Journey(*signing.loads(token, salt=_SALT))
    except (signing.BadSignature, TypeError):
        raise _bad() from None
    if journey.verb != verb:
        raise _bad()
    return journey


def _bad() -> ProtocolError:
    return ProtocolError("badResumptionToken", _("Ce jeton n’est pas lisible : reprenez la liste depuis le début."))

"""The keys of a person to the API: what they serve for, and when."""

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.personal_data import Section, register_personal_data
from accounts.personal_data.registry import Row
from content.queries.keys import keys_of

EXPORTED = ("label", "prefix", "created_at", "last_used_on", "revoked_at")


def _export(user: User) -> list[Row]:
    return list(keys_of(user).values(*EXPORTED))


def _erase(user: User, remove_contributions: bool) -> None:
    """A programme does not read in the name of somebody who has left."""
    keys_of(user).delete()


register_personal_data(Section("cles", _("Clés d’accès à l’API"), _export, _erase, ("content.ApiKey",)))

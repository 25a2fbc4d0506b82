"""The files of cases that a person handed over; the history of imports stays with the account."""

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.personal_data import Section, register_personal_data
from accounts.personal_data.registry import Row
from content.models import ImportRun

EXPORTED = ("file_name", "origin", "state", "created_at", "written_at")


def _export(user: User) -> list[Row]:
    return list(ImportRun.objects.filter(asked_by=user).values(*EXPORTED))


def _erase(user: User, remove_contributions: bool) -> None:
    if remove_contributions:
        ImportRun.objects.filter(asked_by=user).update(asked_by=None)


register_personal_data(
    Section("imports", _("Fichiers d’initiatives importés"), _export, _erase, ("content.ImportRun",))
)

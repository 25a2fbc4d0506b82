"""The files of cards that a person handed over: once they leave, nobody may see them."""

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.personal_data import Section, register_personal_data
from accounts.personal_data.registry import Row
from foundation.exchange.handing import forget_files
from methods.models import CardImport
from methods.queries.exchange import card_imports_of

EXPORTED = ("file_name", "state", "created_at", "written_at")


def _export(user: User) -> list[Row]:
    return list(card_imports_of(user).values(*EXPORTED))


def _erase(user: User, remove_contributions: bool) -> None:
    for run in CardImport.objects.filter(asked_by=user):
        forget_files(run, user)
        run.delete()


register_personal_data(
    Section("card-imports", _("Fichiers de fiches importés"), _export, _erase, ("methods.CardImport",))
)

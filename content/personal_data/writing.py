"""What a person is typing in a sheet and has not saved: theirs alone."""

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.personal_data import Section, register_personal_data
from accounts.personal_data.registry import Row
from content.models import SectionDraft

EXPORTED = ("initiative__title", "section", "data", "saved_at")


def _export(user: User) -> list[Row]:
    return list(SectionDraft.objects.filter(author=user).values(*EXPORTED))


def _erase(user: User, remove_contributions: bool) -> None:
    """Nobody else has ever seen it."""
    SectionDraft.objects.filter(author=user).delete()


register_personal_data(Section("saisies", _("Saisies en cours"), _export, _erase, ("content.SectionDraft",)))

"""What the library holds of a person: the initiatives they wrote, and their name on them."""

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.personal_data import Section, register_personal_data
from accounts.personal_data.registry import Row
from content.models import Initiative
from content.queries import initiatives_written_by
from foundation.files import delete_file, files_of
from foundation.history import editorial

EXPORTED = ("title", "slug", "state", "summary", "published_at", "updated_at")


def _export(user: User) -> list[Row]:
    return list(initiatives_written_by(user).values(*EXPORTED))


def _erase(user: User, remove_contributions: bool) -> None:
    """A case once on line belongs to its territory and stays; what nobody else writes goes when asked."""
    if not remove_contributions:
        return
    for initiative in initiatives_written_by(user).prefetch_related("authors"):
        if initiative.published_version is None and len(initiative.authors.all()) == 1:
            _delete(initiative, user)
        else:
            initiative.authors.remove(user)


def _delete(initiative: Initiative, user: User) -> None:
    for stored in files_of(initiative):
        delete_file(stored, user)
    editorial.versions_of(initiative).delete()
    initiative.delete()


register_personal_data(
    Section(
        "initiatives",
        _("Initiatives rédigées"),
        _export,
        _erase,
        ("content.Initiative", "content.Initiative_authors"),
    )
)

"""What the ground floor holds of a person; it cannot declare it itself, since it does not know this room."""

from collections.abc import Iterable

from django.contrib.admin.models import LogEntry
from django.core.files import File
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.personal_data.registry import Row, Section, register_personal_data
from foundation.files.models import StoredFile
from foundation.history.models import Decision, Version
from foundation.notifications.models import Delivery, Event, Preference
from foundation.web.models import Submission


def _versions(user: User) -> list[Row]:
    return [
        *Version.objects.filter(author=user).values("content_type__model", "object_id", "number", "note", "data"),
        *Decision.objects.filter(actor=user).values("verdict", "comment", "created_at"),
    ]


def _erase_versions(user: User, remove_contributions: bool) -> None:
    """The history of shared texts stays whole; with the contributions, it loses its author."""
    if remove_contributions:
        Version.objects.filter(author=user).update(author=None)
        Decision.objects.filter(actor=user).update(actor=None)


def _files_rows(user: User) -> list[Row]:
    return list(StoredFile.objects.filter(uploaded_by=user).values("name", "mime", "size", "created_at"))


def _files(user: User) -> Iterable[tuple[str, File]]:
    for stored in StoredFile.objects.filter(uploaded_by=user):
        yield f"{stored.pk}-{stored.name}", stored.file


def _erase_files(user: User, remove_contributions: bool) -> None:
    """Files go with what they belong to; the others lose their depositor."""
    StoredFile.objects.filter(uploaded_by=user).update(uploaded_by=None)


def _news(user: User) -> list[Row]:
    return [
        *Delivery.objects.filter(user=user).values("event__kind", "channel", "state", "is_read", "event__created_at"),
        *Preference.objects.filter(user=user).values("kind", "place_label", "rhythm"),
    ]


def _erase_news(user: User, remove_contributions: bool) -> None:
    """What the person was told goes; what others were told of them names an account that names nobody."""
    Delivery.objects.filter(user=user).delete()
    Preference.objects.filter(user=user).delete()
    if remove_contributions:
        Event.objects.filter(actor=user).update(actor=None)


def _submissions(user: User) -> list[Row]:
    return list(Submission.objects.filter(user=user).values("created_at"))


def _erase_submissions(user: User, remove_contributions: bool) -> None:
    Submission.objects.filter(user=user).delete()


def _administration(user: User) -> list[Row]:
    return list(LogEntry.objects.filter(user=user).values("action_time", "object_repr", "change_message"))


def _keep(user: User, remove_contributions: bool) -> None:
    """The journal of the administration stays, without a name."""


register_personal_data(
    Section(
        "versions", _("Versions et relectures"), _versions, _erase_versions, ("history.Version", "history.Decision")
    )
)
register_personal_data(
    Section("files", _("Fichiers déposés"), _files_rows, _erase_files, ("files.StoredFile",), _files)
)
register_personal_data(
    Section(
        "news",
        _("Notifications et préférences"),
        _news,
        _erase_news,
        ("notifications.Delivery", "notifications.Event", "notifications.Preference"),
    )
)
register_personal_data(
    Section("forms", _("Formulaires envoyés"), _submissions, _erase_submissions, ("web.Submission",))
)
register_personal_data(Section("administration", _("Administration"), _administration, _keep, ("admin.LogEntry",)))

"""Prepare a copy of somebody's data; erase somebody."""

import datetime as dt
import json
import tempfile
from uuid import uuid4
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.exceptions import PermissionDenied
from django.core.files import File
from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.audit import record
from accounts.enums import AuditKind, ExportState
from accounts.models import DataExport, User
from accounts.notifications import EXPORT_READY
from accounts.permissions import is_administrator
from accounts.personal_data import Section, registered_sections
from foundation.jobs import enqueue
from foundation.notifications import announce

KEPT_FOR = dt.timedelta(days=7)
GIVEN_UP_AFTER = dt.timedelta(hours=1)


def request_export(user: User, *, actor: User) -> DataExport:
    """Ask for a copy of one's own data; returns the one being prepared if there is one."""
    from accounts.tasks import prepare_export  # tasks call this module

    if actor.pk != user.pk:
        raise PermissionDenied
    _give_up_stale(user)
    try:
        with transaction.atomic():
            export = DataExport.objects.create(user=user, total=len(registered_sections()))
            record(AuditKind.DATA_EXPORTED, actor=actor)
            enqueue(prepare_export, export.pk)
    except IntegrityError:
        return DataExport.objects.get(user=user, state=ExportState.WAITING)
    return export


def build_export(export: DataExport) -> None:
    """Write the ZIP of a copy that waits: one JSON file a section, and the files. Can run twice."""
    with tempfile.TemporaryFile() as draft:
        with ZipFile(draft, "w", ZIP_DEFLATED) as archive:
            archive.writestr("LISEZ-MOI.txt", render_to_string("accounts/export/readme.txt", {"export": export}))
            for done, section in enumerate(registered_sections(), start=1):
                _write_section(archive, section, export.user)
                DataExport.objects.filter(pk=export.pk).update(done=done)
        draft.seek(0)
        export.file.save("copie.zip", File(draft), save=False)
    export.state, export.ready_at, export.done = ExportState.READY, timezone.now(), export.total
    with transaction.atomic():
        export.save(update_fields=["file", "state", "ready_at", "done"])
        announce(EXPORT_READY, target=export, recipients=[export.user])


def purge_exports() -> int:
    """Delete the copies older than a week, files first; returns how many."""
    old = list(DataExport.objects.filter(requested_at__lt=timezone.now() - KEPT_FOR))
    for export in old:
        export.file.delete(save=False)
        export.delete()
    return len(old)


@transaction.atomic
def erase_my_account(user: User, *, actor: User, remove_contributions: bool) -> None:
    """Take away everything that names a person. Their contributions stay, signed « Agent parti », unless they ask.

    Nobody can sign in with the account afterwards. An administrator may do it for somebody who asks.
    """
    if actor.pk != user.pk and not is_administrator(actor):
        raise PermissionDenied
    for section in registered_sections():
        section.erase(user, remove_contributions)
    record(AuditKind.ACCOUNT_ERASED, actor=None if actor.pk == user.pk else actor, subject=user)
    _make_anonymous(user)


def _make_anonymous(user: User) -> None:
    mark = uuid4().hex
    user.name = _("Agent parti")
    user.email, user.handle, user.bio = f"{mark}@parti.invalid", f"agent-parti-{mark[:12]}", ""
    user.show_in_directory = user.is_active = user.is_editor = user.is_staff = user.is_superuser = False
    user.timezone, user.last_login = "Europe/Paris", None
    user.erased_at = timezone.now()
    user.set_unusable_password()
    user.save()
    user.groups.clear()
    user.user_permissions.clear()


def _write_section(archive: ZipFile, section: Section, user: User) -> None:
    content = {"rubrique": str(section.label), "lignes": section.export(user)}
    archive.writestr(f"{section.key}.json", json.dumps(content, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2))
    for name, file in section.files(user):
        with file.open("rb") as source, archive.open(f"fichiers/{name}", "w") as target:
            for chunk in source.chunks():
                target.write(chunk)


def _give_up_stale(user: User) -> None:
    """A copy whose preparation died does not block the next one."""
    waiting = DataExport.objects.filter(user=user, state=ExportState.WAITING)
    waiting.filter(requested_at__lt=timezone.now() - GIVEN_UP_AFTER).update(state=ExportState.FAILED)

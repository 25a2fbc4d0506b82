"""Background work of this room."""

from accounts import audit
from accounts.actions import mails, personal_data
from accounts.enums import ExportState
from accounts.models import DataExport, EntranceMail
from foundation.jobs import every, job


@job()
def prepare_export(export_pk: int) -> None:
    """Write the copy of somebody's data."""
    export = DataExport.objects.select_related("user").filter(pk=export_pk, state=ExportState.WAITING).first()
    if export:
        personal_data.build_export(export)


@job()
def send_entrance_mail(mail_pk: int) -> None:
    """Send a confirmation, a reset link or a security notice."""
    mail = EntranceMail.objects.filter(pk=mail_pk).first()
    if mail:
        mails.send_entrance_mail(mail)


@every(days=1, at="03:40")
@job()
def purge() -> None:
    """Remove old copies, old traces and mails that could not leave."""
    personal_data.purge_exports()
    audit.purge()
    mails.purge_entrance_mails()

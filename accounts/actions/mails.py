"""Mails of the entrance: written down in the transaction that asks for them, sent by a job, then forgotten."""

import datetime as dt

from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.utils import timezone

from accounts.models import EntranceMail
from foundation.jobs import enqueue

KEPT_FOR = dt.timedelta(days=2)


@transaction.atomic
def post_entrance_mail(to: str, *, subject: str, text: str, html: str) -> EntranceMail:
    """Keep a mail to one person until a job has sent it."""
    from accounts.tasks import send_entrance_mail as send_job  # tasks call this module

    mail = EntranceMail.objects.create(to=to, subject=subject, text=text, html=html)
    enqueue(send_job, mail.pk)
    return mail


def send_entrance_mail(mail: EntranceMail) -> None:
    """Hand a mail to the mail server and forget it; a failure comes back later."""
    message = EmailMultiAlternatives(mail.subject, mail.text, to=[mail.to])
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    message.send()
    mail.delete()


def purge_entrance_mails() -> None:
    """Forget the mails that could not leave: their links are no longer worth anything."""
    EntranceMail.objects.filter(created_at__lt=timezone.now() - KEPT_FOR).delete()

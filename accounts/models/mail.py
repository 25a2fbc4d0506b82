"""Mails of the entrance on their way: sent by a job, so that nobody waits for, or learns from, the mail server."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class EntranceMail(models.Model):
    """A mail that has not left yet. It may hold a link that opens an account: the row goes once it has left."""

    to = models.EmailField(_("destinataire"))
    subject = models.CharField(_("objet"), max_length=250)
    text = models.TextField(_("texte"))
    html = models.TextField(_("texte en HTML"), blank=True)
    created_at = models.DateTimeField(_("écrit le"), default=timezone.now, db_index=True)

    class Meta:
        verbose_name = _("message de l’entrée")
        verbose_name_plural = _("messages de l’entrée")

    def __str__(self) -> str:
        return self.subject

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ImportState(TextChoices):
    """Where a file that was handed over stands."""

    READING = "lecture", _("en cours de lecture")
    READ = "lu", _("à écrire ou à abandonner")
    WRITING = "ecriture", _("en cours d’écriture")
    WRITTEN = "ecrit", _("écrit")
    DROPPED = "abandon", _("abandonné")
    FAILED = "echec", _("illisible")

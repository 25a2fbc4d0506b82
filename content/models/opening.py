"""What crosses the door in bulk: files of cases that come in, keys of the programmes that read."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from foundation.exchange.models import HandedFile


class ImportRun(HandedFile):
    """A file of cases handed over by an editor; `report` is what `content.importing` answers."""

    # Goes before the identifiers of the file: « cdg35/12 ».
    origin = models.SlugField(_("qui remet ce fichier"), max_length=60, default="", db_index=False)
    partial = models.BooleanField(_("écrire les lignes justes seulement"), default=False)
    publish = models.BooleanField(_("publier sans relecture"), default=False)

    class Meta(HandedFile.Meta):
        verbose_name = _("import")

    def get_absolute_url(self) -> str:
        return reverse("content:import-run", args=[self.pk])


class ApiKey(models.Model):
    """A key that names who reads the API, for a wider allowance; only its digest is kept."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="api_keys")
    label = models.CharField(_("usage"), max_length=120)
    prefix = models.CharField(max_length=8)
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    last_used_on = models.DateField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-created_at", "-pk"]
        verbose_name = _("clé d’accès à l’API")

    def __str__(self) -> str:
        return self.prefix

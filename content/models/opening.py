"""What crosses the door in bulk: files of cases that come in, keys of the programmes that read."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from content.enums import ImportState


class ImportRun(models.Model):
    """A file of cases handed over by an editor: what was understood of it, then what was written.

    `report` is what `content.importing` answers; the file itself belongs to this row until it is written or dropped.
    Each change of `state` is a conditional update: a file is written once, however often somebody asks.
    """

    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    file_name = models.CharField(_("fichier"), max_length=200)
    checksum = models.CharField(max_length=64)
    # Goes before the identifiers of the file: « cdg35/12 ».
    origin = models.SlugField(_("qui remet ce fichier"), max_length=60, default="", db_index=False)
    partial = models.BooleanField(_("écrire les lignes justes seulement"), default=False)
    publish = models.BooleanField(_("publier sans relecture"), default=False)
    state = models.CharField(_("état"), max_length=10, choices=ImportState.choices, default=ImportState.READING)
    done = models.PositiveIntegerField(_("lignes traitées"), default=0)
    total = models.PositiveIntegerField(_("lignes"), default=0)
    report = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)
    written_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-created_at", "-pk"]
        verbose_name = _("import")

    def __str__(self) -> str:
        return self.file_name

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

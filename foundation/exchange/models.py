"""A file between the moment it is handed over and the moment it is written or dropped."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation.exchange.enums import ImportState


class HandedFile(models.Model):
    """What was understood of a file, then what was written.

    `report` says it, JSON values only; the file itself belongs to this row until it is written or dropped.
    Each change of `state` is a conditional update: a file is written once, however often somebody asks.
    """

    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    file_name = models.CharField(_("fichier"), max_length=200)
    checksum = models.CharField(max_length=64)
    state = models.CharField(_("état"), max_length=10, choices=ImportState.choices, default=ImportState.READING)
    done = models.PositiveIntegerField(_("lignes traitées"), default=0)
    total = models.PositiveIntegerField(_("lignes"), default=0)
    report = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)
    written_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True
        ordering: ClassVar = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.file_name

    @property
    def is_waiting(self) -> bool:
        return self.state in (ImportState.READING, ImportState.WRITING)

    @property
    def is_read(self) -> bool:
        return self.state == ImportState.READ

    @property
    def is_written(self) -> bool:
        return self.state == ImportState.WRITTEN

    @property
    def may_drop(self) -> bool:
        return self.state not in (ImportState.WRITTEN, ImportState.DROPPED)

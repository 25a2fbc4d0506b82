"""A copy of one's own data, prepared in the background and kept for a few days."""

from uuid import uuid4

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.enums import ExportState


def media_storage() -> Storage:
    return storages["media"]


def random_name(export: "DataExport", filename: str) -> str:
    return f"exports/{uuid4().hex}.zip"


class DataExport(models.Model):
    """`done` of `total` sections are written; `file` is empty until the copy is ready, and again once expired."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="data_exports")
    state = models.CharField(_("état"), max_length=10, choices=ExportState.choices, default=ExportState.WAITING)
    done = models.PositiveSmallIntegerField(_("rubriques prêtes"), default=0)
    total = models.PositiveSmallIntegerField(_("rubriques"), default=0)
    file = models.FileField(_("fichier"), storage=media_storage, upload_to=random_name, blank=True)
    requested_at = models.DateTimeField(_("demandée le"), default=timezone.now, db_index=True)
    ready_at = models.DateTimeField(_("prête le"), null=True, blank=True)

    class Meta:
        verbose_name = _("copie de données")
        verbose_name_plural = _("copies de données")
        ordering = ["-requested_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=models.Q(state=ExportState.WAITING), name="one_export_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user_id}, {self.requested_at:%Y-%m-%d}"

    @property
    def is_waiting(self) -> bool:
        return self.state == ExportState.WAITING

    @property
    def is_available(self) -> bool:
        return self.state == ExportState.READY and bool(self.file)

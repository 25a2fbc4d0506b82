"""Sensitive acts: who, what, when, from where. Rows are added, never changed; old ones are purged."""

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.enums import AuditKind


class AuditEvent(models.Model):
    """`actor` did it, to `subject` when that is somebody else; `address` is the network only (never a whole IP)."""

    kind = models.CharField(_("acte"), max_length=30, choices=AuditKind.choices)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("par")
    )
    subject = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("sur")
    )
    detail = models.CharField(_("précision"), max_length=200, blank=True)
    address = models.CharField(_("réseau"), max_length=50, blank=True)
    happened_at = models.DateTimeField(_("le"), default=timezone.now, db_index=True)

    class Meta:
        verbose_name = _("acte sensible")
        verbose_name_plural = _("actes sensibles")
        ordering = ["-happened_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.happened_at:%Y-%m-%d %H:%M}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError("An audit event is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("An audit event is never deleted; the purge removes the old ones together.")

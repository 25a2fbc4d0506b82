"""What readers with a duty say of a sheet: comments on its parts, the word of the collectivité."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from content.models.sheets import Initiative
from territories.models import Collectivite


class SectionComment(models.Model):
    """What an editor, or an author answering, says of one part of a version."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="section_comments")
    version = models.PositiveIntegerField(_("version"))
    section = models.CharField(_("partie"), max_length=20)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    body = models.TextField(_("commentaire"), max_length=2000)
    created_at = models.DateTimeField(auto_now_add=True)
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["created_at", "pk"]
        verbose_name = _("commentaire de relecture")

    def __str__(self) -> str:
        return self.body[:60]


class Vouching(models.Model):
    """A referent says, in the name of their collectivité, that a published version is true; rows are only closed."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="vouchings")
    version = models.PositiveIntegerField(_("version"))
    collectivite = models.ForeignKey(Collectivite, models.PROTECT, related_name="+")
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    reason = models.CharField(_("raison du retrait"), max_length=400, blank=True)

    class Meta:
        ordering: ClassVar = ["-created_at", "-pk"]
        verbose_name = _("validation par la collectivité")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["initiative"], condition=models.Q(withdrawn_at__isnull=True), name="vouched_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.initiative_id} v{self.version}"

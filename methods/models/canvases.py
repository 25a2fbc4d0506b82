"""Canvases: sheets to fill in, given with a card; and those that the project brings."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from methods.models.cards import CardRow, MethodCard


class Canvas(CardRow):
    """One canvas of a card; its files, one a format (PDF, ODT, PNG), belong to this row (`foundation.files`)."""

    card = models.ForeignKey(MethodCard, models.CASCADE, related_name="canvases")
    title = models.CharField(_("nom du support"), max_length=120)
    purpose = models.CharField(_("à quoi il sert"), max_length=200, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta(CardRow.Meta):
        ordering: ClassVar = ["position", "pk"]
        verbose_name = _("support à remplir")

    def __str__(self) -> str:
        return self.title


class StarterCanvas(models.Model):
    """A canvas that the project ships, laid once; without `canvas`, somebody has made it theirs or removed it."""

    key = models.CharField(_("fichier"), max_length=100, unique=True)
    digest = models.CharField(_("empreinte"), max_length=64)
    canvas = models.OneToOneField(Canvas, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["key"]
        verbose_name = _("support de départ")

    def __str__(self) -> str:
        return self.key

"""Kits: cards in an order, with a word on each; and what is printed of cards."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from foundation.documents.models import UNDER_WAY, Composition
from foundation.markup.fields import MarkupField, MarkupModel
from methods.enums import Phase, PrintLayout
from methods.models.cards import CardRow, MethodCard


class Kit(MarkupModel):
    """An ordered set of cards. Without an owner, it ships with Essaim and is shared."""

    slug = models.SlugField(_("adresse"), max_length=90, unique=True)
    title = models.CharField(_("nom du kit"), max_length=120)
    summary = models.CharField(_("en une phrase"), max_length=160, blank=True)
    introduction = MarkupField(_("introduction"), max_length=4000, blank=True)
    phase = models.CharField(_("moment"), max_length=20, choices=Phase.choices, blank=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="kits")
    is_shared = models.BooleanField(_("partagé avec tous"), default=False)
    forked_from = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="forks")
    cards = models.ManyToManyField(MethodCard, through="KitCard", related_name="kits")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering: ClassVar = ["title", "pk"]
        verbose_name = _("kit")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(owner__isnull=False) | Q(is_shared=True), name="kit_of_nobody_is_shared")
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("methods:kit", args=[self.slug])


class KitCard(CardRow):
    """A card of a kit, and why it is there."""

    kit = models.ForeignKey(Kit, models.CASCADE, related_name="items")
    card = models.ForeignKey(MethodCard, models.CASCADE, related_name="+")
    note = models.CharField(_("pourquoi, à ce moment"), max_length=300, blank=True)

    class Meta(CardRow.Meta):
        ordering: ClassVar = ["position", "pk"]
        verbose_name = _("fiche d’un kit")
        constraints: ClassVar = [models.UniqueConstraint(fields=["kit", "card"], name="card_once_in_kit")]

    def __str__(self) -> str:
        return f"{self.kit_id} · {self.card_id}"


class CardPrint(Composition):
    """Cards being printed as one PDF, in the order that was asked (`card_pks`)."""

    title = models.CharField(_("titre"), max_length=120)
    layout = models.CharField(_("mise en page"), max_length=4, choices=PrintLayout.choices)
    card_pks = models.JSONField(default=list)

    class Meta:
        ordering: ClassVar = ["-created_at", "-pk"]
        verbose_name = _("impression de fiches")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["asked_by"], condition=Q(state__in=UNDER_WAY), name="one_card_print_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.layout}"

"""Method cards: what a method is for, its timed steps, what to bring, what goes wrong."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from foundation.history.models import Editorial
from foundation.markup.fields import MarkupField, MarkupModel
from methods.enums import Family, Level, Phase, Setting

DEFAULT_LICENCE = "Licence Ouverte 2.0"
PLAIN_FIELDS = (
    "title",
    "summary",
    "family",
    "phase",
    "level",
    "setting",
    "duration_min",
    "duration_max",
    "group_min",
    "group_max",
    "licence",
)
SECTIONS = ("purpose", "when_to_use", "when_not", "audience", "pitfalls", "variants")


class MethodCard(Editorial, MarkupModel):
    """One method. `duration_typical` is the sum of its steps; the row shows the published version."""

    slug = models.SlugField(_("adresse"), max_length=90, unique=True)
    title = models.CharField(_("nom de la méthode"), max_length=120)
    summary = models.CharField(_("en une phrase"), max_length=160)
    family = models.CharField(_("famille"), max_length=20, choices=Family.choices)
    phase = models.CharField(_("moment"), max_length=20, choices=Phase.choices)
    level = models.CharField(_("niveau"), max_length=20, choices=Level.choices)
    setting = models.CharField(_("lieu"), max_length=20, choices=Setting.choices)
    duration_min = models.PositiveSmallIntegerField(_("durée minimale (minutes)"))
    duration_max = models.PositiveSmallIntegerField(_("durée maximale (minutes)"))
    duration_typical = models.PositiveSmallIntegerField(_("durée des étapes (minutes)"), default=0)
    group_min = models.PositiveSmallIntegerField(_("personnes, au moins"))
    group_max = models.PositiveSmallIntegerField(_("personnes, au plus"))

    purpose = MarkupField(_("à quoi ça sert"))
    when_to_use = MarkupField(_("quand l’utiliser"))
    when_not = MarkupField(_("quand l’éviter"), blank=True)
    audience = MarkupField(_("pour qui"), blank=True)
    pitfalls = MarkupField(_("pièges"), blank=True)
    variants = MarkupField(_("variantes"), blank=True)

    licence = models.CharField(_("licence"), max_length=80, default=DEFAULT_LICENCE)
    case_notes = models.JSONField(
        _("exemples"), default=list, blank=True, help_text=_("liste de {slug, note}, où elle a servi")
    )
    sources = models.JSONField(_("sources"), default=list, blank=True, help_text=_("liste de {title}"))
    authors = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="method_cards", blank=True, verbose_name=_("rédaction")
    )
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("relue par"),
    )
    reviewed_at = models.DateTimeField(_("relue le"), null=True, blank=True)
    updated_at = models.DateTimeField(_("modifiée le"), auto_now=True)

    class Meta:
        ordering: ClassVar = ["slug"]
        verbose_name = _("fiche méthode")
        verbose_name_plural = _("fiches méthode")
        # What tells whether the list has changed, without reading the cards and their texts.
        indexes: ClassVar = [models.Index(fields=["state", "updated_at"], name="card_latest_changes")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(duration_min__lte=F("duration_max")),
                name="card_duration_in_order",
                violation_error_message=_("La durée minimale dépasse la durée maximale."),
            ),
            models.CheckConstraint(
                condition=Q(group_min__lte=F("group_max")),
                name="card_group_in_order",
                violation_error_message=_("Le plus petit groupe est plus grand que le plus grand."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("methods:card", args=[self.slug])

    @property
    def family_label(self) -> str:
        return str(Family(self.family).label)

    def snapshot(self) -> dict[str, Any]:
        """The whole editable content; `methods.snapshots` says how."""
        from methods.snapshots import snapshot_of

        return snapshot_of(self)

    def apply_snapshot(self, data: dict[str, Any]) -> None:
        """Write `data` into the row and its children."""
        from methods.snapshots import write_snapshot

        write_snapshot(self, data)


class CardRow(models.Model):
    """A numbered row of a card."""

    position = models.PositiveSmallIntegerField(_("rang"))

    class Meta:
        abstract = True
        ordering: ClassVar = ["position"]


class Step(CardRow, MarkupModel):
    """A timed step; `say` is a sentence the facilitator can say aloud."""

    card = models.ForeignKey(MethodCard, on_delete=models.CASCADE, related_name="steps")
    title = models.CharField(_("titre"), max_length=120)
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    text = MarkupField(_("ce que l’on fait"))
    say = models.CharField(_("à dire"), max_length=300, blank=True)

    class Meta(CardRow.Meta):
        verbose_name = _("étape")
        constraints: ClassVar = [models.UniqueConstraint(fields=["card", "position"], name="one_step_a_position")]

    def __str__(self) -> str:
        return self.title


class Material(CardRow):
    """Something to bring; the quantity is free text (« 1 par personne »)."""

    card = models.ForeignKey(MethodCard, on_delete=models.CASCADE, related_name="materials")
    name = models.CharField(_("matériel"), max_length=120)
    quantity = models.CharField(_("quantité"), max_length=60, blank=True)

    class Meta(CardRow.Meta):
        verbose_name = _("matériel")
        constraints: ClassVar = [models.UniqueConstraint(fields=["card", "position"], name="one_material_a_position")]

    def __str__(self) -> str:
        return self.name


class CardRelation(CardRow):
    """Another card to read with this one, and why."""

    card = models.ForeignKey(MethodCard, on_delete=models.CASCADE, related_name="relations")
    other = models.ForeignKey(MethodCard, on_delete=models.CASCADE, related_name="+")
    reason = models.CharField(_("pourquoi"), max_length=200)

    class Meta(CardRow.Meta):
        verbose_name = _("fiche voisine")
        constraints: ClassVar = [models.UniqueConstraint(fields=["card", "other"], name="one_relation_a_pair")]

    def __str__(self) -> str:
        return f"{self.card_id} → {self.other_id}"

"""The library: its themes, and a sheet."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from content.enums import Axis, Demand, NewsStatus, Outcome, Posture, ProximityForm, SheetForm
from foundation.history.models import Editorial
from foundation.markup.fields import MarkupField, MarkupModel
from territories.enums import Kind
from territories.models import Collectivite, Department, Region

DEFAULT_LICENCE = "Licence Ouverte 2.0"


class Theme(models.Model):
    """A term of the controlled list; `aliases` (comma separated) feed search, not display."""

    slug = models.SlugField(_("adresse"), max_length=60, unique=True)
    name = models.CharField(_("nom"), max_length=60, unique=True)
    definition = models.CharField(_("définition"), max_length=300, blank=True)
    aliases = models.CharField(_("autres mots"), max_length=400, blank=True)

    class Meta:
        ordering: ClassVar = ["name"]
        verbose_name = _("thème")

    def __str__(self) -> str:
        return self.name


class Initiative(Editorial, MarkupModel):
    """A case told by a territory, failures included; the row shows the published version."""

    slug = models.SlugField(_("adresse"), max_length=90, unique=True)
    title = models.CharField(_("titre"), max_length=160)
    form = models.CharField(_("forme"), max_length=10, choices=SheetForm.choices, default=SheetForm.FULL)

    territory = models.ForeignKey(
        Collectivite,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="initiatives",
        verbose_name=_("collectivité"),
    )
    territory_name = models.CharField(_("territoire, tel qu’il se nomme"), max_length=200)
    territory_kind = models.CharField(_("nature du territoire"), max_length=20, choices=Kind.choices, db_index=True)
    # Copied from the territory when it has one place, so that facets need no join; empty for a case on several.
    department = models.ForeignKey(Department, models.PROTECT, null=True, blank=True, related_name="+")
    region = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, related_name="+")
    population = models.PositiveIntegerField(_("population, selon la source"), null=True, blank=True)
    year = models.PositiveSmallIntegerField(_("année"), null=True, blank=True)

    themes = models.ManyToManyField(Theme, related_name="initiatives", blank=True, verbose_name=_("thèmes"))
    axis = models.CharField(_("axe"), max_length=20, choices=Axis.choices, blank=True)
    posture = models.CharField(_("posture"), max_length=20, choices=Posture.choices, default=Posture.NONE)
    proximity_form = models.CharField(
        _("forme de proximité"), max_length=10, choices=ProximityForm.choices, default=ProximityForm.NONE
    )
    demand = models.CharField(_("demande"), max_length=20, choices=Demand.choices, blank=True)
    outcome = models.CharField(_("suite"), max_length=20, choices=Outcome.choices, default=Outcome.UNKNOWN)

    summary = MarkupField(_("en bref"))
    problem = MarkupField(_("problème"), blank=True)
    context = MarkupField(_("contexte"), blank=True)
    fieldwork = MarkupField(_("enquête de terrain"), blank=True)
    done = MarkupField(_("ce qui a été fait"), blank=True)
    failed = MarkupField(_("ce qui n’a pas marché"), blank=True)
    helped = MarkupField(_("ce qui a aidé"), blank=True)
    afterwards = MarkupField(_("et après"), blank=True)

    licence = models.CharField(_("licence"), max_length=80, default=DEFAULT_LICENCE)
    provenance = models.CharField(_("provenance"), max_length=200, blank=True)
    # How the collectivité that handed over many cases names this one: importing its file again finds it.
    external_id = models.CharField(_("identifiant d’origine"), max_length=200, null=True, blank=True, unique=True)
    authors = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="initiatives", blank=True, verbose_name=_("rédaction")
    )
    updated_at = models.DateTimeField(_("modifiée le"), auto_now=True)

    # What the public sees of it last changed at this edition of the library, at that moment.
    edition = models.PositiveBigIntegerField(default=0, editable=False, db_index=True)
    changed_at = models.DateTimeField(null=True, blank=True, editable=False)

    # Copied from the rows that tell them, so that a list, a facet or the head of a sheet asks nothing more.
    vouched_at = models.DateTimeField(_("validée par la collectivité le"), null=True, blank=True, editable=False)
    last_news_on = models.DateField(_("dernières nouvelles le"), null=True, blank=True, editable=False)
    last_news = models.CharField(
        _("dernières nouvelles"), max_length=12, choices=NewsStatus.choices, blank=True, editable=False
    )
    adaptation_count = models.PositiveIntegerField(_("reprises"), default=0, editable=False)
    answer_hours = models.PositiveIntegerField(_("délai habituel de réponse, en heures"), null=True, editable=False)

    class Meta:
        ordering: ClassVar = ["slug"]
        verbose_name = _("initiative")
        indexes: ClassVar = [
            models.Index(fields=["state", "-published_at", "-id"], name="initiative_newest"),
            # What the facets and the map count, without reading the rows and their texts.
            models.Index(fields=["state", "region", "territory_kind", "outcome"], name="initiative_facets"),
            models.Index(fields=["state", "department"], name="initiative_places"),
            models.Index(fields=["state", "territory"], name="initiative_territories"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("content:initiative", args=[self.slug])

    @property
    def is_mention(self) -> bool:
        return self.form == SheetForm.MENTION

    def snapshot(self) -> dict[str, Any]:
        """The whole editable content; `content.snapshots` says how."""
        from content.snapshots import snapshot_of

        return snapshot_of(self)

    def apply_snapshot(self, data: dict[str, Any]) -> None:
        """Write `data` into the row and its children."""
        from content.snapshots import write_snapshot

        write_snapshot(self, data)


class LibraryEdition(models.Model):
    """How many times what the public sees of the library has changed; one row, raised inside each such change."""

    number = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.number)


class LibraryTurn(models.Model):
    """One of these changes: its number, and a mark drawn at random.

    The mark tells one past of the library from another (a backup put back, a transaction undone): whoever holds what
    the library was at a turn asks whether that turn is still in its past.
    """

    number = models.PositiveBigIntegerField(primary_key=True)
    mark = models.CharField(max_length=16)

    def __str__(self) -> str:
        return f"{self.number} {self.mark}"

"""Regions, departments, collectivités, and the words by which a collectivité is found."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from territories.enums import Kind, Statute, Stratum


class Region(models.Model):
    code = models.CharField(max_length=3, primary_key=True)
    name = models.CharField(max_length=100)
    lookup = models.CharField(max_length=100, db_index=True, editable=False)

    class Meta:
        ordering = ["lookup"]
        verbose_name = _("région")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("territories:region", args=[self.code, self.slug])

    @property
    def slug(self) -> str:
        return slugify(self.name)


class Department(models.Model):
    code = models.CharField(max_length=3, primary_key=True)
    name = models.CharField(max_length=100)
    lookup = models.CharField(max_length=100, db_index=True, editable=False)
    region = models.ForeignKey(Region, models.PROTECT, related_name="departments")
    timezone = models.CharField(max_length=40, default="Europe/Paris")
    is_overseas = models.BooleanField(default=False)

    class Meta:
        ordering = ["code"]
        verbose_name = _("département")

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        return reverse("territories:department", args=[self.code, self.slug])

    @property
    def label(self) -> str:
        return f"{self.name} ({self.code})"

    @property
    def slug(self) -> str:
        return slugify(self.name)


class Collectivite(models.Model):
    """A public body; `code` is its INSEE or SIREN code, null for one without an official code.

    Codes written in several numbers (postal codes, former codes) are separated by spaces,
    other names by semicolons.
    """

    # Their name already says what they are.
    NAMED_BY_KIND = {Kind.DEPARTEMENT, Kind.REGION, Kind.COLLECTIVITE_UNIQUE, Kind.AUTRE}

    kind = models.CharField(_("nature"), max_length=20, choices=Kind.choices)
    code = models.CharField(_("code officiel"), max_length=9, null=True, blank=True)
    name = models.CharField(_("nom"), max_length=200)
    lookup = models.CharField(max_length=200, editable=False)
    slug = models.SlugField(max_length=210, db_index=False)
    statute = models.CharField(_("statut"), max_length=5, choices=Statute.choices, blank=True)
    department = models.ForeignKey(Department, models.PROTECT, null=True, blank=True, related_name="collectivites")
    region = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, related_name="collectivites")
    epci = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="communes")
    population = models.PositiveIntegerField(_("population"), null=True, blank=True)
    stratum = models.CharField(max_length=15, choices=Stratum.choices, default=Stratum.UNKNOWN)
    is_overseas = models.BooleanField(_("outre-mer"), default=False)
    is_obsolete = models.BooleanField(_("n’existe plus"), default=False)
    replaced_by = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="replaces")
    postal_codes = models.CharField(_("codes postaux"), max_length=200, blank=True)
    former_codes = models.CharField(_("anciens codes"), max_length=300, blank=True)
    other_names = models.TextField(_("autres noms"), blank=True)

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("collectivité")
        constraints = [
            models.UniqueConstraint(fields=["kind", "code"], name="collectivite_code_once"),
            models.UniqueConstraint(
                fields=["kind", "slug"],
                condition=Q(code__isnull=True),
                name="collectivite_free_body_once",
            ),
        ]
        # Those of the same kind just above and just below a population: « une collectivité comme la mienne ».
        indexes = [models.Index(fields=["kind", "population"], name="collectivite_likeness")]

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        return reverse("territories:collectivite", args=[self.kind, self.key, self.slug])

    @property
    def label(self) -> str:
        """The name with what tells homonyms apart: « Rochefort (17) · commune »."""
        place = f"{self.name} ({self.department_id})" if self.department_id else self.name
        if self.kind in self.NAMED_BY_KIND:
            return place
        return f"{place} · {self.nature}"

    @property
    def nature(self) -> str:
        """What it is: its legal statute when it has one, else its kind."""
        return self.get_statute_display() or self.get_kind_display()

    @property
    def key(self) -> str:
        """What names it in addresses: its official code, or `n` and its number."""
        return self.code or f"n{self.pk}"


class LookupToken(models.Model):
    """A word (or a code) by which a collectivité is found, whole or by its beginning."""

    token = models.CharField(max_length=40)
    collectivite = models.ForeignKey(Collectivite, models.CASCADE, related_name="lookup_tokens", db_index=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["token", "collectivite"], name="lookup_token_once")]

    def __str__(self) -> str:
        return self.token


class ReferentialVersion(models.Model):
    """Which referential file the tables hold; one row."""

    checksum = models.CharField(max_length=64, blank=True)
    loaded_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.checksum

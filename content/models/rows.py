"""The numbered rows of a sheet: what was supposed, used, measured, and where the facts come from."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from content.enums import HypothesisVerdict, Weight
from content.models.sheets import Initiative
from methods.models import MethodCard


class InitiativeRow(models.Model):
    """A numbered row of a sheet."""

    position = models.PositiveSmallIntegerField(_("rang"))

    class Meta:
        abstract = True
        ordering: ClassVar = ["position"]


class Hypothesis(InitiativeRow):
    """What the team supposed, how it was tested, and what the field answered."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="hypotheses")
    statement = models.CharField(_("hypothèse"), max_length=400)
    tested_by = models.CharField(_("comment elle a été testée"), max_length=400, blank=True)
    verdict = models.CharField(
        _("verdict"), max_length=12, choices=HypothesisVerdict.choices, default=HypothesisVerdict.UNTESTED
    )
    evidence = models.CharField(_("ce qui le montre"), max_length=400, blank=True)

    class Meta(InitiativeRow.Meta):
        indexes: ClassVar = [models.Index(fields=["verdict", "initiative"], name="hypothesis_verdicts")]

    def __str__(self) -> str:
        return self.statement


class MethodUse(InitiativeRow):
    """A method the team used: by its name, and by its card when there is one."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="method_uses")
    name = models.CharField(_("méthode"), max_length=120)
    card = models.ForeignKey(MethodCard, models.SET_NULL, null=True, blank=True, related_name="initiative_uses")

    def __str__(self) -> str:
        return self.name


class ToolUsed(InitiativeRow):
    """A tool or a piece of software; `is_free` is None when the source does not say."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="tools")
    name = models.CharField(_("outil"), max_length=120)
    is_free = models.BooleanField(_("logiciel libre"), null=True, blank=True)
    cost = models.CharField(_("coût"), max_length=120, blank=True)

    def __str__(self) -> str:
        return self.name


# What an indicator holds besides its sentence.
UNMEASURED = {"name": "", "unit": "", "baseline": None, "target": None, "measures": []}


class Indicator(InitiativeRow):
    """A figure of the case: a name with its measures, or only a sentence, as its source states it.

    `measures`: [{"date": "2024-03-31", "value": 42.0, "method": "comptage à l’accueil"}, …], the oldest first.
    """

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="indicators")
    text = models.CharField(_("en une phrase"), max_length=300, blank=True)
    name = models.CharField(_("indicateur"), max_length=120, blank=True)
    unit = models.CharField(_("unité"), max_length=40, blank=True)
    baseline = models.FloatField(_("au départ"), null=True, blank=True)
    target = models.FloatField(_("visé"), null=True, blank=True)
    measures = models.JSONField(_("mesures"), default=list, blank=True)

    class Meta(InitiativeRow.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(condition=~models.Q(text="", name=""), name="indicator_says_something")
        ]

    def __str__(self) -> str:
        return self.name or self.text


class Factor(InitiativeRow):
    """What helped, or what stood in the way."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="factors")
    weight = models.CharField(_("sens"), max_length=10, choices=Weight.choices)
    text = models.CharField(_("facteur"), max_length=300)

    def __str__(self) -> str:
        return self.text


class Source(InitiativeRow):
    """Where the facts come from."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="sources")
    title = models.CharField(_("source"), max_length=300)
    locator = models.CharField(_("endroit dans la source"), max_length=120, blank=True)
    url = models.URLField(_("adresse"), max_length=400, blank=True)

    def __str__(self) -> str:
        return self.title

"""Cohorts, as territories hold them."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from learning.queries.cohorts import cohorts_announced
from territories.holdings import Holding, register_holding

register_holding(
    Holding(
        key="cohorts",
        label=_("Cohortes"),
        count_for=lambda scope: cohorts_announced().filter(scope.within("territory")).count(),
        fragment_url=lambda scope: reverse("learning:for-territory", args=scope.address),
        places=lambda user: cohorts_announced().filter(territory__isnull=False).values("territory"),
        order=30,
    )
)

"""Initiatives, as territories hold them."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from content.queries import initiatives_listed
from territories.holdings import Holding, register_holding

register_holding(
    Holding(
        key="initiatives",
        label=_("Initiatives"),
        count_for=lambda scope: initiatives_listed().filter(scope.within("territory")).count(),
        fragment_url=lambda scope: reverse("content:for-territory", args=scope.address),
        places=lambda user: initiatives_listed().values("territory"),
        order=10,
    )
)

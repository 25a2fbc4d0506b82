"""Addresses at the root of the site that programmes read."""

from django.urls import path

from content.api.service import api
from content.views.oai import OaiView

urlpatterns = [
    path("api/v1/", api.urls),
    path("oai", OaiView.as_view(), name="oai"),
]

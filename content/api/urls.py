"""Addresses at the root of the site that programmes read."""

from django.urls import path

from content.api.service import api

urlpatterns = [
    path("api/v1/", api.urls),
]

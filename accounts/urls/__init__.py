"""Under /compte/: the pages of django-allauth at French addresses, and our own."""

from django.urls import include, path

urlpatterns = [
    path("", include("accounts.urls.entrance")),
    path("", include("accounts.urls.rooms")),
]

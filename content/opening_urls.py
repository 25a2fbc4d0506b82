"""Addresses under /initiatives/ by which the library is reused."""

from django.urls import path

from content.views import keys, observatory, opening

urlpatterns = [
    path("observatoire/", observatory.ObservatoryView.as_view(), name="observatory"),
    path("observatoire/<slug:key>.csv", observatory.ObservatoryFileView.as_view(), name="observatory-file"),
    path("reutiliser/", opening.ReuseView.as_view(), name="reuse"),
    path("reutiliser/cles/", keys.KeyListView.as_view(), name="key-list"),
    path("reutiliser/cles/<int:pk>/revoquer/", keys.KeyRevokeView.as_view(), name="key-revoke"),
    path("<slug:slug>/fiche.pdf", opening.InitiativePdfView.as_view(), name="initiative-pdf"),
]

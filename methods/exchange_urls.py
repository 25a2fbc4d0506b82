"""Cards that come in and go out as files."""

from django.urls import path

from methods.views import exporting, importing

urlpatterns = [
    path("exporter.zip", exporting.CardExportView.as_view(), name="card-export"),
    path("importer/", importing.ImportStartView.as_view(), name="import-start"),
    path("importer/modele-de-fiche.md", importing.ImportTemplateView.as_view(), name="import-template"),
    path("importer/<int:pk>/", importing.ImportRunView.as_view(), name="import-run"),
    path("importer/<int:pk>/rapport.json", importing.ImportReportView.as_view(), name="import-report"),
    path("importer/<int:pk>/ecrire/", importing.ImportWriteView.as_view(), name="import-write"),
    path("importer/<int:pk>/abandonner/", importing.ImportDropView.as_view(), name="import-drop"),
    path("<slug:slug>/fiche.md", exporting.CardFileView.as_view(), name="card-file"),
    path("<slug:slug>/fiche.zip", exporting.CardArchiveView.as_view(), name="card-archive"),
]

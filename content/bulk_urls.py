"""What crosses the door in bulk: files of cases that come in, searches that go out."""

from django.urls import path

from content.views import exporting, importing

urlpatterns = [
    path("export.<slug:form>", exporting.ExportView.as_view(), name="export"),
    path("importer/", importing.ImportStartView.as_view(), name="import-start"),
    path("importer/modele.<slug:form>", importing.ImportTemplateView.as_view(), name="import-template"),
    path("importer/<int:pk>/", importing.ImportRunView.as_view(), name="import-run"),
    path("importer/<int:pk>/rapport.json", importing.ImportReportView.as_view(), name="import-report"),
    path("importer/<int:pk>/ecrire/", importing.ImportWriteView.as_view(), name="import-write"),
    path("importer/<int:pk>/abandonner/", importing.ImportDropView.as_view(), name="import-drop"),
]

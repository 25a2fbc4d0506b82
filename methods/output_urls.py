"""What is made of a workshop: its papers, its calendar, the agenda that participants open by a link."""

from django.urls import path

from methods.views import outputs, papers, sharing

urlpatterns = [
    path("invitation/<str:token>/", sharing.SharedAgendaView.as_view(), name="agenda-shared"),
    path("invitation/<str:token>/agenda.ics", sharing.SharedCalendarView.as_view(), name="agenda-shared-calendar"),
    path("<slug:slug>/animation/", outputs.PlanSheetView.as_view(), name="plan-sheet"),
    path("<slug:slug>/animation.pdf", outputs.PlanSheetPdfView.as_view(), name="plan-sheet-pdf"),
    path("<slug:slug>/ordre-du-jour/", outputs.PlanAgendaView.as_view(), name="plan-agenda"),
    path("<slug:slug>/ordre-du-jour.pdf", outputs.PlanAgendaPdfView.as_view(), name="plan-agenda-pdf"),
    path("<slug:slug>/ordre-du-jour/partager/", sharing.AgendaShareView.as_view(), name="agenda-share"),
    path("<slug:slug>/ordre-du-jour/ne-plus-partager/", sharing.AgendaUnshareView.as_view(), name="agenda-unshare"),
    path("<slug:slug>/materiel/", outputs.PlanMaterialsView.as_view(), name="plan-materials"),
    path("<slug:slug>/materiel.pdf", outputs.PlanMaterialsPdfView.as_view(), name="plan-materials-pdf"),
    path("<slug:slug>/dossier/", papers.PlanPrintView.as_view(), name="plan-print"),
    path("<slug:slug>/agenda.ics", outputs.PlanCalendarView.as_view(), name="plan-calendar"),
]

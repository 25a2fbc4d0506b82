"""Running a workshop."""

from django.urls import path

from methods.views import run_sync, runs

RUN = "<slug:slug>/animer/<int:pk>/"

urlpatterns = [
    path("animer-hors-ligne.js", run_sync.LiveWorkerView.as_view(), name="live-worker"),
    path("<slug:slug>/animer/", runs.LiveView.as_view(), name="live"),
    path("<slug:slug>/animer/commencer/", runs.RunStartView.as_view(), name="run-start"),
    path(RUN + "recommencer/", runs.RunRestartView.as_view(), name="run-restart"),
    path(RUN + "dire/", runs.RunTellView.as_view(), name="run-tell"),
    path(RUN + "terminer/", runs.RunEndView.as_view(), name="run-end"),
    path(RUN + "supprimer/", runs.RunDeleteView.as_view(), name="run-delete"),
    path(RUN + "notes/<uuid:uid>/retirer/", runs.NoteWithdrawView.as_view(), name="note-withdraw"),
    path(RUN + "etat/", run_sync.RunStateView.as_view(), name="run-state"),
    path(RUN + "evenements/", run_sync.RunEventsView.as_view(), name="run-events"),
    path(RUN + "photo/", run_sync.RunPhotoView.as_view(), name="run-photo"),
]

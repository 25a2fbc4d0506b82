"""After a workshop, under /ateliers/<slug>/apres/."""

from django.urls import path

from methods.views import afterwards

RUN = "<slug:slug>/apres/<int:pk>/"

urlpatterns = [
    path("<slug:slug>/apres/", afterwards.RunAfterView.as_view(), name="run-after-latest"),
    path(RUN, afterwards.RunAfterView.as_view(), name="run-after"),
    path(RUN + "compte-rendu.md", afterwards.RunMinutesView.as_view(), name="run-minutes"),
    path(RUN + "compte-rendu.pdf", afterwards.RunMinutesPdfView.as_view(), name="run-minutes-pdf"),
    path(RUN + "durees/", afterwards.PlanCorrectView.as_view(), name="plan-correct"),
    path(RUN + "raconter/<slug:card>/", afterwards.RunUseReportView.as_view(), name="run-use-report"),
]

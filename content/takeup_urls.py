"""Addresses of what is taken up from a case: adaptations, their family, questions to its team or to several."""

from django.urls import path

from content.views import adaptations, enquiries, rounds
from content.views.lineage import LineageView

urlpatterns = [
    path("echanges/", enquiries.EnquiriesView.as_view(), name="enquiries"),
    path("echanges/<int:pk>/", enquiries.EnquiryView.as_view(), name="enquiry"),
    path("echanges/<int:pk>/clore/", enquiries.EnquiryCloseView.as_view(), name="enquiry-close"),
    path("echanges/<int:pk>/signaler/", enquiries.EnquiryReportView.as_view(), name="enquiry-report"),
    path("demander/", rounds.AskRoundView.as_view(), name="ask-round"),
    path("demander/<int:pk>/", rounds.AskRoundProgressView.as_view(), name="ask-round-progress"),
    path("<slug:slug>/contacter/", enquiries.EnquiryStartView.as_view(), name="enquiry-start"),
    path("reprises/<int:pk>/modifier/", adaptations.AdaptationEditView.as_view(), name="adaptation-edit"),
    path("reprises/<int:pk>/retirer/", adaptations.AdaptationWithdrawView.as_view(), name="adaptation-withdraw"),
    path("reprises/<int:pk>/repondre/", adaptations.AdaptationAnswerView.as_view(), name="adaptation-answer"),
    path("<slug:slug>/reprises/", adaptations.AdaptationsView.as_view(), name="adaptations"),
    path("<slug:slug>/reprises/declarer/", adaptations.AdaptationDeclareView.as_view(), name="adaptation-declare"),
    path("<slug:slug>/famille/", LineageView.as_view(), name="lineage"),
]

from django.urls import include, path

from content.feed import InitiativeFeed
from content.views import adaptations, desk, documents, enquiries, history, rounds
from content.views.around import ForCardView, ForTerritoryView, WhoDidItView
from content.views.cartography import InitiativeMapView
from content.views.comparing import ComparePdfView, CompareView
from content.views.library import InitiativeListView, InitiativeView
from content.views.lineage import LineageView

app_name = "content"
urlpatterns = [
    path("", InitiativeListView.as_view(), name="initiative-list"),
    path("carte/", InitiativeMapView.as_view(), name="initiative-map"),
    path("flux/", InitiativeFeed(), name="feed"),
    path("", include("content.opening_urls")),
    path("", include("content.writing_urls")),
    path("", include("content.life_urls")),
    path("a-relire/", desk.ReviewDeskView.as_view(), name="review-desk"),
    path("mes-initiatives/", desk.MyInitiativesView.as_view(), name="my-initiatives"),
    path("comparer/", CompareView.as_view(), name="compare"),
    path("comparer/pdf/", ComparePdfView.as_view(), name="compare-pdf"),
    path("avec/<slug:slug>/", ForCardView.as_view(), name="for-card"),
    path("dans/<slug:kind>/<str:key>/", ForTerritoryView.as_view(), name="for-territory"),
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
    path("<slug:slug>/", InitiativeView.as_view(), name="initiative"),
    path("<slug:slug>/qui-l-a-fait/", WhoDidItView.as_view(), name="who-did-it"),
    path("<slug:slug>/versions/", history.InitiativeVersionsView.as_view(), name="initiative-versions"),
    path("<slug:slug>/versions/comparer/", history.InitiativeComparisonView.as_view(), name="initiative-comparison"),
    path(
        "<slug:slug>/versions/<int:number>/reprendre/",
        history.InitiativeRestoreView.as_view(),
        name="initiative-restore",
    ),
    path("<slug:slug>/decider/", history.InitiativeDecideView.as_view(), name="initiative-decide"),
    path("<slug:slug>/documents/", documents.InitiativeDocumentsView.as_view(), name="initiative-documents"),
    path(
        "<slug:slug>/documents/<uuid:pk>/retirer/",
        documents.InitiativeDocumentRemoveView.as_view(),
        name="initiative-document-remove",
    ),
]

from django.urls import include, path

from content.feed import InitiativeFeed
from content.views import desk, documents, history
from content.views.around import ForCardView, ForTerritoryView, WhoDidItView
from content.views.cartography import InitiativeMapView
from content.views.library import InitiativeListView, InitiativeView

app_name = "content"
urlpatterns = [
    path("", InitiativeListView.as_view(), name="initiative-list"),
    path("carte/", InitiativeMapView.as_view(), name="initiative-map"),
    path("flux/", InitiativeFeed(), name="feed"),
    path("", include("content.opening_urls")),
    path("", include("content.writing_urls")),
    path("", include("content.life_urls")),
    path("", include("content.keeping_urls")),
    path("", include("content.bulk_urls")),
    path("", include("content.likeness_urls")),
    path("a-relire/", desk.ReviewDeskView.as_view(), name="review-desk"),
    path("mes-initiatives/", desk.MyInitiativesView.as_view(), name="my-initiatives"),
    path("avec/<slug:slug>/", ForCardView.as_view(), name="for-card"),
    path("dans/<slug:kind>/<str:key>/", ForTerritoryView.as_view(), name="for-territory"),
    path("", include("content.takeup_urls")),
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

from django.urls import include, path

from methods.views import cards, desk, editing, history, preview, uses

app_name = "methods"
urlpatterns = [
    path("", cards.CardListView.as_view(), name="card-list"),
    path("proposer/", editing.CardProposeView.as_view(), name="card-propose"),
    path("apercu/", preview.CardPreviewView.as_view(), name="card-preview"),
    path("apercu/fiche.pdf", preview.CardPreviewPdfView.as_view(), name="card-preview-pdf"),
    path("a-relire/", desk.ReviewDeskView.as_view(), name="review-desk"),
    path("mes-fiches/", desk.MyCardsView.as_view(), name="my-cards"),
    path("usages/<int:pk>/corriger/", uses.UseEditView.as_view(), name="use-edit"),
    path("usages/<int:pk>/retirer/", uses.UseWithdrawView.as_view(), name="use-withdraw"),
    path("", include("methods.canvas_urls")),
    path("", include("methods.exchange_urls")),
    path("", include("methods.kit_urls")),
    path("<slug:slug>/", cards.CardView.as_view(), name="card"),
    path("<slug:slug>/fiche.pdf", cards.CardPdfView.as_view(), name="card-pdf"),
    path("<slug:slug>/usages/", uses.CardUsesView.as_view(), name="card-uses"),
    path("<slug:slug>/usages/raconter/", uses.UseReportView.as_view(), name="use-report"),
    path("<slug:slug>/modifier/", editing.CardEditView.as_view(), name="card-edit"),
    path("<slug:slug>/versions/", history.CardVersionsView.as_view(), name="card-versions"),
    path("<slug:slug>/versions/comparer/", history.CardComparisonView.as_view(), name="card-comparison"),
    path("<slug:slug>/versions/<int:number>/reprendre/", history.CardRestoreView.as_view(), name="card-restore"),
    path("<slug:slug>/decider/", history.CardDecideView.as_view(), name="card-decide"),
]

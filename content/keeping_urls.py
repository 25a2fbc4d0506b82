"""The addresses of what readers keep: collections, booklets, searches."""

from django.urls import path

from content.views import booklets, collecting, collections, searches

urlpatterns = [
    path("collections/", collections.CollectionListView.as_view(), name="collection-list"),
    path("collections/miennes/", collections.MyCollectionsView.as_view(), name="my-collections"),
    path("collections/nouvelle/", collections.CollectionNewView.as_view(), name="collection-new"),
    path("collections/lien/<str:token>/", collections.CollectionSharedView.as_view(), name="collection-shared"),
    path("collections/lien/<str:key>/livret/", booklets.SharedBookletView.as_view(), name="shared-booklet"),
    path("collections/<slug:slug>/", collections.CollectionView.as_view(), name="collection"),
    path("collections/<slug:slug>/presenter/", collections.CollectionEditView.as_view(), name="collection-edit"),
    path("collections/<slug:slug>/lien/", collections.CollectionRelinkView.as_view(), name="collection-relink"),
    path("collections/<slug:slug>/supprimer/", collections.CollectionDeleteView.as_view(), name="collection-delete"),
    path("collections/<slug:slug>/retirer/", collections.CollectionWithdrawView.as_view(), name="collection-withdraw"),
    path("collections/<slug:slug>/ranger/", collecting.CollectionArrangeView.as_view(), name="collection-arrange"),
    path("collections/<slug:key>/livret/", booklets.BookletView.as_view(), name="booklet"),
    path("collections/<slug:slug>/fiches/<int:pk>/", collecting.CollectionItemView.as_view(), name="collection-item"),
    path(
        "collections/<slug:slug>/fiches/<int:pk>/retirer/",
        collecting.CollectionItemRemoveView.as_view(),
        name="collection-item-remove",
    ),
    path("recherches/", searches.SavedSearchListView.as_view(), name="saved-search-list"),
    path("recherches/garder/", searches.SavedSearchNewView.as_view(), name="saved-search-new"),
    path("recherches/arreter/<str:token>/", searches.SavedSearchStopView.as_view(), name="saved-search-stop"),
    path("recherches/<int:pk>/", searches.SavedSearchEditView.as_view(), name="saved-search-edit"),
    path("recherches/<int:pk>/supprimer/", searches.SavedSearchDeleteView.as_view(), name="saved-search-delete"),
    path("<slug:slug>/garder/", collecting.InitiativeKeepView.as_view(), name="initiative-keep"),
]

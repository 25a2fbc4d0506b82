"""The addresses where a sheet is written."""

from django.urls import path

from content.views import authors, documents, parts, typing, writing

urlpatterns = [
    path("proposer/", writing.InitiativeProposeView.as_view(), name="initiative-propose"),
    path("proposer/semblables/", writing.InitiativeSimilarView.as_view(), name="initiative-similar"),
    path("proposer/saisie/", typing.InitiativeProposeTypedView.as_view(), name="initiative-propose-typed"),
    path("proposer/saisie/effacer/", typing.InitiativeProposeDiscardView.as_view(), name="initiative-propose-discard"),
    path("<slug:slug>/ecrire/", writing.InitiativeWorkView.as_view(), name="initiative-edit"),
    path("<slug:slug>/ecrire/<slug:part>/", parts.InitiativePartView.as_view(), name="initiative-part"),
    path(
        "<slug:slug>/ecrire/<slug:part>/saisie/", typing.InitiativePartTypedView.as_view(), name="initiative-part-typed"
    ),
    path(
        "<slug:slug>/ecrire/<slug:part>/saisie/effacer/",
        typing.InitiativePartDiscardView.as_view(),
        name="initiative-part-discard",
    ),
    path("<slug:slug>/auteurs/", authors.InitiativeAuthorsView.as_view(), name="initiative-authors"),
    path(
        "<slug:slug>/auteurs/<int:pk>/retirer/",
        authors.InitiativeAuthorRemoveView.as_view(),
        name="initiative-author-remove",
    ),
    path(
        "<slug:slug>/documents/<uuid:pk>/droits/",
        documents.InitiativeDocumentRightsView.as_view(),
        name="initiative-document-rights",
    ),
]

"""Addresses of the review of a sheet, then of its life on line: comments, the word of its collectivité, its news."""

from django.urls import path

from content.views import news, reviewing, vouching

urlpatterns = [
    path("<slug:slug>/relire/", reviewing.InitiativeReviewView.as_view(), name="initiative-review"),
    path("<slug:slug>/relire/<slug:part>/commenter/", reviewing.CommentView.as_view(), name="initiative-comment"),
    path(
        "<slug:slug>/relire/commentaires/<int:pk>/",
        reviewing.CommentSettleView.as_view(),
        name="initiative-comment-settle",
    ),
    path("<slug:slug>/valider/", vouching.InitiativeVouchView.as_view(), name="initiative-vouch"),
    path(
        "<slug:slug>/valider/retirer/",
        vouching.InitiativeVouchWithdrawView.as_view(),
        name="initiative-vouch-withdraw",
    ),
    path("<slug:slug>/nouvelles/", news.InitiativeNewsView.as_view(), name="initiative-news"),
    path("<slug:slug>/nouvelles/donner/", news.NewsGiveView.as_view(), name="initiative-news-give"),
    path("<slug:slug>/nouvelles/<int:pk>/modifier/", news.NewsCorrectView.as_view(), name="initiative-news-correct"),
]

"""Addresses of the life of a sheet on line: the word of its collectivité, its news."""

from django.urls import path

from content.views import news, vouching

urlpatterns = [
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

"""Kits of cards, and what is printed of cards (in the namespace of the methods room)."""

from django.urls import path

from methods.views import kit_cards, kits, printing

urlpatterns = [
    path("impression/", printing.PrintChoiceView.as_view(), name="print-choice"),
    path("impression/fiches.pdf", printing.PrintNowView.as_view(), name="print-now"),
    path("impression/document/", printing.CardPrintView.as_view(), name="card-print"),
    path("kits/", kits.KitListView.as_view(), name="kit-list"),
    path("kits/miens/", kits.MyKitsView.as_view(), name="my-kits"),
    path("kits/nouveau/", kits.KitNewView.as_view(), name="kit-new"),
    path("kits/<slug:slug>/", kits.KitView.as_view(), name="kit"),
    path("kits/<slug:slug>/presenter/", kits.KitEditView.as_view(), name="kit-edit"),
    path("kits/<slug:slug>/copier/", kits.KitForkView.as_view(), name="kit-fork"),
    path("kits/<slug:slug>/supprimer/", kits.KitDeleteView.as_view(), name="kit-delete"),
    path("kits/<slug:slug>/retirer/", kits.KitWithdrawView.as_view(), name="kit-withdraw"),
    path("kits/<slug:slug>/ajouter/", kit_cards.KitAddView.as_view(), name="kit-add"),
    path("kits/<slug:slug>/ranger/", kit_cards.KitArrangeView.as_view(), name="kit-arrange"),
    path("kits/<slug:slug>/fiches/<int:pk>/", kit_cards.KitCardView.as_view(), name="kit-card"),
    path("kits/<slug:slug>/fiches/<int:pk>/retirer/", kit_cards.KitCardRemoveView.as_view(), name="kit-card-remove"),
    path("<slug:slug>/kits/", kit_cards.CardKitsView.as_view(), name="card-kits"),
]

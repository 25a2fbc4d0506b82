"""Our own pages: the hub of settings, profile, collectivités, members to verify, personal data."""

from django.urls import path

from accounts import views

app_name = "accounts"
urlpatterns = [
    path("", views.HubView.as_view(), name="hub"),
    path("charte/", views.CharterView.as_view(), name="charter"),
    path("profil/", views.ProfileView.as_view(), name="profile"),
    path("collectivites/", views.MembershipListView.as_view(), name="memberships"),
    path("collectivites/rejoindre/", views.MembershipJoinView.as_view(), name="membership-join"),
    path("collectivites/<int:pk>/quitter/", views.MembershipLeaveView.as_view(), name="membership-leave"),
    path("collectivites/<int:pk>/principale/", views.MembershipMainView.as_view(), name="membership-main"),
    path("membres/", views.MemberListView.as_view(), name="members"),
    path("membres/<int:pk>/verifier/", views.MemberVerifyView.as_view(), name="member-verify"),
    path("membres/<int:pk>/refuser/", views.MemberRefuseView.as_view(), name="member-refuse"),
    path("membres/<int:pk>/referent/", views.ReferentNameView.as_view(), name="referent-name"),
    path("membres/<int:pk>/retirer/", views.ReferentWithdrawView.as_view(), name="referent-withdraw"),
    path("membres/<int:pk>/fin/", views.MemberEndView.as_view(), name="member-end"),
    path("securite/second-facteur/", views.SecondFactorView.as_view(), name="second-factor"),
    path("mes-donnees/", views.MyDataView.as_view(), name="my-data"),
    path("mes-donnees/copie/", views.ExportStateView.as_view(), name="export-state"),
    path("mes-donnees/copie/<int:pk>/", views.ExportFileView.as_view(), name="export-file"),
    path("mes-donnees/effacer/", views.EraseView.as_view(), name="erase"),
]

from django.urls import path

from foundation.notifications import views

app_name = "notifications"
urlpatterns = [
    path("", views.InboxView.as_view(), name="inbox"),
    path("lues/", views.ReadView.as_view(), name="read"),
    path("reglages/", views.SettingsView.as_view(), name="settings"),
    path("ouvrir/<str:token>/", views.OpenView.as_view(), name="open"),
    path("desabonnement/<str:token>/", views.UnsubscribeView.as_view(), name="unsubscribe"),
]

from django.urls import path

from foundation.health import views

app_name = "health"
urlpatterns = [
    path("vivant", views.AliveView.as_view(), name="alive"),
    path("pret", views.ReadyView.as_view(), name="ready"),
]

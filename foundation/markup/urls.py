from django.urls import path

from foundation.markup import views

app_name = "markup"
urlpatterns = [path("apercu", views.preview, name="preview")]

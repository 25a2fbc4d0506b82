from django.urls import path

from foundation.files import views

app_name = "files"
urlpatterns = [path("<uuid:pk>/<str:name>", views.serve_file, name="file")]

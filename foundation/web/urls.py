from django.urls import path

from foundation.web import views

app_name = "web"
urlpatterns = [
    path("theme", views.theme, name="theme"),
    path("style", views.style_page, name="style"),
]

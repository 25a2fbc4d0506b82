from django.urls import path

from bench.bare import views

urlpatterns = [
    path("constant", views.constant),
    path("template", views.template),
    path("topic/<int:pk>", views.topic, name="topic"),
]

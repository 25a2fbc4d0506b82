"""Preparing a workshop."""

from django.urls import path

from methods.views import plans

urlpatterns = [
    path("", plans.PlanIndexView.as_view(), name="index"),
    path("nouveau/", plans.PlanNewView.as_view(), name="plan-new"),
    path("<slug:slug>/", plans.PlanView.as_view(), name="plan"),
]

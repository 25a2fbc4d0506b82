"""Addresses of what is like mine, and of comparisons."""

from django.urls import path

from content.views.comparing import ComparePdfView, CompareView
from content.views.likeness import LikeMineView

urlpatterns = [
    path("comme-la-mienne/", LikeMineView.as_view(), name="like-mine"),
    path("comparer/", CompareView.as_view(), name="compare"),
    path("comparer/pdf/", ComparePdfView.as_view(), name="compare-pdf"),
]

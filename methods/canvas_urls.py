"""Under the address of a card: its canvases, for those who write it."""

from django.urls import path

from methods.views import canvases

urlpatterns = [
    path("<slug:slug>/supports/", canvases.CanvasListView.as_view(), name="canvas-list"),
    path("<slug:slug>/supports/<int:pk>/", canvases.CanvasEditView.as_view(), name="canvas-edit"),
    path("<slug:slug>/supports/<int:pk>/rang/", canvases.CanvasMoveView.as_view(), name="canvas-move"),
    path("<slug:slug>/supports/<int:pk>/retirer/", canvases.CanvasRemoveView.as_view(), name="canvas-remove"),
]

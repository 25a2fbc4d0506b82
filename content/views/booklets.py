"""The booklet of a collection: asked for, followed, downloaded."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from content.actions.booklets import A_DAY, TooManyBooklets, ask_booklet
from content.collected import booklet_url
from content.models import Booklet, Collection
from content.queries.booklets import file_of, is_stuck, latest_booklet
from content.queries.collections import get_collection_for, get_shared_collection
from content.views.collections import collections_crumbs
from foundation.files.limits import say_size
from foundation.web.htmx import see_other


class BookletPage(LoginRequiredMixin, View):
    """Ask for a booklet (POST), see where it is (GET, that htmx repeats until it is ready)."""

    def find(self, key: str) -> tuple[Collection, str]:
        """The collection and the token it was found by."""
        raise NotImplementedError

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        collection, token = self.find(key)
        context = _state(collection, latest_booklet(collection, request.user), token)
        if request.htmx:  # type: ignore[attr-defined]
            if request.GET.get("vu") == context["mark"]:
                return HttpResponse(status=204)  # nothing new: nothing is read aloud again
            return render(request, "content/booklet/_state.html", context)
        context["crumbs"] = [*collections_crumbs(), self._crumb(collection, token), {"title": _("Livret")}]
        return render(request, "content/booklet/index.html", context)

    def post(self, request: HttpRequest, key: str) -> HttpResponse:
        collection, token = self.find(key)
        try:
            ask_booklet(collection, actor=request.user, token=token)
        except TooManyBooklets:
            messages.error(request, _("Vous avez demandé %d livrets aujourd’hui. Réessayez demain.") % A_DAY)
        return see_other(request, booklet_url(collection, token))

    def _crumb(self, collection: Collection, token: str) -> dict[str, str]:
        shared = reverse("content:collection-shared", args=[token]) if token else ""
        return {"title": collection.title, "url": shared or collection.get_absolute_url()}


class BookletView(BookletPage):
    """Of a public collection, or of one’s own."""

    def find(self, key: str) -> tuple[Collection, str]:
        return get_collection_for(self.request.user, key), ""


class SharedBookletView(BookletPage):
    """Of a collection seen by its link."""

    def find(self, key: str) -> tuple[Collection, str]:
        return get_shared_collection(self.request.user, key), key


def _state(collection: Collection, booklet: Booklet | None, token: str) -> dict[str, Any]:
    stored = file_of(booklet) if booklet and booklet.finished_at else None
    stuck = bool(booklet and is_stuck(booklet))
    return {
        "collection": collection,
        "booklet": booklet,
        "address": booklet_url(collection, token),
        "mark": f"{booklet.state}-{booklet.done}" if booklet else "",
        "is_running": bool(booklet and booklet.is_under_way and not stuck),
        "has_failed": stuck or bool(booklet and booklet.finished_at and not stored),
        "file": stored,
        "size": say_size(stored.size) if stored else "",
        "is_outdated": bool(stored and booklet and booklet.created_at < collection.updated_at),
    }

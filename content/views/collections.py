"""Collections: the public ones, one’s own, one of them, and the page where it is presented."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from accounts.queries import person_line, with_person_line
from content.actions import collections as actions
from content.collected import collection_context
from content.forms.keeping import CollectionForm, CollectionNewForm
from content.models import Collection
from content.permissions import keeping
from content.queries.collections import (
    collections_listed,
    collections_of,
    get_collection_for,
    get_own_collection_for,
    get_shared_collection,
    with_cases_on_line,
)
from foundation.web.allowed import require
from foundation.web.htmx import see_other
from foundation.web.once import once
from foundation.web.pages import page_of

NEWEST = ("-updated_at", "-pk")


class CollectionListView(View):
    """The public collections, those that changed last first."""

    def get(self, request: HttpRequest) -> HttpResponse:
        rows = with_cases_on_line(with_person_line(collections_listed(), "owner"))
        page = page_of(rows, NEWEST, mark=request.GET.get("page", ""))
        context = {
            "page": page,
            "rows": [{"collection": row, "owner": person_line(row.owner)} for row in page],
            "may_keep": keeping.can_keep(request.user),
            "crumbs": [library_crumb(), {"title": _("Collections")}],
        }
        return render(request, "content/collection_list/index.html", context)


class MyCollectionsView(LoginRequiredMixin, View):
    """What I keep."""

    def get(self, request: HttpRequest) -> HttpResponse:
        rows = with_cases_on_line(collections_of(request.user))
        page = page_of(rows, NEWEST, mark=request.GET.get("page", ""))
        context = {"page": page, "crumbs": [*collections_crumbs(), {"title": _("Mes collections")}]}
        return render(request, "content/my_collections/index.html", context)


class CollectionNewView(LoginRequiredMixin, View):
    """Begin a collection."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(CollectionNewForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = CollectionNewForm(request.POST)
        if not form.is_valid():
            return self._page(form, status=422)
        given = {name: form.cleaned_data[name] for name in ("title", "intro", "visibility")}
        try:
            collection = once(
                form.cleaned_data["once"],
                user=request.user,
                create=lambda: actions.create_collection(actor=request.user, **given),
            )
        except actions.TooManyCollections:
            form.add_error(None, too_many())
            return self._page(form, status=422)
        messages.success(request, _("La collection est créée. Gardez-y des initiatives depuis leur page ou la liste."))
        return see_other(request, collection.get_absolute_url())

    def _page(self, form: CollectionNewForm, status: int = 200) -> HttpResponse:
        context = {"form": form, "crumbs": [*collections_crumbs(), {"title": _("Nouvelle collection")}]}
        return render(self.request, "content/collection_new/index.html", context, status=status)


class CollectionView(View):
    """A public collection, or one’s own."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        collection = get_collection_for(request.user, slug)
        return _collection_page(request, collection)


class CollectionSharedView(View):
    """A collection by the link its owner gave."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        collection = get_shared_collection(request.user, token)
        if collection.is_public or keeping.can_edit_collection(request.user, collection):
            return HttpResponseRedirect(collection.get_absolute_url())
        return _collection_page(request, collection, token)


class CollectionEditView(LoginRequiredMixin, View):
    """Its title, its presentation, who sees it."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        collection = get_own_collection_for(request.user, slug)
        return self._page(collection, CollectionForm(instance=collection))

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        collection = get_own_collection_for(request.user, slug)
        form = CollectionForm(request.POST, instance=get_own_collection_for(request.user, slug))
        if not form.is_valid():
            return self._page(collection, form, status=422)
        actions.edit_collection(collection, actor=request.user, **form.cleaned_data)
        messages.success(request, _("La collection est enregistrée."))
        return see_other(request, collection.get_absolute_url())

    def _page(self, collection: Collection, form: CollectionForm, status: int = 200) -> HttpResponse:
        context = {"collection": collection, "form": form, "crumbs": crumbs_in(collection, _("Présenter et partager"))}
        return render(self.request, "content/collection_edit/index.html", context, status=status)


class CollectionRelinkView(LoginRequiredMixin, View):
    """Change the link, so that the former opens nothing."""

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        collection = get_own_collection_for(request.user, slug)
        actions.change_link(collection, actor=request.user)
        messages.success(request, _("Le lien est changé : l’ancien n’ouvre plus rien."))
        return see_other(request, collection.get_absolute_url())


class CollectionDeleteView(LoginRequiredMixin, View):
    """Delete it, after asking."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        collection = get_own_collection_for(request.user, slug)
        context = {"collection": collection, "crumbs": crumbs_in(collection, _("Supprimer"))}
        return render(request, "content/collection_delete/index.html", context)

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        collection = get_own_collection_for(request.user, slug)
        actions.delete_collection(collection, actor=request.user)
        messages.success(request, _("La collection « %s » est supprimée.") % collection.title)
        return see_other(request, reverse("content:my-collections"))


class CollectionWithdrawView(LoginRequiredMixin, View):
    """For editors: take a public collection off the shelves, after asking."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        collection = get_collection_for(request.user, slug)
        require(keeping.can_withdraw_collection(request.user, collection))
        context = {"collection": collection, "crumbs": crumbs_in(collection, _("Retirer des collections publiques"))}
        return render(request, "content/collection_withdraw/index.html", context)

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        collection = get_collection_for(request.user, slug)
        actions.withdraw_collection(collection, actor=request.user)
        messages.success(request, _("La collection n’est plus publique ; la personne qui l’a faite en est avertie."))
        return see_other(request, reverse("content:collection-list"))


def _collection_page(request: HttpRequest, collection: Collection, token: str = "") -> HttpResponse:
    context = collection_context(collection, request.user, token)
    context["crumbs"] = [*collections_crumbs(), {"title": collection.title}]
    if context["share_path"]:
        context["share_url"] = request.build_absolute_uri(context["share_path"])
    return render(request, "content/collection/index.html", context)


def library_crumb() -> dict[str, str]:
    return {"title": _("Initiatives"), "url": reverse("content:initiative-list")}


def collections_crumbs() -> list[dict[str, str]]:
    return [library_crumb(), {"title": _("Collections"), "url": reverse("content:collection-list")}]


def crumbs_in(collection: Collection, title: str) -> list[dict[str, Any]]:
    """The way to a page about a collection."""
    return [*collections_crumbs(), {"title": collection.title, "url": collection.get_absolute_url()}, {"title": title}]


def too_many() -> str:
    """What is said to whom has as many collections as one may have."""
    return _("Vous avez déjà %d collections. Supprimez-en une pour en créer une autre.") % actions.MOST_COLLECTIONS

"""What a collection holds: keeping a case, its note, its rank."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views import View

from content.actions import collecting as actions
from content.actions.collections import TooManyCollections, create_collection
from content.collected import rows_of
from content.forms.keeping import KeepForm, NoteForm
from content.models import Collection, CollectionItem, Initiative
from content.permissions import keeping
from content.queries import get_initiative_for
from content.queries.collections import MOST_ITEMS, get_item_for, get_own_collection_for
from content.views.collections import crumbs_in, library_crumb, too_many
from foundation.web.allowed import require
from foundation.web.htmx import came_from, safe_next, see_other
from foundation.web.once import once


class InitiativeKeepView(LoginRequiredMixin, View):
    """In which of my collections a case is kept: a page, or the same in the dialog."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        initiative = self._initiative(slug)
        form = KeepForm(user=request.user, initiative=initiative)
        return self._page(initiative, form, came_from(request, initiative.get_absolute_url()))

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        initiative = self._initiative(slug)
        form = KeepForm(request.POST, user=request.user, initiative=initiative)
        back = safe_next(request, initiative.get_absolute_url())
        if not form.is_valid() or not self._keep(initiative, form):
            return self._page(initiative, form, back, status=422)
        return see_other(request, back)

    def _initiative(self, slug: str) -> Initiative:
        initiative = get_initiative_for(self.request.user, slug)
        require(keeping.can_keep_initiative(self.request.user, initiative))
        return initiative

    def _keep(self, initiative: Initiative, form: KeepForm) -> bool:
        """Whether it is done; otherwise the form says why."""
        try:
            chosen = [*form.chosen(), *self._created(form)]
            actions.choose_collections(initiative, chosen, actor=self.request.user)
        except TooManyCollections:
            form.add_error("title", too_many())
            return False
        except actions.FullCollection as full:
            form.add_error(None, _("« %(title)s » a déjà %(most)d initiatives.") % {"title": full, "most": MOST_ITEMS})
            return False
        messages.success(self.request, _said(chosen))
        return True

    def _created(self, form: KeepForm) -> list[Collection]:
        title = form.cleaned_data["title"]
        if not title:
            return []
        token, user = form.cleaned_data["once"], self.request.user
        return [once(token, user=user, create=lambda: create_collection(actor=user, title=title))]

    def _page(self, initiative: Initiative, form: KeepForm, back: str, status: int = 200) -> HttpResponse:
        context = {
            "initiative": initiative,
            "form": form,
            "next": back,
            "crumbs": [
                library_crumb(),
                {"title": initiative.title, "url": initiative.get_absolute_url()},
                {"title": _("Garder")},
            ],
        }
        template = "_form" if self.request.htmx else "index"  # type: ignore[attr-defined]
        return render(self.request, f"content/initiative_keep/{template}.html", context, status=status)


class CollectionArrangeView(LoginRequiredMixin, View):
    """Move a case up or down: the list again for htmx, the page otherwise."""

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        collection = get_own_collection_for(request.user, slug)
        for name, step in (("up", -1), ("down", 1)):
            pk = request.POST.get(name, "")
            if pk.isascii() and pk.isdecimal():
                actions.move_item(collection, int(pk), step, actor=request.user)
        if request.htmx:  # type: ignore[attr-defined]
            context = {"collection": collection, "mine": True, "rows": rows_of(collection, request.user)}
            return render(request, "content/collection/_items.html", context)
        return see_other(request, f"{collection.get_absolute_url()}#fiches")


class CollectionItemView(LoginRequiredMixin, View):
    """The note on a case, and taking it away."""

    def get(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        item = get_item_for(request.user, slug, pk)
        return self._page(item, NoteForm(instance=item))

    def post(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        item = get_item_for(request.user, slug, pk)
        form = NoteForm(request.POST, instance=get_item_for(request.user, slug, pk))
        if not form.is_valid():
            return self._page(item, form, status=422)
        actions.write_note(item, actor=request.user, note=form.cleaned_data["note"])
        messages.success(request, _("La note est enregistrée."))
        return see_other(request, _place_of(item))

    def _page(self, item: CollectionItem, form: NoteForm, status: int = 200) -> HttpResponse:
        context: dict[str, Any] = {
            "item": item,
            "collection": item.collection,
            "initiative": item.initiative,
            "form": form,
            "crumbs": crumbs_in(item.collection, item.initiative.title),
        }
        return render(self.request, "content/collection_item/index.html", context, status=status)


class CollectionItemRemoveView(LoginRequiredMixin, View):
    """Take a case out of the collection; asked on the page of its note."""

    def post(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        item = get_item_for(request.user, slug, pk)
        actions.let_go(item, actor=request.user)
        messages.success(request, _("« %s » n’est plus dans la collection.") % item.initiative.title)
        return see_other(request, item.collection.get_absolute_url())


def _place_of(item: CollectionItem) -> str:
    return f"{item.collection.get_absolute_url()}#fiche-{item.pk}"


def _said(chosen: list[Collection]) -> str:
    if not chosen:
        return _("Cette initiative n’est plus dans vos collections.")
    titles = ", ".join(f"« {collection.title} »" for collection in chosen)
    return _("Initiative gardée dans %s.") % titles

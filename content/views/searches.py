"""Searches that a member keeps: kept from the list, renamed, stopped from a mail."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.signing import BadSignature
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from content.actions import searches as actions
from content.alert_links import read_stop_token
from content.enums import AlertRhythm
from content.forms.keeping import SavedSearchForm
from content.kept_query import list_address, normalised, proposed_title, still_means
from content.models import SavedSearch
from content.queries.searches import get_saved_search_for, searches_of
from content.views.collections import library_crumb
from foundation.web.htmx import see_other


class SavedSearchListView(LoginRequiredMixin, View):
    """« Mes recherches »; a person keeps a few dozen at most."""

    def get(self, request: HttpRequest) -> HttpResponse:
        context = {
            "rows": [_row(search) for search in searches_of(request.user)],
            "crumbs": [library_crumb(), {"title": _("Mes recherches")}],
        }
        return render(request, "content/saved_search_list/index.html", context)


class SavedSearchNewView(LoginRequiredMixin, View):
    """Keep the search of the address bar."""

    def get(self, request: HttpRequest) -> HttpResponse:
        query = normalised(request.GET)
        known = searches_of(request.user).filter(query=query).first()
        if known:
            return see_other(request, reverse("content:saved-search-edit", args=[known.pk]))
        initial = {"title": proposed_title(query, request.user), "rhythm": AlertRhythm.WEEKLY}
        return self._page(query, SavedSearchForm(initial=initial))

    def post(self, request: HttpRequest) -> HttpResponse:
        query = normalised(request.GET)
        form = SavedSearchForm(request.POST)
        if not form.is_valid() or not self._save(query, form):
            return self._page(query, form, status=422)
        messages.success(request, _("La recherche est gardée."))
        return see_other(request, reverse("content:saved-search-list"))

    def _save(self, query: str, form: SavedSearchForm) -> bool:
        """Whether it is kept; otherwise the form says why."""
        try:
            actions.save_search(actor=self.request.user, query=query, **form.cleaned_data)
        except actions.TooManySearches:
            said = _("Vous gardez déjà %d recherches. Supprimez-en une pour garder celle-ci.")
            form.add_error(None, said % actions.MOST_SEARCHES)
            return False
        except actions.LongSearch:
            form.add_error(None, _("Cette recherche a trop de filtres. Retirez-en quelques-uns, puis gardez-la."))
            return False
        return True

    def _page(self, query: str, form: SavedSearchForm, status: int = 200) -> HttpResponse:
        context = {
            "form": form,
            "address": list_address(query),
            "summary": proposed_title(query, self.request.user),
            "crumbs": [library_crumb(), mine_crumb(), {"title": _("Garder cette recherche")}],
        }
        return render(self.request, "content/saved_search_new/index.html", context, status=status)


class SavedSearchEditView(LoginRequiredMixin, View):
    """Its name and how often it writes."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        search = get_saved_search_for(request.user, pk)
        return self._page(search, SavedSearchForm(instance=search))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        search = get_saved_search_for(request.user, pk)
        form = SavedSearchForm(request.POST, instance=get_saved_search_for(request.user, pk))
        if not form.is_valid():
            return self._page(search, form, status=422)
        actions.edit_saved_search(search, actor=request.user, **form.cleaned_data)
        messages.success(request, _("La recherche est enregistrée."))
        return see_other(request, reverse("content:saved-search-list"))

    def _page(self, search: SavedSearch, form: SavedSearchForm, status: int = 200) -> HttpResponse:
        context = _row(search) | {
            "form": form,
            "summary": proposed_title(search.query, self.request.user),
            "crumbs": [library_crumb(), mine_crumb(), {"title": search.title}],
        }
        return render(self.request, "content/saved_search_edit/index.html", context, status=status)


class SavedSearchDeleteView(LoginRequiredMixin, View):
    """Forget it, after asking."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        search = get_saved_search_for(request.user, pk)
        context = {"search": search, "crumbs": [library_crumb(), mine_crumb(), {"title": search.title}]}
        return render(request, "content/saved_search_delete/index.html", context)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        search = get_saved_search_for(request.user, pk)
        actions.delete_saved_search(search, actor=request.user)
        messages.success(request, _("La recherche « %s » est supprimée.") % search.title)
        return see_other(request, reverse("content:saved-search-list"))


@method_decorator(csrf_exempt, name="dispatch")
class SavedSearchStopView(View):
    """Stop one alert without signing in. Mail programs post here by themselves (RFC 8058): the token is the proof."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        search = self._read(token)
        return self._page(search, done=search is None or search.rhythm == AlertRhythm.NONE)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        search = self._read(token)
        if search:
            actions.stop_alert(search)
        return self._page(search, done=True)

    def _read(self, token: str) -> SavedSearch | None:
        """The search, None once it is deleted."""
        try:
            return SavedSearch.objects.filter(pk=read_stop_token(token)).first()
        except BadSignature as error:
            raise Http404 from error

    def _page(self, search: SavedSearch | None, *, done: bool) -> HttpResponse:
        return render(self.request, "content/saved_search_stop/index.html", {"search": search, "done": done})


def mine_crumb() -> dict[str, str]:
    return {"title": _("Mes recherches"), "url": reverse("content:saved-search-list")}


def _row(search: SavedSearch) -> dict[str, Any]:
    return {
        "search": search,
        "address": list_address(search.query),
        "is_sound": still_means(search.query),
        "is_listening": search.rhythm != AlertRhythm.NONE,
    }

"""Kits: the shared ones, one’s own, one of them, and the pages where it is made."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from accounts.queries import person_line, with_person_line
from foundation.web.allowed import require
from foundation.web.htmx import see_other
from foundation.web.once import once
from foundation.web.pages import page_of
from methods.actions import kits as actions
from methods.forms.kits import KitForkForm, KitForm, NewKitForm
from methods.kit_pages import crumbs_in, kit_context, kits_crumbs
from methods.models import Kit
from methods.permissions import kits as permissions
from methods.queries.kits import get_kit_for, get_own_kit_for, kits_of, kits_shared, starter_kits, with_counts

NEWEST = ("-updated_at", "-pk")


class KitListView(View):
    """Those that ship with Essaim, then those that people share, the last changed first."""

    def get(self, request: HttpRequest) -> HttpResponse:
        shared = with_counts(with_person_line(kits_shared().filter(owner__isnull=False), "owner"))
        page = page_of(shared, NEWEST, mark=request.GET.get("page", ""))
        context = {
            "page": page,
            "starters": starter_kits() if page.first else [],
            "rows": [{"kit": kit, "owner": person_line(kit.owner)} for kit in page],
            "may_make": permissions.can_make_kit(request.user),
            "crumbs": [kits_crumbs()[0], {"title": _("Kits")}],
        }
        return render(request, "methods/kit_list/index.html", context)


class MyKitsView(LoginRequiredMixin, View):
    """What I put together."""

    def get(self, request: HttpRequest) -> HttpResponse:
        page = page_of(with_counts(kits_of(request.user)), NEWEST, mark=request.GET.get("page", ""))
        context = {"page": page, "crumbs": [*kits_crumbs(), {"title": _("Mes kits")}]}
        return render(request, "methods/my_kits/index.html", context)


class KitNewView(LoginRequiredMixin, View):
    """Begin a kit."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(NewKitForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = NewKitForm(request.POST)
        if not form.is_valid():
            return self._page(form, status=422)
        try:
            create = lambda: actions.create_kit(actor=request.user, **form.told)  # noqa: E731
            kit = once(form.cleaned_data["once"], user=request.user, create=create)
        except actions.TooManyKits:
            form.add_error(None, too_many())
            return self._page(form, status=422)
        messages.success(request, _("Le kit est créé. Ajoutez-y des fiches."))
        return see_other(request, kit.get_absolute_url())

    def _page(self, form: NewKitForm, status: int = 200) -> HttpResponse:
        context = {"form": form, "crumbs": [*kits_crumbs(), {"title": _("Nouveau kit")}]}
        return render(self.request, "methods/kit_new/index.html", context, status=status)


class KitView(View):
    """A shared kit, or one’s own."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        kit = get_kit_for(request.user, slug)
        return render(request, "methods/kit/index.html", kit_context(kit, request.user))


class KitEditView(LoginRequiredMixin, View):
    """Its name, its introduction, who sees it."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        kit = get_own_kit_for(request.user, slug)
        return self._page(kit, KitForm(instance=kit))

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        kit = get_own_kit_for(request.user, slug)
        form = KitForm(request.POST, instance=get_own_kit_for(request.user, slug))
        if not form.is_valid():
            return self._page(kit, form, status=422)
        actions.edit_kit(kit, actor=request.user, **form.told)
        messages.success(request, _("Le kit est enregistré."))
        return see_other(request, kit.get_absolute_url())

    def _page(self, kit: Kit, form: KitForm, status: int = 200) -> HttpResponse:
        context = {"kit": kit, "form": form, "crumbs": crumbs_in(kit, _("Présenter et partager"))}
        return render(self.request, "methods/kit_edit/index.html", context, status=status)


class KitForkView(LoginRequiredMixin, View):
    """Copy a kit, to change it."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        kit = get_kit_for(request.user, slug)
        return self._page(kit, KitForkForm(initial={"title": kit.title}))

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        kit = get_kit_for(request.user, slug)
        form = KitForkForm(request.POST)
        if not form.is_valid():
            return self._page(kit, form, status=422)
        given: dict[str, Any] = {"actor": request.user, "title": form.cleaned_data["title"]}
        try:
            create = lambda: actions.fork_kit(kit, **given)  # noqa: E731
            copy = once(form.cleaned_data["once"], user=request.user, create=create)
        except actions.TooManyKits:
            form.add_error(None, too_many())
            return self._page(kit, form, status=422)
        messages.success(request, _("Votre copie est prête : vous seul·e la voyez."))
        return see_other(request, copy.get_absolute_url())

    def _page(self, kit: Kit, form: KitForkForm, status: int = 200) -> HttpResponse:
        context = {"kit": kit, "form": form, "crumbs": crumbs_in(kit, _("Copier"))}
        return render(self.request, "methods/kit_fork/index.html", context, status=status)


class KitDeleteView(LoginRequiredMixin, View):
    """Delete it, after asking."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        kit = get_own_kit_for(request.user, slug)
        return render(request, "methods/kit_delete/index.html", {"kit": kit, "crumbs": crumbs_in(kit, _("Supprimer"))})

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        kit = get_own_kit_for(request.user, slug)
        actions.delete_kit(kit, actor=request.user)
        messages.success(request, _("Le kit « %s » est supprimé.") % kit.title)
        return see_other(request, reverse("methods:my-kits"))


class KitWithdrawView(LoginRequiredMixin, View):
    """For editors: take a shared kit off the shelves, after asking."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        kit = get_kit_for(request.user, slug)
        require(permissions.can_withdraw_kit(request.user, kit))
        context = {"kit": kit, "crumbs": crumbs_in(kit, _("Retirer des kits partagés"))}
        return render(request, "methods/kit_withdraw/index.html", context)

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        kit = get_kit_for(request.user, slug)
        actions.withdraw_kit(kit, actor=request.user)
        messages.success(request, _("Le kit n’est plus partagé ; la personne qui l’a fait en est avertie."))
        return see_other(request, reverse("methods:kit-list"))


def too_many() -> str:
    """What is said to whom has as many kits as one may have."""
    return _("Vous avez déjà %d kits. Supprimez-en un pour en créer un autre.") % actions.MOST_KITS

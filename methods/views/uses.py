"""Where a card has served: reading, telling, correcting, taking back."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from accounts.queries import memberships_of, person_line
from foundation.web.htmx import see_other
from foundation.web.once import once
from foundation.web.pages import Page, page_of
from methods import actions, permissions
from methods.forms.use import NewUseForm, UseForm
from methods.models import MethodCard, UseReport
from methods.queries import get_card_head_for, get_use_for, real_durations, uses_of

FIRST = 3


class CardUsesView(View):
    """The uses of a card: a fragment of its page, or a page."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        card = get_card_head_for(request.user, slug)
        is_part = bool(request.htmx)  # type: ignore[attr-defined]
        page: Page[Any] = page_of(
            uses_of(card), ("-used_on", "-pk"), mark=request.GET.get("page", ""), size=FIRST if is_part else 20
        )
        context = {
            "card": card,
            "page": page,
            "uses": [_told(use, request.user) for use in page],
            "durations": real_durations(card),
            "may_revise": permissions.can_edit_card(request.user, card),
            "may_report": permissions.can_report_use(request.user, card),
            "crumbs": _crumbs(card, _("Où elle a servi")),
        }
        return render(request, f"methods/card_uses/{'_part' if is_part else 'index'}.html", context)


class UseReportView(LoginRequiredMixin, View):
    """Telling a use."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        card = self._card(slug)
        return use_form_page(request, card, NewUseForm(initial=first_place(request.user)))

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        card = self._card(slug)
        form = NewUseForm(request.POST)
        if not form.is_valid():
            return use_form_page(request, card, form, status=422)
        once(
            form.cleaned_data["once"],
            user=request.user,
            create=lambda: actions.report_use(card, actor=request.user, data=form.told),
        )
        messages.success(request, _("Merci : votre usage est visible sur la fiche."))
        return see_other(request, reverse("methods:card-uses", args=[card.slug]))

    def _card(self, slug: str) -> MethodCard:
        card = get_card_head_for(self.request.user, slug)
        if not permissions.can_report_use(self.request.user, card):
            raise Http404
        return card


class UseEditView(LoginRequiredMixin, View):
    """Correcting what one told."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        use = self._use(pk)
        return use_form_page(request, use.card, UseForm(instance=use), use=use)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        use = self._use(pk)
        form = UseForm(request.POST)
        if not form.is_valid():
            return use_form_page(request, use.card, form, use=use, status=422)
        actions.edit_use(use, actor=request.user, data=form.told)
        messages.success(request, _("Votre récit est corrigé."))
        return see_other(request, reverse("methods:card-uses", args=[use.card.slug]))

    def _use(self, pk: int) -> UseReport:
        use = get_use_for(self.request.user, pk)
        if not permissions.can_edit_use(self.request.user, use):
            raise Http404
        return use


class UseWithdrawView(LoginRequiredMixin, View):
    """Taking a report back, after asking."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        use = self._use(pk)
        context = {"use": use, "card": use.card, "crumbs": _crumbs(use.card, _("Retirer un récit d’usage"))}
        return render(request, "methods/use_withdraw/index.html", context)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        use = self._use(pk)
        actions.withdraw_use(use, actor=request.user)
        messages.success(request, _("Le récit est retiré."))
        return see_other(request, reverse("methods:card-uses", args=[use.card.slug]))

    def _use(self, pk: int) -> UseReport:
        use = get_use_for(self.request.user, pk)
        if not permissions.can_withdraw_use(self.request.user, use):
            raise Http404
        return use


def _told(use: UseReport, user: Any) -> dict[str, Any]:
    """A report as its line shows it."""
    return {
        "use": use,
        "person": person_line(use.author) if use.author else None,
        "may_edit": permissions.can_edit_use(user, use),
        "may_withdraw": permissions.can_withdraw_use(user, use),
    }


def first_place(user: Any) -> dict[str, Any]:
    """Where a person most often works, as the first value of a form."""
    main = memberships_of(user).select_related("collectivite__department").first()
    return {"collectivite": main.collectivite if main else None}


def use_form_page(
    request: HttpRequest, card: MethodCard, form: UseForm, status: int = 200, **more: Any
) -> HttpResponse:
    """The page where a use of `card` is told or corrected."""
    context = {"card": card, "form": form, "crumbs": _crumbs(card, _("Raconter un usage")), **more}
    return render(request, "methods/use_report/index.html", context, status=status)


def _crumbs(card: MethodCard, title: str) -> list[dict[str, str]]:
    return [
        {"title": _("Méthodes"), "url": reverse("methods:card-list")},
        {"title": card.title, "url": card.get_absolute_url()},
        {"title": title},
    ]

"""Cards on paper: choosing them, printing a few at once, following those that a job prepares."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views import View

from foundation.documents.composing import TooManyAsked
from foundation.documents.following import Following, Words, follow
from foundation.web.htmx import see_other
from methods.actions import printing as actions
from methods.enums import PrintLayout
from methods.forms.printing import PrintForm
from methods.models import CardPrint, MethodCard
from methods.permissions import kits as permissions
from methods.printing import cards_pdf
from methods.printing.choice import Choice, is_move
from methods.queries.cards import cards_about
from methods.queries.printing import MOST_PRINTED, cards_to_print, prints_of

MOST_FOUND = 8


class PrintChoiceView(View):
    """Which cards, in which order, on which paper (GET); ask for them (POST)."""

    def get(self, request: HttpRequest) -> HttpResponse:
        choice = Choice.read(request.GET, request.user)
        if is_move(request.GET):  # so that reading the page again moves nothing
            return HttpResponseRedirect(choice.url())
        return self._page(choice, PrintForm(initial={"titre": choice.title}))

    def post(self, request: HttpRequest) -> HttpResponse:
        choice = Choice.read(request.POST, request.user)
        form = PrintForm(request.POST)
        if not form.is_valid() or not choice.cards:
            return self._page(choice, form, status=422)
        layout = form.cleaned_data["papier"]
        if choice.now(layout):
            return HttpResponseRedirect(choice.url("methods:print-now", papier=layout), status=303)
        if not permissions.can_print_cards(request.user):
            return redirect_to_login(choice.url())
        return self._asked(choice, layout)

    def _asked(self, choice: Choice, layout: str) -> HttpResponse:
        try:
            actions.ask_print(choice.cards, layout=layout, title=choice.title, actor=self.request.user)
        except TooManyAsked:
            messages.error(self.request, too_many())
            return HttpResponseRedirect(choice.url(), status=303)
        return see_other(self.request, reverse("methods:card-print"))

    def _page(self, choice: Choice, form: PrintForm, status: int = 200) -> HttpResponse:
        q = self.request.GET.get("cherche", "").strip()[:200].replace("\x00", "")
        context = {
            "choice": choice,
            "form": form,
            "most": MOST_PRINTED,
            "q": q,
            "found": _found(q, choice, self.request.user),
            "latest": None if q else _latest(self.request.user),
            "crumbs": [_methods(), {"title": _("Imprimer des fiches")}],
        }
        return render(self.request, "methods/print_choice/index.html", context, status=status)


class PrintNowView(View):
    """A few cards, while one waits."""

    def get(self, request: HttpRequest) -> HttpResponse:
        choice = Choice.read(request.GET, request.user)
        layout = request.GET.get("papier", PrintLayout.A5)
        if layout not in PrintLayout.values or not choice.cards or not choice.now(layout):
            raise Http404
        return print_answer(cards_to_print(choice.cards), layout, request.user, choice.title)


class CardPrintView(LoginRequiredMixin, View):
    """Where my document is (GET, that htmx repeats until it is ready); the same cards again (POST)."""

    def get(self, request: HttpRequest) -> HttpResponse:
        asked = prints_of(request.user).first()
        if asked is None:
            return HttpResponseRedirect(reverse("methods:print-choice"))
        crumbs = [_methods(), {"title": _("Imprimer des fiches"), "url": reverse("methods:print-choice")}]
        context = {"asked": asked, "crumbs": [*crumbs, {"title": asked.title}]}
        following = Following(asked, reverse("methods:card-print"), _words(asked))
        return follow(request, following, "methods/card_print/index.html", context)

    def post(self, request: HttpRequest) -> HttpResponse:
        asked = prints_of(request.user).first()
        if asked is None:
            return HttpResponseRedirect(reverse("methods:print-choice"), status=303)
        try:
            actions.ask_again(asked, actor=request.user)
        except TooManyAsked:
            messages.error(request, too_many())
        return see_other(request, reverse("methods:card-print"))


def print_answer(cards: list[MethodCard], layout: str, reader: Any, title: str) -> HttpResponse:
    """These cards (from `queries.with_print`) as a PDF that the browser shows."""
    document = cards_pdf(cards, layout, reader=reader, title=title)
    answer = HttpResponse(document, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{slugify(title)[:80] or "fiches"}.pdf"'
    return answer


def too_many() -> str:
    """What is said to whom has asked for enough today."""
    return _("Vous avez demandé %d impressions aujourd’hui. Réessayez demain.") % actions.A_DAY


def _found(q: str, choice: Choice, user: Any) -> list[MethodCard]:
    """Cards that answer `q` and are not chosen yet."""
    chosen = {card.pk for card in choice.cards}
    return [card for card in cards_about(q, user, MOST_FOUND) if card.pk not in chosen] if q else []


def _latest(user: Any) -> CardPrint | None:
    return prints_of(user).first() if user.is_authenticated else None


def _methods() -> dict[str, str]:
    return {"title": _("Méthodes"), "url": reverse("methods:card-list")}


def _words(asked: CardPrint) -> Words:
    return Words(
        running=_("Vos fiches se préparent"),
        counted=_("%(done)d fiches préparées sur %(total)d"),
        ready=_("Vos fiches sont prêtes"),
        open=_("Ouvrir le document"),
        kept=_("Le document se garde trente jours, ou jusqu’au suivant ; personne d’autre ne peut l’ouvrir."),
        failed=_("Vos fiches n’ont pas pu être préparées"),
        untouched=_("Votre choix est gardé."),
        ask=_("Préparer le document"),
    )

"""What a kit holds: putting cards in, the word on each, its rank."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View

from foundation.web.allowed import require
from foundation.web.htmx import came_from, safe_next, see_other
from foundation.web.once import once
from methods.actions import kit_cards as actions
from methods.actions.kits import TooManyKits, create_kit
from methods.forms.kits import CardKitsForm, KitNoteForm
from methods.kit_pages import crumbs_in, kit_rows
from methods.models import Kit, KitCard, MethodCard
from methods.permissions import kits as permissions
from methods.queries import published_cards
from methods.queries.cards import get_card_head_for
from methods.queries.kits import MOST_CARDS, cards_to_put_in, get_kit_card_for, get_own_kit_for
from methods.signs import vital_signs
from methods.views.kits import too_many

MOST_FOUND = 12


class KitAddView(LoginRequiredMixin, View):
    """Look for cards (`?q=`) and put them in the kit, one after the other."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        return self._page(get_own_kit_for(request.user, slug))

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        kit = get_own_kit_for(request.user, slug)
        card = get_object_or_404(published_cards(), slug=request.POST.get("fiche", "").replace("\x00", ""))
        try:
            actions.put_in(card, kit, actor=request.user)
        except actions.FullKit:
            messages.error(request, full(kit.title))
            return see_other(request, kit.get_absolute_url())
        if request.htmx:  # type: ignore[attr-defined]
            return self._page(kit, added=card)
        messages.success(request, _("« %s » est dans le kit.") % card.title)
        return see_other(request, f"{request.path}?{request.GET.urlencode()}")

    def _page(self, kit: Kit, added: MethodCard | None = None) -> HttpResponse:
        q = self.request.GET.get("q", "").strip()[:200].replace("\x00", "")
        found = cards_to_put_in(kit, q, self.request.user, MOST_FOUND) if q else []
        context = {
            "kit": kit,
            "q": q,
            "found": [(card, vital_signs(card)) for card in found],
            "added": added,
            "crumbs": crumbs_in(kit, _("Ajouter des fiches")),
        }
        template = "_found" if added else "index"
        return render(self.request, f"methods/kit_add/{template}.html", context)


class KitArrangeView(LoginRequiredMixin, View):
    """Move a card up or down: the list again for htmx, the page otherwise."""

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        kit = get_own_kit_for(request.user, slug)
        for name, step in (("up", -1), ("down", 1)):
            pk = request.POST.get(name, "")
            if pk.isascii() and pk.isdecimal() and len(pk) < 19:
                actions.move_card(kit, int(pk), step, actor=request.user)
        if request.htmx:  # type: ignore[attr-defined]
            context = {"kit": kit, "mine": True, "rows": kit_rows(kit, request.user)}
            return render(request, "methods/kit/_cards.html", context)
        return see_other(request, f"{kit.get_absolute_url()}#fiches")


class KitCardView(LoginRequiredMixin, View):
    """The word on a card, and taking it away."""

    def get(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        item = get_kit_card_for(request.user, slug, pk)
        return self._page(item, KitNoteForm(instance=item))

    def post(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        item = get_kit_card_for(request.user, slug, pk)
        form = KitNoteForm(request.POST, instance=get_kit_card_for(request.user, slug, pk))
        if not form.is_valid():
            return self._page(item, form, status=422)
        actions.note_card(item, actor=request.user, note=form.cleaned_data["note"])
        messages.success(request, _("La note est enregistrée."))
        return see_other(request, f"{item.kit.get_absolute_url()}#fiche-{item.pk}")

    def _page(self, item: KitCard, form: KitNoteForm, status: int = 200) -> HttpResponse:
        context = {"item": item, "form": form, "crumbs": crumbs_in(item.kit, item.card.title)}
        return render(self.request, "methods/kit_card/index.html", context, status=status)


class KitCardRemoveView(LoginRequiredMixin, View):
    """Take a card out of its kit."""

    def post(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        item = get_kit_card_for(request.user, slug, pk)
        actions.take_out(item, actor=request.user)
        messages.success(request, _("« %s » n’est plus dans le kit.") % item.card.title)
        return see_other(request, item.kit.get_absolute_url())


class CardKitsView(LoginRequiredMixin, View):
    """In which of my kits a card is: a page, or the same in the dialog."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        card = self._card(slug)
        form = CardKitsForm(user=request.user, card=card)
        return self._page(card, form, came_from(request, card.get_absolute_url()))

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        card = self._card(slug)
        form = CardKitsForm(request.POST, user=request.user, card=card)
        back = safe_next(request, card.get_absolute_url())
        if not form.is_valid() or not self._put(card, form):
            return self._page(card, form, back, status=422)
        return see_other(request, back)

    def _card(self, slug: str) -> MethodCard:
        card = get_card_head_for(self.request.user, slug)
        require(permissions.can_put_in_kit(self.request.user, card))
        return card

    def _put(self, card: MethodCard, form: CardKitsForm) -> bool:
        """Whether it is done; otherwise the form says why."""
        try:
            chosen = [*form.chosen(), *self._created(form)]
            actions.choose_kits(card, chosen, actor=self.request.user)
        except TooManyKits:
            form.add_error("title", too_many())
            return False
        except actions.FullKit as kit:
            form.add_error(None, full(str(kit)))
            return False
        messages.success(self.request, _said(len(chosen)))
        return True

    def _created(self, form: CardKitsForm) -> list[Kit]:
        title, user = form.cleaned_data["title"], self.request.user
        create: Any = lambda: create_kit(actor=user, title=title)  # noqa: E731
        return [once(form.cleaned_data["once"], user=user, create=create)] if title else []

    def _page(self, card: MethodCard, form: CardKitsForm, back: str, status: int = 200) -> HttpResponse:
        crumbs = [
            {"title": _("Méthodes"), "url": reverse("methods:card-list")},
            {"title": card.title, "url": card.get_absolute_url()},
            {"title": _("Ajouter à un kit")},
        ]
        context = {"card": card, "form": form, "next": back, "crumbs": crumbs}
        template = "_form" if self.request.htmx else "index"  # type: ignore[attr-defined]
        return render(self.request, f"methods/card_kits/{template}.html", context, status=status)


def full(title: str) -> str:
    """What is said of a kit that holds as many cards as one may."""
    return _("« %(title)s » a déjà %(most)d fiches.") % {"title": title, "most": MOST_CARDS}


def _said(count: int) -> str:
    if not count:
        return _("La fiche n’est plus dans vos kits.")
    return ngettext("La fiche est dans %d de vos kits.", "La fiche est dans %d de vos kits.", count) % count

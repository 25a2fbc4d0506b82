"""The blocks of a workshop: added, moved, timed, written, taken away; and the latest change undone."""

from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views import View

from methods.actions import plan_blocks as actions
from methods.actions import plan_changes, plans
from methods.enums import BlockKind
from methods.forms.block import DEFAULTS, AddForm, MinutesForm, MoveForm
from methods.models import WorkshopPlan
from methods.planning.arrangement import END, Place, PlaceRefused
from methods.planning.rail import SIGNS, place_choices
from methods.planning.timeline import timeline
from methods.queries.cards import published_cards
from methods.queries.plans import cards_found, get_block_for, get_editable_plan_for
from methods.signs import vital_signs
from methods.views.plan_page import crumbs, planner_answer, who_did

LONGEST_KEY = 10


def in_dialog(request: HttpRequest) -> bool:
    """Whether the answer is shown in the dialog of the page."""
    return bool(request.htmx) and request.htmx.target == "dialog"  # type: ignore[attr-defined]


class BlockAddView(LoginRequiredMixin, View):
    """A block more, at a place: one of the usual moments, or a card that one looks for (`?q=`)."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        plan = get_editable_plan_for(request.user, slug)
        place = Place.read(request.GET.get("place", "")) or END
        return self._page(plan, place.code)

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        plan = get_editable_plan_for(request.user, slug)
        form = AddForm(request.POST)
        try:
            if "card" in request.POST:
                block = self._card(plan)
            elif form.is_valid():
                block = actions.add_block(plan, form.cleaned_data["place"], actor=request.user, data=form.block)
            else:
                return self._page(plan, request.POST.get("place", ""), form, status=422)
        except PlaceRefused as refusal:
            return planner_answer(request, slug, trouble=str(refusal))
        return planner_answer(request, slug, said=_("« %s » est ajouté.") % block.title, block=block.pk)

    def _card(self, plan: WorkshopPlan) -> Any:
        card = get_object_or_404(published_cards(), slug=self.request.POST["card"].replace("\x00", ""))
        place = Place.read(self.request.POST.get("place", "")) or END
        return actions.add_card(plan, place, card, actor=self.request.user)

    def _page(self, plan: WorkshopPlan, place: str, form: AddForm | None = None, status: int = 200) -> HttpResponse:
        q = self.request.GET.get("q", "").strip()[:200].replace("\x00", "")
        context = {
            "plan": plan,
            "form": form or AddForm(),
            "place": place,
            "places": place_choices(timeline(plan)),
            "kinds": [
                {"value": kind, "sign": SIGNS[BlockKind(kind)], "title": title, "minutes": minutes}
                for kind, (title, minutes, _speaks) in DEFAULTS.items()
            ],
            "q": q,
            "found": [(card, vital_signs(card)) for card in cards_found(self.request.user, q, plan)],
            "crumbs": crumbs(_("Ajouter un temps"), plan=plan),
        }
        page = "_dialog" if in_dialog(self.request) else "index"
        return render(self.request, f"methods/block_add/{page}.html", context, status=status)


class BlockMoveView(LoginRequiredMixin, View):
    """A block taken elsewhere."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        block = get_block_for(request.user, slug, pk)
        form = MoveForm(request.POST)
        if not form.is_valid():
            return planner_answer(request, slug, block=pk)
        try:
            actions.move_block(block, form.cleaned_data["place"], actor=request.user)
        except PlaceRefused as refusal:
            return planner_answer(request, slug, trouble=str(refusal), block=pk)
        return planner_answer(request, slug, said=_("« %s » est déplacé.") % block.title, block=pk)


class BlockMinutesView(LoginRequiredMixin, View):
    """The minutes of a block, typed in place or five at a time."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        block = get_block_for(request.user, slug, pk)
        form = MinutesForm(request.POST)
        if not form.is_valid():
            trouble = _("Un temps dure de 1 à %d minutes. Rien n’est changé.") % actions.LONGEST
            return planner_answer(request, slug, trouble=trouble, block=pk)
        told = form.cleaned_data
        try:
            if told["by"]:
                actions.lengthen(block, told["by"], actor=request.user)
            elif told["minutes"]:
                seen = told["seen"] if told["seen"] is not None else block.minutes
                actions.set_minutes(block, told["minutes"], seen=seen, actor=request.user)
        except actions.BlockConflict as clash:
            return planner_answer(request, slug, trouble=_minutes_clash(clash.latest, told["minutes"]), block=pk)
        except PlaceRefused as refusal:
            return planner_answer(request, slug, trouble=str(refusal))
        return planner_answer(request, slug, said=_("La durée de « %s » est changée.") % block.title, block=pk)


def _minutes_clash(latest: Any, asked: int) -> str:
    text = _("%(who)s vient de donner %(minutes)d min à « %(title)s ». Vos %(asked)d min ne sont pas enregistrées.")
    who = latest.edited_by or _("Quelqu’un d’autre")
    return text % {"who": who, "minutes": latest.minutes, "title": latest.title, "asked": asked}


class BlockRemoveView(LoginRequiredMixin, View):
    """A block taken away; « Annuler » gives it back."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        block = get_block_for(request.user, slug, pk)
        try:
            actions.remove_block(block, actor=request.user)
        except PlaceRefused as refusal:
            return planner_answer(request, slug, trouble=str(refusal))
        return planner_answer(request, slug, said=_("« %s » est retiré. Vous pouvez l’annuler.") % block.title)


class PlanUndoView(LoginRequiredMixin, View):
    """The latest change undone."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        plan = get_editable_plan_for(request.user, slug)
        seen = request.POST.get("change", "")
        try:
            undone = plan_changes.undo(
                plan, actor=request.user, seen=int(seen) if seen.isdecimal() and len(seen) < LONGEST_KEY else 0
            )
        except plan_changes.UndoRefused:
            trouble = _("L’atelier a changé depuis : rien n’est annulé. Regardez le dernier changement.")
            return planner_answer(request, slug, trouble=trouble)
        return planner_answer(request, slug, said=_("Annulé : %s.") % who_did(undone))


class PlanGatherView(LoginRequiredMixin, View):
    """A material ticked as gathered, or unticked."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        plan = get_editable_plan_for(request.user, slug)
        key = request.POST.get("key", "")[:120].replace("\x00", "")
        plans.gather(plan, key, request.POST.get("gathered") == "1", actor=request.user)
        return planner_answer(request, slug, said=_("La liste du matériel est à jour."))

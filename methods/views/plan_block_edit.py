"""What a block of a workshop holds, written by one of those who prepare it."""

from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views import View

from foundation.history.comparison import compare
from methods.actions import plan_blocks as actions
from methods.forms.block import BlockForm
from methods.models import PlanBlock
from methods.planning.arrangement import PlaceRefused
from methods.planning.rail import place_choices
from methods.planning.timeline import timeline
from methods.queries.plans import get_editable_plan_for
from methods.views.plan_blocks import in_dialog
from methods.views.plan_page import crumbs, planner_answer


class BlockEditView(LoginRequiredMixin, View):
    """The form of a block: a dialog of the planner, or a page."""

    def get(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        block = self._block(slug, pk)
        return self._page(block, BlockForm(instance=block)) if block else self._gone(slug)

    def post(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        block = self._block(slug, pk)
        if block is None:
            return self._gone(slug)
        form = BlockForm(request.POST, instance=block)
        if not form.is_valid():
            return self._page(block, form, status=422)
        try:
            actions.edit_block(block, actor=request.user, data=form.content, base=form.cleaned_data["base"])
        except actions.BlockConflict as clash:
            form.opened_again(clash.latest)
            return self._page(block, form, status=409, conflict=_conflict(clash.latest, form))
        except PlaceRefused:
            return self._gone(slug)
        return planner_answer(request, slug, said=_("« %s » est enregistré.") % form.content["title"], block=pk)

    def _block(self, slug: str, pk: int) -> PlanBlock | None:
        plan = get_editable_plan_for(self.request.user, slug)
        block = next((one for one in plan.blocks.all() if one.pk == pk), None)
        if block:
            block.plan = plan
        return block

    def _page(self, block: PlanBlock, form: BlockForm, status: int = 200, **more: Any) -> HttpResponse:
        plan = block.plan
        people = [plan.owner, *(row.user for row in plan.memberships.all())] if plan.owner else []
        places = [(code, name) for code, name in place_choices(timeline(plan)) if code != f"apres-{block.pk}"]
        context = {
            "plan": plan,
            "moment": block,
            "form": form,
            "people": people,
            "places": places,
            "conflict": None,
            "crumbs": crumbs(block.title, plan=plan),
        } | more
        page = "_dialog" if in_dialog(self.request) else "index"
        return render(self.request, f"methods/block_edit/{page}.html", context, status=status)

    def _gone(self, slug: str) -> HttpResponse:
        """The block was taken away meanwhile: what was typed is shown, so that it can be put elsewhere."""
        plan = get_editable_plan_for(self.request.user, slug)
        names = BlockForm.Meta.fields
        typed = [(_label(name), self.request.POST.get(name, "")) for name in names if name != "everyone_speaks"]
        context = {"plan": plan, "typed": [row for row in typed if row[1]], "crumbs": crumbs(plan=plan)}
        page = "_gone" if in_dialog(self.request) else "gone"
        return render(self.request, f"methods/block_edit/{page}.html", context, status=409 if typed else 404)


def _conflict(latest: PlanBlock, form: BlockForm) -> dict[str, Any]:
    """Who wrote the block meanwhile, and how what was typed differs, word by word."""
    names = list(form.content)
    saved = {_label(name): _readable(form, name, getattr(latest, name)) for name in names}
    typed = {_label(name): _readable(form, name, form.content[name]) for name in names}
    return {"author": latest.edited_by, "when": latest.edited_at, "changes": compare(saved, typed)}


def _label(name: str) -> str:
    return str(capfirst(BlockForm.base_fields[name].label or name))


def _readable(form: BlockForm, name: str, value: Any) -> Any:
    if isinstance(value, bool):
        return _("oui") if value else _("non")
    return form.fields[name].prepare_value(value)

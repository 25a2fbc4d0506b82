"""The word of the collectivité: a page that asks for it and says what it means, a page to take it back."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views import View

from content.actions import vouch_for, withdraw_vouching
from content.forms.life import VouchForm, WithdrawForm
from content.models import Initiative, Vouching
from content.permissions import is_author
from content.queries.vouching import get_vouchable_initiative_for, get_vouching_for, standing_vouching
from content.readable import readable, summary_of
from foundation.history.comparison import Change, compare
from foundation.history.editorial import WrongState, versions_of
from foundation.web.htmx import see_other


class InitiativeVouchView(LoginRequiredMixin, View):
    """Vouch for the version on line, in the name of the collectivité."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        initiative = get_vouchable_initiative_for(request.user, slug)
        standing = standing_vouching(initiative)
        context = {
            "initiative": initiative,
            "summary": summary_of(initiative),
            "standing": standing,
            "is_current": bool(standing and standing.version == initiative.published_version),
            "changes": _changes_since(standing, initiative),
            "wrote_it": is_author(request.user, initiative),
            "form": VouchForm(initial={"seen": initiative.published_version}),
        }
        return render(request, "content/initiative_vouch/index.html", context)

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        initiative = get_vouchable_initiative_for(request.user, slug)
        form = VouchForm(request.POST)
        seen = form.cleaned_data["seen"] if form.is_valid() else None
        try:
            vouch_for(initiative, actor=request.user, seen=seen)
        except WrongState as refusal:
            messages.info(request, str(refusal))
        else:
            messages.success(request, _("Votre collectivité valide cette initiative."))
        return see_other(request, initiative.get_absolute_url())


class InitiativeVouchWithdrawView(LoginRequiredMixin, View):
    """Take the word of the collectivité back, and say why."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        return self._page(get_vouching_for(request.user, slug), WithdrawForm())

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        vouching = get_vouching_for(request.user, slug)
        form = WithdrawForm(request.POST)
        if not form.is_valid():
            return self._page(vouching, form, status=422)
        withdraw_vouching(vouching, actor=request.user, reason=form.cleaned_data["reason"])
        messages.success(request, _("La validation est retirée. L’équipe est prévenue, avec votre raison."))
        return see_other(request, vouching.initiative.get_absolute_url())

    def _page(self, vouching: Vouching, form: WithdrawForm, status: int = 200) -> HttpResponse:
        context: dict[str, Any] = {"initiative": vouching.initiative, "vouching": vouching, "form": form}
        return render(self.request, "content/initiative_vouch_withdraw/index.html", context, status=status)


def _changes_since(standing: Vouching | None, initiative: Initiative) -> list[Change]:
    """What changed between the version that was vouched for and the one on line; both have been public."""
    if standing is None or standing.version == initiative.published_version:
        return []
    numbers = (standing.version, initiative.published_version)
    data = dict(versions_of(initiative).filter(number__in=numbers).values_list("number", "data"))
    return compare(*(readable(data[number]) for number in numbers))

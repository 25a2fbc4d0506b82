"""The members a referent vouches for."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from accounts.actions import (
    leave_collectivite,
    name_referent,
    refuse_membership,
    verify_membership,
    withdraw_referent,
)
from accounts.forms.memberships import MemberRefuseForm
from accounts.models import Membership
from accounts.permissions import (
    can_end,
    can_name_referent,
    can_verify,
    can_withdraw_referent,
    is_administrator,
    is_referent,
)
from accounts.queries import get_membership_for, managed_memberships, waiting_for
from foundation.web.htmx import see_other
from foundation.web.pages import page_of


@dataclass(frozen=True)
class Member:
    """A row of the list and what its reader, who looks after it, may do with it."""

    membership: Membership
    can_be_named: bool
    can_be_withdrawn: bool
    can_be_ended: bool

    @classmethod
    def seen_by(cls, reader: Any, membership: Membership) -> "Member":
        return cls(
            membership,
            can_be_named=can_name_referent(reader, membership, vouches=True),
            can_be_withdrawn=can_withdraw_referent(reader, membership),
            can_be_ended=_can_end_another_s(reader, membership, vouches=True),
        )


class MemberListView(LoginRequiredMixin, View):
    def get(self, request: HttpRequest) -> HttpResponse:
        if not (is_administrator(request.user) or is_referent(request.user)):
            raise Http404
        mark = request.GET.get("page", "")
        verified = managed_memberships(request.user).verified()
        page = page_of(verified, ["-verified_at", "-pk"], mark=mark)
        context = {
            "waiting": [] if mark else waiting_for(request.user).order_by("joined_at", "pk")[:50],
            "page": page,
            "members": [Member.seen_by(request.user, membership) for membership in page],
        }
        return render(request, "accounts/members/index.html", context)


class MemberVerifyView(LoginRequiredMixin, View):
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        membership = _membership_open_to(request, pk, can_verify)
        verify_membership(membership, actor=request.user)
        messages.success(request, _("%(name)s est vérifié·e.") % {"name": membership.user})
        return _back(request)


class MemberRefuseView(LoginRequiredMixin, View):
    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._page(_membership_open_to(request, pk, can_verify), MemberRefuseForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        membership = _membership_open_to(request, pk, can_verify)
        form = MemberRefuseForm(request.POST)
        if not form.is_valid():
            return self._page(membership, form, status=422)
        refuse_membership(membership, actor=request.user, reason=form.cleaned_data["reason"])
        messages.success(request, _("La demande de %(name)s est refusée.") % {"name": membership.user})
        return _back(request)

    def _page(self, membership: Membership, form: MemberRefuseForm, status: int = 200) -> HttpResponse:
        context = {"membership": membership, "form": form}
        return render(self.request, "accounts/member_refuse/index.html", context, status=status)


class ReferentNameView(LoginRequiredMixin, View):
    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        membership = _membership_open_to(request, pk, can_name_referent)
        return render(request, "accounts/referent_name/index.html", {"membership": membership})

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        membership = _membership_open_to(request, pk, can_name_referent)
        name_referent(membership, actor=request.user)
        messages.success(request, _("%(name)s est maintenant référent·e.") % {"name": membership.user})
        return _back(request)


class ReferentWithdrawView(LoginRequiredMixin, View):
    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        membership = _membership_open_to(request, pk, can_withdraw_referent)
        return render(request, "accounts/referent_withdraw/index.html", {"membership": membership})

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        membership = _membership_open_to(request, pk, can_withdraw_referent)
        withdraw_referent(membership, actor=request.user)
        messages.success(request, _("%(name)s n’est plus référent·e.") % {"name": membership.user})
        return see_other(request, reverse("accounts:hub"))


class MemberEndView(LoginRequiredMixin, View):
    """For a colleague who has left."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        membership = _membership_open_to(request, pk, _can_end_another_s)
        return render(request, "accounts/member_end/index.html", {"membership": membership})

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        membership = _membership_open_to(request, pk, _can_end_another_s)
        leave_collectivite(membership, actor=request.user)
        messages.success(request, _("Le rattachement de %(name)s a pris fin.") % {"name": membership.user})
        return _back(request)


def _can_end_another_s(reader: Any, membership: Membership, *, vouches: bool | None = None) -> bool:
    """One leaves one's own collectivité from the page of one's collectivités."""
    return membership.user_id != reader.pk and can_end(reader, membership, vouches=vouches)


def _membership_open_to(request: HttpRequest, pk: int, predicate: Callable[[Any, Membership], bool]) -> Membership:
    """The membership on which this reader may do that; for others it does not exist."""
    membership = get_membership_for(request.user, pk)
    if not predicate(request.user, membership):
        raise Http404
    return membership


def _back(request: HttpRequest) -> HttpResponse:
    return see_other(request, reverse("accounts:members"))

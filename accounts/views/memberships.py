"""Where one works."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from accounts.actions import join_collectivite, leave_collectivite, make_main
from accounts.forms.memberships import MembershipJoinForm
from accounts.queries import get_own_membership, memberships_of
from foundation.web.htmx import see_other


class MembershipListView(LoginRequiredMixin, View):
    def get(self, request: HttpRequest) -> HttpResponse:
        return _page(request, MembershipJoinForm())


class MembershipJoinView(LoginRequiredMixin, View):
    def get(self, request: HttpRequest) -> HttpResponse:
        return _page(request, MembershipJoinForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = MembershipJoinForm(request.POST)
        if not form.is_valid():
            return _page(request, form, status=422)
        membership = join_collectivite(
            form.cleaned_data["collectivite"], actor=request.user, function=form.cleaned_data["function"]
        )
        messages.success(request, _("Vous êtes rattaché·e à %(name)s.") % {"name": membership.collectivite})
        return _back(request)


class MembershipLeaveView(LoginRequiredMixin, View):
    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        membership = get_own_membership(request.user, pk)
        return render(request, "accounts/membership_leave/index.html", {"membership": membership})

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        membership = get_own_membership(request.user, pk)
        leave_collectivite(membership, actor=request.user)
        messages.success(request, _("Ce rattachement a pris fin."))
        return _back(request)


class MembershipMainView(LoginRequiredMixin, View):
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        make_main(get_own_membership(request.user, pk), actor=request.user)
        return _back(request)


def _page(request: HttpRequest, form: MembershipJoinForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "memberships": memberships_of(request.user)}
    return render(request, "accounts/memberships/index.html", context, status=status)


def _back(request: HttpRequest) -> HttpResponse:
    return see_other(request, reverse("accounts:memberships"))

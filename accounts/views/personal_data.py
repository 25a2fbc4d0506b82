"""« Mes données »: a copy of everything, and erasure."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from django.contrib.auth import logout
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views import View

from accounts.actions.personal_data import erase_my_account, request_export
from accounts.forms.personal_data import EraseForm
from accounts.personal_data import registered_sections
from accounts.queries import get_export_for, latest_export
from foundation.web.htmx import see_other


class MyDataView(LoginRequiredMixin, View):
    def get(self, request: HttpRequest) -> HttpResponse:
        context = {"export": latest_export(request.user), "sections": registered_sections()}
        return render(request, "accounts/my_data/index.html", context)

    def post(self, request: HttpRequest) -> HttpResponse:
        request_export(request.user, actor=request.user)
        return see_other(request, reverse("accounts:my-data"))


class ExportStateView(LoginRequiredMixin, View):
    """How far the copy has come: a fragment that asks for itself again while it waits."""

    def get(self, request: HttpRequest) -> HttpResponse:
        if not request.htmx:
            return see_other(request, reverse("accounts:my-data"))
        return render(request, "accounts/my_data/_export.html", {"export": latest_export(request.user)})


@method_decorator(reauthentication_required, name="dispatch")
class ExportFileView(LoginRequiredMixin, View):
    def get(self, request: HttpRequest, pk: int) -> FileResponse:
        export = get_export_for(request.user, pk)
        if not export.is_available:
            raise Http404
        name = f"essaim-{export.requested_at:%Y-%m-%d}.zip"
        return FileResponse(export.file.open("rb"), as_attachment=True, filename=name)


@method_decorator(reauthentication_required, name="dispatch")
class EraseView(LoginRequiredMixin, View):
    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(EraseForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = EraseForm(request.POST)
        if not form.is_valid():
            return self._page(form, status=422)
        erase_my_account(request.user, actor=request.user, remove_contributions=form.remove_contributions)
        logout(request)
        return render(request, "accounts/erase/done.html")

    def _page(self, form: Any, status: int = 200) -> HttpResponse:
        return render(self.request, "accounts/erase/index.html", {"form": form}, status=status)

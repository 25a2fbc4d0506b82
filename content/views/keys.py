"""A member's keys to the API: made, shown once, revoked."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from content.actions.keys import TooManyKeys, create_key, revoke_key
from content.forms.keys import KeyForm
from content.queries.keys import keys_of
from foundation.web.htmx import see_other

LATEST = 50


class KeyListView(LoginRequiredMixin, View):
    """The keys of the person, and a form for one more."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(KeyForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = KeyForm(request.POST)
        if not form.is_valid():
            return self._page(form, status=422)
        asked = form.cleaned_data
        try:
            row, key = create_key(request.user, actor=request.user, label=asked["label"], token=asked["once"])  # type: ignore[arg-type]
        except TooManyKeys as refusal:
            form.add_error(None, str(refusal))
            return self._page(form, status=422)
        return self._page(KeyForm(), new_key=key, new_label=row.label)

    def _page(self, form: KeyForm, status: int = 200, **more: Any) -> HttpResponse:
        context = {
            "form": form,
            "keys": list(keys_of(self.request.user)[:LATEST]),
            "api_url": f"{settings.SITE_URL}{reverse('api:home')}",
            "limit": settings.API_KEY_READS_A_MINUTE,
            "crumbs": [
                {"title": _("Initiatives"), "url": reverse("content:initiative-list")},
                {"title": _("Réutiliser les données"), "url": reverse("content:reuse")},
                {"title": _("Mes clés d’accès")},
            ],
            **more,
        }
        return render(self.request, "content/key_list/index.html", context, status=status)


class KeyRevokeView(LoginRequiredMixin, View):
    """Take a key back, after asking."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        key = get_object_or_404(keys_of(request.user).filter(revoked_at=None), pk=pk)
        return render(request, "content/key_revoke/index.html", {"key": key})

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        key = get_object_or_404(keys_of(request.user), pk=pk)
        revoke_key(key, actor=request.user)
        messages.success(request, _("La clé « %s » est révoquée.") % key.label)
        return see_other(request, reverse("content:key-list"))

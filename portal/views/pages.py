"""Help, accessibility statement, legal notices, personal data."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from portal.help import help_pages


class HelpView(View):
    def get(self, request: HttpRequest) -> HttpResponse:
        context = {"pages": help_pages().values(), "crumbs": [{"title": _("Aide")}]}
        return render(request, "portal/help/index.html", context)


class HelpPageView(View):
    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        page = help_pages().get(slug)
        if page is None:
            raise Http404
        crumbs = [{"title": _("Aide"), "url": reverse("portal:help")}, {"title": page.title}]
        others = [other for other in help_pages().values() if other.slug != slug]
        return render(request, "portal/help_page/index.html", {"page": page, "others": others, "crumbs": crumbs})


class AccessibilityView(View):
    def get(self, request: HttpRequest) -> HttpResponse:
        return _operator_page(request, "accessibility")


class LegalView(View):
    def get(self, request: HttpRequest) -> HttpResponse:
        return _operator_page(request, "legal")


class PrivacyView(View):
    def get(self, request: HttpRequest) -> HttpResponse:
        return _operator_page(request, "privacy")


def _operator_page(request: HttpRequest, name: str) -> HttpResponse:
    """A page that names the operator of the site; what the configuration leaves empty is said to be so."""
    legal: dict[str, Any] = {
        key: value or _("[à compléter par l’exploitant du site]") for key, value in settings.LEGAL.items()
    }
    return render(request, f"portal/{name}/index.html", {"legal": legal, "site_url": settings.SITE_URL})

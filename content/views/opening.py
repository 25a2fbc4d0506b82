"""What the library gives to take away: a sheet on paper, and the page that says how to reuse the rest."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from content.documents import sheet_data, with_sheet_rows
from content.forms.filters import InitiativeFilterForm
from content.models import Initiative
from content.opening import stamp, unchanged
from content.queries import get_initiative_for
from content.queries.opening import mark_of
from foundation.documents import pdf
from foundation.web.rates import address_of, spend

SHEETS_A_MINUTE = 60


class InitiativePdfView(View):
    """The printable sheet of a case, for those who may read its page."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        initiative = get_initiative_for(request.user, slug)
        etag = stamp(request, mark_of(initiative.edition, initiative.changed_at), str(initiative.updated_at))
        if held := unchanged(request, etag):
            return held
        if not spend("sheet", address_of(request), limit=SHEETS_A_MINUTE, seconds=60).granted:
            return render(request, "429.html", status=429)
        answer = HttpResponse(initiative_pdf(initiative), content_type="application/pdf", headers={"ETag": etag})
        answer["Content-Disposition"] = f'inline; filename="{initiative.slug}.pdf"'
        answer["Link"] = f'<{settings.SITE_URL}{initiative.get_absolute_url()}>; rel="canonical"'
        return answer


def initiative_pdf(initiative: Initiative) -> bytes:
    """The sheet typeset from what its page shows."""
    row = with_sheet_rows(Initiative.objects.filter(pk=initiative.pk)).get()
    return pdf("content/initiative.typ", sheet_data(row), title=initiative.title)


class ReuseView(View):
    """How to reuse what the library holds, for people who write programmes and for those who do not."""

    def get(self, request: HttpRequest) -> HttpResponse:
        context = {
            "site": settings.SITE_URL,
            "filters": InitiativeFilterForm.base_fields.items(),
            "address_limit": settings.API_READS_A_MINUTE,
            "key_limit": settings.API_KEY_READS_A_MINUTE,
            "crumbs": [
                {"title": _("Initiatives"), "url": reverse("content:initiative-list")},
                {"title": _("Réutiliser les données")},
            ],
        }
        return render(request, "content/reuse/index.html", context)

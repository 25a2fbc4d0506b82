"""The family of a case, drawn and told."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from content.lineage import draw
from content.permissions import PUBLIC_STATES
from content.permissions.adaptations import is_open_to_adaptation
from content.queries import initiatives_visible_to
from content.queries.lineage import family_of


class LineageView(View):
    """Where a case comes from, and the territories that took it up; a sheet that is not on line has no family yet."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        initiative = get_object_or_404(initiatives_visible_to(request.user), slug=slug)
        if initiative.state not in PUBLIC_STATES:
            raise Http404
        context = {
            "initiative": initiative,
            "family": draw(family_of(initiative), initiative),
            "open": is_open_to_adaptation(initiative),
            "crumbs": [
                {"title": _("Initiatives"), "url": reverse("content:initiative-list")},
                {"title": initiative.title, "url": initiative.get_absolute_url()},
                {"title": _("La famille")},
            ],
        }
        return render(request, "content/lineage/index.html", context)

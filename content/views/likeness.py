"""« Chez des territoires comme le vôtre »: from a member, or from a territory that one names, to the library."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from content.likeness import main_collectivite, reference_value
from territories.forms import PickForm
from territories.models import Collectivite

NAMED = ("territoire", "territoire_choice")
CHANGE = "changer"


class LikeMineView(View):
    """The cases of territories like the reader's, or like one they name; the other filters of the list are kept."""

    def get(self, request: HttpRequest) -> HttpResponse:
        is_named = any(request.GET.get(name) for name in NAMED)
        form = PickForm(request.GET if is_named else None)
        mine = None if is_named or CHANGE in request.GET else main_collectivite(request.user)
        if mine or form.is_valid():
            return redirect(_library(mine or form.cleaned_data["territoire"], request.GET))
        context = {
            "form": form,
            "kept": [(name, value) for name, values in _kept(request.GET).lists() for value in values],
            "crumbs": [
                {"title": _("Initiatives"), "url": reverse("content:initiative-list")},
                {"title": _("Chez des territoires comme le vôtre")},
            ],
        }
        return render(request, "content/like_mine/index.html", context, status=422 if is_named else 200)


def _library(body: Collectivite, query: QueryDict) -> str:
    """The list seen from a territory, under the filters already chosen."""
    kept = _kept(query)
    kept["comme"] = reference_value(body)
    return f"{reverse('content:initiative-list')}?{kept.urlencode(safe=':')}"


def _kept(query: QueryDict) -> QueryDict:
    kept = query.copy()
    for name in (*NAMED, CHANGE, "comme"):
        kept.pop(name, None)
    return kept

"""« Chez des territoires comme le vôtre »: from a member, or from a territory that one names, to the library."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from content.likeness import library_like, main_collectivite
from territories.forms import PickForm


class LikeMineView(View):
    """The cases of territories like the reader's; who has none names one."""

    def get(self, request: HttpRequest) -> HttpResponse:
        form = PickForm(request.GET or None)
        mine = None if form.is_bound else main_collectivite(request.user)
        if mine or form.is_valid():
            return redirect(
                f"{reverse('content:initiative-list')}?{library_like(mine or form.cleaned_data['territoire'])}"
            )
        crumbs = [
            {"title": _("Initiatives"), "url": reverse("content:initiative-list")},
            {"title": _("Chez des territoires comme le vôtre")},
        ]
        context = {"form": form, "crumbs": crumbs}
        return render(request, "content/like_mine/index.html", context, status=422 if form.is_bound else 200)

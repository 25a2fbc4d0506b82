"""Territories like another one, and the choice of that one by somebody who has none."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from territories.forms import PickForm
from territories.queries import active_similar_to, get_collectivite_for, similar_to
from territories.views.pages import crumbs_to


class SimilarView(View):
    """The nearest territories that hold something, then the nearest of all, each with its reasons."""

    def get(self, request: HttpRequest, kind: str, key: str, slug: str) -> HttpResponse:
        body = get_collectivite_for(request.user, kind, key)
        if slug != body.slug:
            return redirect("territories:similar", body.kind, body.key, body.slug, permanent=True)
        active = active_similar_to(body, request.user)
        shown = {similar.body.pk for similar in active}
        others = [similar for similar in similar_to(body, limit=24) if similar.body.pk not in shown][:12]
        crumbs = [*crumbs_to(body), {"title": _("Des territoires comme celui-ci"), "url": ""}]
        crumbs[-2]["url"] = body.get_absolute_url()
        context = {"body": body, "active": active, "others": others, "form": PickForm(), "crumbs": crumbs}
        return render(request, "territories/similar/index.html", context)


class PickView(View):
    """Which territory to start from; once named, its page."""

    def get(self, request: HttpRequest) -> HttpResponse:
        form = PickForm(request.GET or None)
        if form.is_valid():
            body = form.cleaned_data["territoire"]
            return redirect("territories:similar", body.kind, body.key, body.slug)
        return render(request, "territories/pick/index.html", _pick(form), status=422 if form.is_bound else 200)


def _pick(form: PickForm) -> dict[str, Any]:
    index = {"title": _("Territoires"), "url": reverse("territories:index")}
    return {"form": form, "crumbs": [index, {"title": _("Des territoires comme le vôtre"), "url": ""}]}

"""Beginning a sheet, and the page from which its parts are written."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from accounts.queries import memberships_of
from content import actions, permissions
from content.completeness import DOCUMENTS, missing_anywhere
from content.forms.parts import EssentialForm
from content.gauge import gauge, states
from content.models import Initiative
from content.parts import PARTS
from content.places import place_data
from content.queries import get_editable_initiative_for, typed_in, typed_parts
from content.reviewing import review_line
from content.typed import as_sent, without_judging
from foundation.history.editorial import latest_version_of
from foundation.history.reading import next_version_url, review_panel
from foundation.search import search
from foundation.web.htmx import see_other
from foundation.web.once import once

LONGEST_PROBLEM = 2000
MOST_SIMILAR = 4


class InitiativeProposeView(LoginRequiredMixin, View):
    """A new case by its essential; `?probleme=` is where the telling starts."""

    def get(self, request: HttpRequest) -> HttpResponse:
        found = typed_in(request.user, None, actions.NEW_CASE)
        if found:
            typed = without_judging(EssentialForm, as_sent(found.data))
            typed["problem"] = typed.get("problem") or self._problem()
            return self._page(EssentialForm(initial=typed), found=found)
        return self._page(EssentialForm(initial={"problem": self._problem(), "territory": self._own_collectivite()}))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = EssentialForm(request.POST)
        if not form.is_valid():
            return self._page(form, status=422)
        typed = dict(form.cleaned_data)
        token = typed.pop("once")
        typed |= place_data(territory=typed["territory"])
        created: Initiative = once(
            token, user=request.user, create=lambda: actions.propose_initiative(actor=request.user, typed=typed)
        )
        messages.success(request, _("L’essentiel est enregistré. Personne d’autre ne le voit encore."))
        return see_other(request, reverse("content:initiative-edit", args=[created.slug]))

    def _page(self, form: EssentialForm, found: Any = None, status: int = 200) -> HttpResponse:
        context = {
            "form": form,
            "found": found,
            "typed_url": reverse("content:initiative-propose-typed"),
            "discard_url": reverse("content:initiative-propose-discard"),
        }
        return render(self.request, "content/initiative_propose/index.html", context, status=status)

    def _problem(self) -> str:
        return self.request.GET.get("probleme", "")[:LONGEST_PROBLEM].replace("\x00", "")

    def _own_collectivite(self) -> Any:
        main = memberships_of(self.request.user).select_related("collectivite__department").first()
        return main.collectivite if main else None


class InitiativeSimilarView(View):
    """Published cases that look like the title being typed."""

    def get(self, request: HttpRequest) -> HttpResponse:
        title = request.GET.get("title", "").strip()
        hits = search(title, user=request.user, kinds=["initiative"], limit=MOST_SIMILAR).hits if title else ()
        return render(request, "content/initiative_similar/_fragment.html", {"hits": hits})


class InitiativeWorkView(LoginRequiredMixin, View):
    """The parts of a sheet with their state, what to add next, and where its editorial life stands."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        initiative = get_editable_initiative_for(request.user, slug)
        data = latest_version_of(initiative).data
        decide_url = reverse("content:initiative-decide", args=[slug])
        complete = gauge(data)
        context = {
            "initiative": initiative,
            "title": data["title"],
            "is_mention": data["form"] == "mention",
            "gauge": complete,
            "next_url": _part_url(initiative, complete.part.key) if complete.part else "",
            "parts": _parts(initiative, data, request.user),
            "review": review_line(initiative),
            "missing": _missing(initiative, data),
            "panel": review_panel(initiative, permissions.allowed_verdicts(request.user, initiative), decide_url),
            "changes_url": next_version_url(initiative, "content:initiative"),
            "crumbs": [
                {"title": _("Mes initiatives"), "url": reverse("content:my-initiatives")},
                {"title": data["title"]},
            ],
        }
        return render(request, "content/initiative_work/index.html", context)


def _parts(initiative: Initiative, data: dict[str, Any], user: Any) -> list[dict[str, Any]]:
    """Each part with its address, its state and what this person left unsaved in it."""
    state, typed = states(data), typed_parts(user, initiative)
    return [
        {
            "title": part.title,
            "url": _part_url(initiative, part.key),
            "state": state[part.key],
            "typed_at": typed.get(part.key),
        }
        for part in PARTS
    ]


def _missing(initiative: Initiative, data: dict[str, Any]) -> list[dict[str, str]]:
    """What is owed before submission, and where to write it."""
    documents_url = reverse("content:initiative-documents", args=[initiative.slug])
    return [
        {
            "sentence": missing.sentence,
            "url": documents_url if missing.part == DOCUMENTS else _part_url(initiative, missing.part),
        }
        for missing in missing_anywhere(initiative, data)
    ]


def _part_url(initiative: Initiative, key: str) -> str:
    return reverse("content:initiative-part", args=[initiative.slug, key])

"""« Qui l’a déjà fait près de chez moi ? »: whom to ask, the question, and what they answer."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View

from content.actions.enquiries import TooMany
from content.actions.rounds import ROUNDS_A_MONTH, NobodyToAsk, ask_around
from content.forms.ask_round import AskRoundForm
from content.models import AskRound, Enquiry, Initiative
from content.queries import initiatives_listed
from content.queries.rounds import Proposal, askable_cases, enquiries_of, get_round_for, proposals_for
from foundation.search.queries import LONGEST_QUESTION
from foundation.web.htmx import see_other
from foundation.web.once import once


class AskRoundView(LoginRequiredMixin, View):
    """From a problem (`?q=`) or a sheet (`?fiche=`): the teams that may know, one question to all."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(AskRoundForm(cases=askable_cases(request.user)))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = AskRoundForm(request.POST, cases=askable_cases(request.user))
        if not form.is_valid():
            return self._page(form, status=422)
        try:
            made = once(form.cleaned_data["once"], user=request.user, create=lambda: self._ask(form))
        except TooMany as limit:
            form.add_error(None, str(limit))
        except NobodyToAsk:
            form.add_error("cases", _("Ces équipes ont déjà reçu beaucoup de questions ce mois-ci."))
        else:
            messages.success(request, _("Votre question est envoyée. Les réponses se rassemblent ici."))
            return see_other(request, made.get_absolute_url())
        return self._page(form, status=422)

    def _ask(self, form: AskRoundForm) -> AskRound:
        said = form.cleaned_data
        return ask_around(said["cases"], actor=self.request.user, question=said["question"])

    def _page(self, form: AskRoundForm, status: int = 200) -> HttpResponse:
        words = self.request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST_QUESTION]
        sheet = _sheet(self.request.GET.get("fiche", ""))
        wanted = bool(words or sheet)
        proposals = proposals_for(self.request.user, words=words, sheet=sheet) if wanted else []
        context = {
            "words": words,
            "sheet": sheet,
            "wanted": wanted,
            "form": form,
            "proposals": [(proposal, _is_ticked(proposal, form)) for proposal in proposals],
            "rounds": ROUNDS_A_MONTH,
            "crumbs": _crumbs(_("Demander à ceux qui l’ont fait")),
        }
        return render(self.request, "content/ask_round/index.html", context, status=status)


class AskRoundProgressView(LoginRequiredMixin, View):
    """What the teams have answered so far, for who asked."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        asked = get_round_for(request.user, pk)
        enquiries = enquiries_of(asked)
        answered = sum(enquiry.answered_at is not None for enquiry in enquiries)
        context = {
            "round": asked,
            "rows": [(enquiry, _first_answer(enquiry)) for enquiry in enquiries],
            "skipped": asked.skipped.all(),
            "answered": answered,
            "total": len(enquiries),
            "label": ngettext("%(done)d réponse sur %(total)d", "%(done)d réponses sur %(total)d", answered or 1)
            % {"done": answered, "total": len(enquiries)},
            "crumbs": _crumbs(_("Ma question à plusieurs équipes")),
        }
        return render(request, "content/ask_round_progress/index.html", context)


def _sheet(slug: str) -> Initiative | None:
    if not slug or "\x00" in slug:
        return None
    return initiatives_listed().prefetch_related("themes").filter(slug=slug).first()


def _is_ticked(proposal: Proposal, form: AskRoundForm) -> bool:
    """All at first; then as they were sent."""
    if not form.is_bound:
        return not proposal.is_tired
    return str(proposal.initiative.pk) in form.data.getlist("cases")  # type: ignore[attr-defined]


def _first_answer(enquiry: Enquiry) -> Any:
    others = (message for message in enquiry.messages.all() if message.author_id != enquiry.asker_id)
    return next(others, None)


def _crumbs(title: str) -> list[dict[str, str]]:
    return [
        {"title": _("Initiatives"), "url": reverse("content:initiative-list")},
        {"title": _("Mes échanges"), "url": reverse("content:enquiries")},
        {"title": title},
    ]

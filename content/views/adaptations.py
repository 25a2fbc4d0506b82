"""« Nous l’avons adaptée »: the list on a sheet, declaring, correcting, withdrawing, answering."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from accounts.queries import person_line
from content.actions import adaptations as actions
from content.adapting import propose_url
from content.forms.adaptation import AdaptationAnswerForm, AdaptationForm, AdaptationReasonForm, NewAdaptationForm
from content.models import Adaptation, Initiative
from content.permissions import PUBLIC_STATES
from content.permissions import adaptations as permissions
from content.queries import get_initiative_for
from content.queries.adaptations import (
    adaptations_of,
    adapted_from,
    adapting_collectivites,
    get_adaptation_for,
    own_sheets,
)
from foundation.notifications.actions.reading import mark_subjects_read
from foundation.web.htmx import see_other
from foundation.web.once import once
from foundation.web.pages import page_of

SHOWN = 5
ORDER = ("created_at", "pk")


class AdaptationsView(View):
    """What others made of a case: a fragment of the sheet, or the whole list."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        initiative = get_initiative_for(request.user, slug)
        rows = adaptations_of(initiative)
        size = SHOWN if request.htmx else 20  # type: ignore[attr-defined]
        page = page_of(rows, ORDER, mark=request.GET.get("page", ""), size=size)
        context = {
            "initiative": initiative,
            "page": page,
            "rows": [_line(row, initiative, request.user) for row in page],
            "origins": [row.source for row in adapted_from(initiative)[:SHOWN]],
            "open": permissions.is_open_to_adaptation(initiative),
            "crumbs": _crumbs(initiative, _("Les reprises")),
        }
        template = "_list" if request.htmx else "index"  # type: ignore[attr-defined]
        if request.user.is_authenticated and not request.htmx:  # type: ignore[attr-defined]
            mark_subjects_read(_as_rows(page.rows), actor=request.user)
        return render(request, f"content/adaptations/{template}.html", context)


class AdaptationDeclareView(LoginRequiredMixin, View):
    """A verified member of another collectivité says what they took up."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        source = self._source(slug)
        return self._page(source, self._form(source))

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        source = self._source(slug)
        form = self._form(source, request.POST)
        if not form.is_valid():
            return self._page(source, form, status=422)
        try:
            made = once(form.cleaned_data["once"], user=request.user, create=lambda: self._declare(source, form))
        except actions.AlreadyAdapted:
            form.add_error("collectivite", _("Cette collectivité a déjà dit avoir adapté cette initiative."))
            return self._page(source, form, status=422)
        messages.success(request, _("Merci. Votre reprise est en ligne, et l’équipe d’origine est prévenue."))
        return see_other(request, made.get_absolute_url())

    def _source(self, slug: str) -> Initiative:
        source = get_initiative_for(self.request.user, slug)
        if not permissions.is_open_to_adaptation(source):
            raise Http404
        return source

    def _form(self, source: Initiative, data: Any = None) -> NewAdaptationForm:
        user = self.request.user
        bodies = adapting_collectivites(user, source)
        initial = {"collectivite": str(bodies[0].pk)} if len(bodies) == 1 else {}
        return NewAdaptationForm(data, initial=initial, collectivites=bodies, sheets=own_sheets(user, source))

    def _declare(self, source: Initiative, form: NewAdaptationForm) -> Adaptation:
        body = form.cleaned_data["collectivite"]
        return actions.declare_adaptation(source, actor=self.request.user, collectivite=body, data=form.told)

    def _page(self, source: Initiative, form: NewAdaptationForm, status: int = 200) -> HttpResponse:
        context = {
            "initiative": source,
            "form": form if form.collectivites else None,
            "crumbs": _crumbs(source, _("Nous l’avons adaptée")),
        }
        return render(self.request, "content/adaptation_declare/index.html", context, status=status)


class AdaptationPage(LoginRequiredMixin, View):
    """A page about one adaptation, with a form; those who may not send it do not find it."""

    template = ""
    done = ""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.adaptation = self._found(pk)
        return self._page(self.form())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.adaptation = self._found(pk)
        form = self.form(request.POST)
        if not form.is_valid():
            return self._page(form, status=422)
        self.act(form)
        messages.success(request, self.done)
        return see_other(request, self.adaptation.get_absolute_url())

    def allowed(self) -> bool:
        raise NotImplementedError

    def form(self, data: Any = None) -> Any:
        raise NotImplementedError

    def act(self, form: Any) -> None:
        raise NotImplementedError

    def _found(self, pk: int) -> Adaptation:
        self.adaptation = get_adaptation_for(self.request.user, pk)
        if not self.allowed():
            raise Http404
        return self.adaptation

    def _page(self, form: forms.Form, status: int = 200) -> HttpResponse:
        context = {"adaptation": self.adaptation, "initiative": self.adaptation.source, "form": form}
        context["crumbs"] = _crumbs(self.adaptation.source, _("Les reprises"))
        return render(self.request, self.template, context, status=status)


class AdaptationEditView(AdaptationPage):
    """Correct what one declared, or name the sheet that tells it."""

    template = "content/adaptation_edit/index.html"
    done = gettext_lazy("Votre reprise est à jour.")

    def allowed(self) -> bool:
        return permissions.can_edit_adaptation(self.request.user, self.adaptation)

    def form(self, data: Any = None) -> AdaptationForm:
        row = self.adaptation
        sheets = [sheet for sheet in own_sheets(self.request.user, row.source) if sheet.pk != row.initiative_id]
        initial = {name: getattr(row, name) for name in ("taken", "changed", "result", "year")}
        initial["initiative"] = str(row.initiative_id or "")
        return AdaptationForm(data, initial=initial, sheets=[*filter(None, [row.initiative]), *sheets])

    def act(self, form: AdaptationForm) -> None:
        actions.edit_adaptation(self.adaptation, actor=self.request.user, data=form.told)


class AdaptationWithdrawView(AdaptationPage):
    """Take it back, after asking; an editor says why."""

    template = "content/adaptation_withdraw/index.html"
    done = gettext_lazy("La reprise est retirée.")

    def allowed(self) -> bool:
        return permissions.can_withdraw_adaptation(self.request.user, self.adaptation)

    def form(self, data: Any = None) -> forms.Form:
        own = permissions.can_edit_adaptation(self.request.user, self.adaptation)
        return forms.Form(data) if own else AdaptationReasonForm(data)

    def act(self, form: forms.Form) -> None:
        reason = form.cleaned_data.get("reason", "")
        actions.withdraw_adaptation(self.adaptation, actor=self.request.user, reason=reason)


class AdaptationAnswerView(AdaptationPage):
    """The original team answers, or corrects its answer."""

    template = "content/adaptation_answer/index.html"
    done = gettext_lazy("Votre réponse est en ligne.")

    def allowed(self) -> bool:
        return permissions.can_answer_adaptation(self.request.user, self.adaptation)

    def form(self, data: Any = None) -> AdaptationAnswerForm:
        return AdaptationAnswerForm(data, initial={"answer": self.adaptation.answer})

    def act(self, form: AdaptationAnswerForm) -> None:
        text = form.cleaned_data["answer"]
        actions.answer_adaptation(self.adaptation, actor=self.request.user, text=text)


def _line(row: Adaptation, source: Initiative, user: Any) -> dict[str, Any]:
    """What the list shows of an adaptation; its source is already there, with its authors."""
    row.source = source
    told = row.initiative if row.initiative and row.initiative.state in PUBLIC_STATES else None
    may_edit = permissions.can_edit_adaptation(user, row)
    return {
        "adaptation": row,
        "sheet": told,
        "person": person_line(row.author),
        "may_edit": may_edit,
        "may_withdraw": permissions.can_withdraw_adaptation(user, row),
        "may_answer": permissions.can_answer_adaptation(user, row),
        "propose_url": propose_url(row) if may_edit and not row.initiative_id else "",
    }


def _as_rows(rows: list[Adaptation]) -> QuerySet[Adaptation]:
    return Adaptation.objects.filter(pk__in=[row.pk for row in rows])


def _crumbs(initiative: Initiative, title: str) -> list[dict[str, str]]:
    return [
        {"title": _("Initiatives"), "url": reverse("content:initiative-list")},
        {"title": initiative.title, "url": initiative.get_absolute_url()},
        {"title": title},
    ]

"""After a workshop: planned against real, its notes, what is told of its cards, the durations put right."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from foundation.web.htmx import see_other
from foundation.web.once import once
from methods import actions, permissions
from methods.actions.afterwards import correct_minutes
from methods.afterwards.corrections import corrections_of
from methods.afterwards.minutes import minutes_markdown, minutes_pdf
from methods.afterwards.page import after_page
from methods.afterwards.stories import CardUse, cards_used, draft_of
from methods.forms.use import NewUseForm
from methods.models import MethodCard, WorkshopRun
from methods.queries.afterwards import get_ended_run_for, get_run_and_card_for, told_by
from methods.queries.plans import get_editable_plan_for
from methods.queries.runs import photos_of
from methods.running.course import course_of
from methods.views.plan_page import crumbs
from methods.views.uses import first_place, use_form_page


class RunAfterView(LoginRequiredMixin, View):
    """One running of a workshop that is over, the latest when none is named."""

    def get(self, request: HttpRequest, slug: str, pk: int | None = None) -> HttpResponse:
        run = get_ended_run_for(request.user, slug, pk)
        context = after_page(run, request.user) | {"crumbs": crumbs(_("Après l’atelier"), plan=run.plan)}
        return render(request, "methods/run_after/index.html", context)


class RunMinutesView(LoginRequiredMixin, View):
    """The minutes as a text."""

    def get(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        run = get_ended_run_for(request.user, slug, pk)
        text = minutes_markdown(run, course_of(run), photos_of(run))
        answer = HttpResponse(text, content_type="text/markdown; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="{slug}-compte-rendu.md"'
        return answer


class RunMinutesPdfView(LoginRequiredMixin, View):
    """The minutes as a PDF, with the photos."""

    def get(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        run = get_ended_run_for(request.user, slug, pk)
        answer = HttpResponse(minutes_pdf(run, course_of(run), photos_of(run)), content_type="application/pdf")
        answer["Content-Disposition"] = f'inline; filename="{slug}-compte-rendu.pdf"'
        return answer


class RunUseReportView(LoginRequiredMixin, View):
    """Telling how a card served in this workshop: the form comes filled with what is known."""

    def get(self, request: HttpRequest, slug: str, pk: int, card: str) -> HttpResponse:
        run, told, use = self._find(slug, pk, card)
        form = NewUseForm(initial=first_place(request.user) | draft_of(use, run))
        return self._page(run, told, form, has_notes=bool(use.notes))

    def post(self, request: HttpRequest, slug: str, pk: int, card: str) -> HttpResponse:
        run, told, _use = self._find(slug, pk, card)
        form = NewUseForm(request.POST)
        if not form.is_valid():
            return self._page(run, told, form, status=422)
        once(
            form.cleaned_data["once"],
            user=request.user,
            create=lambda: actions.report_use(told, actor=request.user, data=form.told, run=run),
        )
        messages.success(request, _("Merci : votre usage est visible sur la fiche « %s ».") % told.title)
        return see_other(request, _after(run))

    def _find(self, slug: str, pk: int, card: str) -> tuple[WorkshopRun, MethodCard, CardUse]:
        """A card that served and that one has not told yet; Http404 otherwise."""
        run, told = get_run_and_card_for(self.request.user, slug, pk, card)
        use = next((use for use in cards_used(course_of(run)) if use.slug == card), None)
        if use is None or not permissions.can_report_use(self.request.user, told):
            raise Http404
        return run, told, use

    def _page(
        self, run: WorkshopRun, card: MethodCard, form: NewUseForm, *, has_notes: bool = False, status: int = 200
    ) -> HttpResponse:
        already = told_by(self.request.user, run).get(card.slug)
        more = {"run": run, "back": _after(run), "has_notes": has_notes, "already": already}
        more["crumbs"] = crumbs(_("Raconter un usage"), plan=run.plan)
        return use_form_page(self.request, card, form, status, **more)


class PlanCorrectView(LoginRequiredMixin, View):
    """Giving the workshop, for the next time, the minutes it really took; it says which, then does it."""

    def get(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        run, corrections = self._find(slug, pk)
        context = {
            "run": run,
            "plan": run.plan,
            "corrections": corrections,
            "back": _after(run),
            "crumbs": crumbs(_("Corriger les durées"), plan=run.plan),
        }
        return render(request, "methods/plan_correct/index.html", context)

    def post(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        run, corrections = self._find(slug, pk)
        correct_minutes(run.plan, corrections, actor=request.user)
        messages.success(request, _("Les durées sont corrigées. Le prochain atelier part du réel."))
        return see_other(request, run.plan.get_absolute_url())

    def _find(self, slug: str, pk: int) -> tuple[WorkshopRun, Any]:
        run = get_ended_run_for(self.request.user, slug, pk)
        run.plan = get_editable_plan_for(self.request.user, slug)
        return run, corrections_of(run.plan, course_of(run))


def _after(run: WorkshopRun) -> str:
    return reverse("workshops:run-after", args=[run.plan.slug, run.pk])

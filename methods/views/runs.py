"""Running a workshop: one page for the phone, whose every button is a plain form."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from foundation.web.htmx import see_other
from methods.actions import runs as actions
from methods.forms.run import EventForm, PhotoForm
from methods.models import RunEvent, WorkshopRun
from methods.permissions import runs as permissions
from methods.planning.timeline import timeline
from methods.queries.runs import get_note_for, get_noted_run_for, get_plan_to_run, get_run_for, run_to_show
from methods.views.live_page import running_page
from methods.views.plan_page import crumbs


def live_url(run: WorkshopRun) -> str:
    """The page where a run is lived."""
    return reverse("workshops:live", args=[run.plan.slug])


class LiveView(LoginRequiredMixin, View):
    """The workshop being run; before, the invitation to begin; for two days after, what was noted."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        run = run_to_show(request.user, slug)
        if run is None:
            return self._ready(request, slug)
        return _live_page(request, run)

    def _ready(self, request: HttpRequest, slug: str) -> HttpResponse:
        plan = get_plan_to_run(request.user, slug)
        context = {"plan": plan, "timeline": timeline(plan), "crumbs": crumbs(_("Animer"), plan=plan)}
        return render(request, "methods/live/ready.html", context)


class RunStartView(LoginRequiredMixin, View):
    """Beginning, or joining what somebody has begun."""

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        plan = get_plan_to_run(request.user, slug)
        try:
            actions.start_run(plan, actor=request.user)
        except actions.NothingToRun:
            return _nothing_to_run(request, plan.get_absolute_url())
        return see_other(request, reverse("workshops:live", args=[plan.slug]))


class RunRestartView(LoginRequiredMixin, View):
    """Beginning again, after asking."""

    def get(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        run = get_run_for(request.user, slug, pk)
        return render(request, "methods/live/restart.html", {"run": run, "plan": run.plan})

    def post(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        plan, run = get_plan_to_run(request.user, slug), get_run_for(request.user, slug, pk)
        try:
            actions.restart_run(plan, run, actor=request.user)
        except actions.NothingToRun:
            return _nothing_to_run(request, plan.get_absolute_url())
        return see_other(request, live_url(run))


class RunTellView(LoginRequiredMixin, View):
    """A move, five minutes more or a note, told by a plain form."""

    def post(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        run = get_run_for(request.user, slug, pk)
        form = EventForm(request.POST)
        if not form.is_valid():
            return page_again(request, run, form)
        try:
            actions.record_events(run, [form.told], actor=request.user)
        except actions.RunClosed:
            messages.error(request, closed_words())
        return see_other(request, live_url(run))


class RunEndView(LoginRequiredMixin, View):
    """The end, after asking."""

    def get(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        run = get_run_for(request.user, slug, pk)
        return render(request, "methods/live/end.html", {"run": run, "plan": run.plan})

    def post(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        run = get_run_for(request.user, slug, pk)
        actions.end_run(run, actor=request.user)
        messages.success(request, _("L’atelier est terminé. Vous pouvez encore noter pendant deux jours."))
        return see_other(request, live_url(run))


class RunDeleteView(LoginRequiredMixin, View):
    """Removing a run that was only a trial, after asking."""

    def get(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        run = self._run(slug, pk)
        return render(request, "methods/live/delete.html", {"run": run, "plan": run.plan})

    def post(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        run = self._run(slug, pk)
        actions.delete_run(run, actor=request.user)
        messages.success(request, _("Le déroulement est supprimé."))
        return see_other(request, run.plan.get_absolute_url())

    def _run(self, slug: str, pk: int) -> WorkshopRun:
        run = get_run_for(self.request.user, slug, pk)
        if not permissions.can_delete_run(self.request.user, run):
            raise Http404
        return run


class NoteWithdrawView(LoginRequiredMixin, View):
    """Taking back a note or a photo, after asking."""

    def get(self, request: HttpRequest, slug: str, pk: int, uid: UUID) -> HttpResponse:
        note = self._note(slug, pk, uid)
        return render(request, "methods/live/withdraw.html", {"note": note, "run": note.run, "plan": note.run.plan})

    def post(self, request: HttpRequest, slug: str, pk: int, uid: UUID) -> HttpResponse:
        note = self._note(slug, pk, uid)
        actions.withdraw_note(note, actor=request.user)
        messages.success(request, _("C’est retiré."))
        return see_other(request, live_url(note.run))

    def _note(self, slug: str, pk: int, uid: UUID) -> RunEvent:
        note = get_note_for(self.request.user, slug, pk, uid)
        if not permissions.can_withdraw_note(self.request.user, note):
            raise Http404
        return note


def closed_words() -> str:
    """Why nothing more is taken."""
    return _("Ce déroulement ne reçoit plus de notes : il est fini depuis plus de deux jours, ou il est plein.")


def _nothing_to_run(request: HttpRequest, url: str) -> HttpResponse:
    messages.error(request, _("Cet atelier est vide. Ajoutez au moins un temps avant de l’animer."))
    return see_other(request, url)


def page_again(request: HttpRequest, run: WorkshopRun, form: EventForm) -> HttpResponse:
    """The page as it is, with what was typed and what is wrong with it."""
    shown = get_noted_run_for(request.user, run.plan.slug, run.pk)
    errors = [error for errors in form.errors.values() for error in errors]
    wrong = "photo_errors" if isinstance(form, PhotoForm) else "note_errors"
    return _live_page(request, shown, 422, **{wrong: errors, "typed": request.POST.get("text", "")})


def _live_page(request: HttpRequest, run: WorkshopRun, status: int = 200, **more: Any) -> HttpResponse:
    page = "running" if run.ended_at is None else "ended"
    with timezone.override(request.user.timezone):  # type: ignore[union-attr]
        return render(request, f"methods/live/{page}.html", running_page(request, run) | more, status=status)

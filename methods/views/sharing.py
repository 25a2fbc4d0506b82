"""The agenda that participants open by a link: opening it, closing it, reading it."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from foundation.web.htmx import see_other
from methods.actions import sharing as actions
from methods.outputs.pages import agenda_context
from methods.outputs.when import meeting_of
from methods.queries.outputs import get_shared_agenda
from methods.queries.plans import get_editable_plan_for
from methods.views.outputs import calendar_answer


class AgendaShareView(LoginRequiredMixin, View):
    """Give the agenda its link, or change what it shows."""

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        plan = get_editable_plan_for(request.user, slug)
        actions.share_agenda(plan, actor=request.user, shows_leads="avec" in request.POST)
        messages.success(request, _("Le lien est prêt : copiez-le et envoyez-le aux participants."))
        return _agenda_page(request, slug)


class AgendaUnshareView(LoginRequiredMixin, View):
    """Make the link lead nowhere."""

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        plan = get_editable_plan_for(request.user, slug)
        actions.unshare_agenda(plan, actor=request.user)
        messages.success(request, _("L’ancien lien ne mène plus nulle part."))
        return _agenda_page(request, slug)


class SharedAgendaView(View):
    """What participants read: hours and titles. Search engines are asked to stay out."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        link = get_shared_agenda(token)
        context = agenda_context(link.plan, with_leads=link.shows_leads) | {"token": token}
        return render(request, "methods/agenda_shared/index.html", context)


class SharedCalendarView(View):
    """The same meeting for the calendars of participants."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        plan = get_shared_agenda(token).plan
        address = reverse("workshops:agenda-shared", args=[token])
        meeting = meeting_of(plan, url=request.build_absolute_uri(address))
        if meeting is None:
            raise Http404
        return calendar_answer(meeting, "atelier")


def _agenda_page(request: HttpRequest, slug: str) -> HttpResponse:
    return see_other(request, reverse("workshops:plan-agenda", args=[slug]) + "#lien")

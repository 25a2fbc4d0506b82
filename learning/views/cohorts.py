"""Cohorts as everybody sees them: the list, one cohort, joining, leaving, a guest's page."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from foundation.web.htmx import see_other
from foundation.web.pages import page_of
from learning.actions import cohorts as actions
from learning.actions.cohorts import NotPossible
from learning.enums import CohortState, ParticipationState
from learning.models import Cohort, Participation
from learning.permissions import can_enter_cohort, can_run_cohort
from learning.queries.cohorts import cohorts_visible_to, get_cohort_for, get_guest_link, place_in_queue, teams_of
from learning.rail import weeks_rail


class CohortListView(View):
    """The cohorts: those one may join first, the latest start first."""

    def get(self, request: HttpRequest) -> HttpResponse:
        rows = cohorts_visible_to(request.user).select_related("programme", "territory")
        context = {
            "page": page_of(rows, ("-starts_on", "-pk"), mark=request.GET.get("page", "")),
            "today": timezone.localdate(),
            "crumbs": [{"title": _("Parcours"), "url": reverse("learning:path-list")}, {"title": _("Cohortes")}],
        }
        return render(request, "learning/cohort_list/index.html", context)


class CohortView(View):
    """What, when, for whom: the twelve weeks, and how to come in."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        cohort, standing = get_cohort_for(request.user, slug)
        today = timezone.localdate()
        waiting = standing.is_waiting and Participation.objects.get(cohort=cohort, user=request.user)
        context = {
            "cohort": cohort,
            "programme": cohort.programme,
            "standing": standing,
            "may_enter": can_enter_cohort(standing),
            "may_run": can_run_cohort(standing),
            "is_open": cohort.state == CohortState.OPEN and today <= cohort.registration_until,
            "free": cohort.capacity - cohort.taken,
            "rank": place_in_queue(waiting) if waiting else 0,
            "rail": weeks_rail(cohort, today),
            "crumbs": _crumbs(cohort),
        }
        return render(request, "learning/cohort/index.html", context)


class CohortJoinView(LoginRequiredMixin, View):
    """Take a place, or a rank in the queue."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        cohort, _standing = get_cohort_for(request.user, slug)
        return redirect(cohort)

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        cohort, _standing = get_cohort_for(request.user, slug)
        try:
            participation = actions.join_cohort(cohort, actor=request.user)
        except NotPossible as refusal:
            messages.error(request, str(refusal))
            return see_other(request, cohort.get_absolute_url())
        if participation.state == ParticipationState.ENROLLED:
            messages.success(request, _("Votre place est confirmée. Voici l’espace de la cohorte."))
            return see_other(request, reverse("learning:cohort-home", args=[slug]))
        rank = place_in_queue(participation)
        messages.info(request, _("La cohorte est complète. Vous êtes au rang %d de la liste d’attente.") % rank)
        return see_other(request, cohort.get_absolute_url())


class CohortLeaveView(LoginRequiredMixin, View):
    """Give up one's place: a page that asks, then the deed."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        cohort, standing = get_cohort_for(request.user, slug)
        if not (standing.is_enrolled or standing.is_waiting):
            return redirect(cohort)
        return render(
            request,
            "learning/cohort_leave/index.html",
            {"cohort": cohort, "standing": standing, "crumbs": _leaving(cohort)},
        )

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        cohort, standing = get_cohort_for(request.user, slug)
        if standing.is_enrolled or standing.is_waiting:
            actions.leave_cohort(cohort, actor=request.user)
            messages.success(request, _("Vous ne participez plus à cette cohorte."))
        return see_other(request, cohort.get_absolute_url())


class GuestView(View):
    """What a sponsor without an account reads: the state of each team, nothing private."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        link = get_guest_link(token, timezone.localdate())
        context = {"link": link, "cohort": link.cohort, **_progress_of_teams(link.cohort)}
        response = render(request, "learning/guest/index.html", context)
        response["X-Robots-Tag"] = "noindex"
        response["Cache-Control"] = "private, no-store"
        return response


def _progress_of_teams(cohort: Cohort) -> dict[str, Any]:
    today = timezone.localdate()
    return {
        "teams": teams_of(cohort).prefetch_related("log"),
        "rail": weeks_rail(cohort, today),
        "week": cohort.week_on(today),
    }


def _crumbs(cohort: Cohort) -> list[dict[str, str]]:
    return [
        {"title": _("Parcours"), "url": reverse("learning:path-list")},
        {"title": _("Cohortes"), "url": reverse("learning:cohort-list")},
        {"title": cohort.title},
    ]


def _leaving(cohort: Cohort) -> list[dict[str, str]]:
    return [
        {"title": _("Cohortes"), "url": reverse("learning:cohort-list")},
        {"title": cohort.title, "url": cohort.get_absolute_url()},
        {"title": _("Ne plus participer")},
    ]

"""The private pages of a cohort: this week, the teams, their journals."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from foundation.documents import Event, calendar
from foundation.web.htmx import see_other
from foundation.web.once import once
from learning.actions import cohorts as actions
from learning.doors import onward, tell_url
from learning.forms.cohorts import LogForm
from learning.hours import session_line
from learning.models import Cohort, Session, Team
from learning.permissions import Standing, can_read_team, can_run_cohort, can_write_log
from learning.queries.cohorts import get_entered_cohort_for, get_team_for, log_of, people_running, teams_of
from learning.queries.workshops import with_workshops
from learning.rail import weeks_rail
from methods.queries import published_cards


class CohortHomeView(LoginRequiredMixin, View):
    """This week: what to do, when to meet, who works on what."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        cohort, standing = get_entered_cohort_for(request.user, slug)
        today = timezone.localdate()
        number = min(max(_asked_week(request) or cohort.week_on(today), 1), len(cohort.programme.weeks))
        week = cohort.programme.weeks[number - 1]
        sessions = [session_line(session, cohort) for session in with_workshops(cohort.sessions.all(), request.user)]
        context = {
            "cohort": cohort,
            "may_run": can_run_cohort(standing),
            "week": week,
            "week_starts_on": cohort.starts_on + timedelta(weeks=number - 1),
            "is_now": number == cohort.week_on(today),
            "cards": published_cards().filter(slug__in=week.get("cards", [])),
            "rail": weeks_rail(cohort, today, shown=number),
            "week_sessions": [line for line in sessions if line.session.week == number],
            "next_session": next((line for line in sessions if line.session.ends_at >= timezone.now()), None),
            "teams": [_team_line(team, standing, cohort.week_on(today)) for team in teams_of(cohort)],
            "roles": people_running(cohort),
            "crumbs": inside_crumbs(cohort),
        }
        return render(request, "learning/cohort_home/index.html", context)


class TeamView(LoginRequiredMixin, View):
    """A team: its problem, its people, its journal."""

    def get(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        cohort, standing = get_entered_cohort_for(request.user, slug)
        team = get_team_for(cohort, standing, pk)
        return self._page(cohort, standing, team, LogForm(initial={"week": self._week(cohort)}))

    def post(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        cohort, standing = get_entered_cohort_for(request.user, slug)
        team = get_team_for(cohort, standing, pk)
        form = LogForm(request.POST)
        if not form.is_valid():
            return self._page(cohort, standing, team, form, status=422)
        data = form.cleaned_data
        answers = {name: data[name] for name in ("week", "done", "learned", "upcoming")}
        once(
            data["once"],
            user=request.user,
            create=lambda: actions.write_log(team, actor=request.user, **answers),
        )
        messages.success(request, _("Le journal est écrit. Votre coach le lira avant la séance."))
        return see_other(request, request.path)

    def _week(self, cohort: Cohort) -> int:
        return min(max(cohort.week_on(timezone.localdate()), 1), len(cohort.programme.weeks))

    def _page(self, cohort: Cohort, standing: Standing, team: Team, form: LogForm, status: int = 200) -> HttpResponse:
        context = {
            "cohort": cohort,
            "team": team,
            "members": team.memberships.filter(left_on=None).select_related("user"),
            "entries": log_of(team)[:50],
            "form": form if can_write_log(standing, team.pk) else None,
            "week": self._week(cohort),
            "links": onward(team, cohort.week_on(timezone.localdate())),
            "crumbs": [
                *inside_crumbs(cohort, reverse("learning:cohort-home", args=[cohort.slug])),
                {"title": team.name},
            ],
        }
        return render(self.request, "learning/team/index.html", context, status=status)


class CohortCalendarView(LoginRequiredMixin, View):
    """The sessions as a calendar file."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        cohort, _standing = get_entered_cohort_for(request.user, slug)
        return _calendar_answer([_event(session) for session in cohort.sessions.all()], slug)


class SessionCalendarView(LoginRequiredMixin, View):
    """One session as a calendar file."""

    def get(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        cohort, _standing = get_entered_cohort_for(request.user, slug)
        session = get_object_or_404(Session, pk=pk, cohort=cohort)
        return _calendar_answer([_event(session)], f"{slug}-{pk}")


def _asked_week(request: HttpRequest) -> int:
    typed = request.GET.get("semaine", "")
    if not typed:
        return 0
    if not typed.isdecimal() or len(typed) > 2:
        raise Http404
    return int(typed)


def _team_line(team: Team, standing: Standing, week: int) -> dict[str, Any]:
    members = [place.user for place in team.memberships.all()]
    return {
        "team": team,
        "members": members,
        "may_read": can_read_team(standing, team.pk),
        "tell_url": tell_url(team, week) if can_write_log(standing, team.pk) else "",
    }


def _event(session: Session) -> Event:
    return Event(
        uid=f"seance-{session.pk}@essaim",
        start=session.starts_at,
        end=session.ends_at,
        title=session.title,
        place=session.place,
        url=session.url,
    )


def _calendar_answer(events: list[Event], name: str) -> HttpResponse:
    response = HttpResponse(calendar(events), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    return response


def inside_crumbs(cohort: Cohort, url: str = "") -> list[dict[str, str]]:
    """Where the reader is inside a cohort; `url` of its home when the page is deeper."""
    return [
        {"title": _("Cohortes"), "url": reverse("learning:cohort-list")},
        {"title": cohort.title, "url": url} if url else {"title": cohort.title},
    ]

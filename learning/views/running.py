"""What a trainer does: dates, sessions, teams, guests."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from foundation.web.htmx import see_other
from learning.actions import cohorts as actions
from learning.actions.cohorts import NotPossible
from learning.enums import ParticipationState
from learning.forms.cohorts import CohortForm, GuestForm, SessionForm, TeamForm
from learning.models import Cohort, GuestLink, Session, Team
from learning.queries.cohorts import get_run_cohort_for
from learning.queries.workshops import with_workshops
from learning.views.inside import inside_crumbs


class CohortManageView(LoginRequiredMixin, View):
    """The trainer's desk for one cohort."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        cohort = get_run_cohort_for(request.user, slug)
        return self._page(cohort, CohortForm(instance=cohort))

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        cohort = get_run_cohort_for(request.user, slug)
        # The form gets its own copy: the action writes on the cohort that was read.
        form = CohortForm(request.POST, instance=get_run_cohort_for(request.user, slug))
        if not form.is_valid():
            return self._page(cohort, form, status=422)
        try:
            actions.change_cohort(cohort, actor=request.user, **form.cleaned_data)
        except NotPossible as refusal:
            form.add_error("capacity", str(refusal))
            return self._page(cohort, form, status=422)
        messages.success(request, _("La cohorte est à jour."))
        return see_other(request, request.path)

    def _page(self, cohort: Cohort, form: CohortForm, status: int = 200) -> HttpResponse:
        people = cohort.participations.select_related("user").order_by("state", "since", "pk")
        context = {
            "cohort": cohort,
            "form": form,
            "guest_form": GuestForm(),
            "sessions": with_workshops(cohort.sessions.all(), self.request.user),
            "teams": cohort.teams.select_related("coach"),
            "enrolled": [row.user for row in people if row.state == ParticipationState.ENROLLED],
            "waiting": [row.user for row in people if row.state == ParticipationState.WAITING],
            "links": cohort.guest_links.filter(expires_on__gte=timezone.localdate()),
            "crumbs": _crumbs(cohort, _("Gérer")),
        }
        return render(self.request, "learning/cohort_manage/index.html", context, status=status)


class _RunFormView(LoginRequiredMixin, View):
    """A trainer's form on one thing of the cohort; afterwards, the desk."""

    template: str
    done: Any

    def get(self, request: HttpRequest, slug: str, pk: int | None = None) -> HttpResponse:
        self.cohort = get_run_cohort_for(request.user, slug)
        self.thing = self.find(pk) if pk else None
        return self._page(self.form())

    def post(self, request: HttpRequest, slug: str, pk: int | None = None) -> HttpResponse:
        self.cohort = get_run_cohort_for(request.user, slug)
        self.thing = self.find(pk) if pk else None
        form = self.form(request.POST)
        if not form.is_valid():
            return self._page(form, status=422)
        try:
            self.act(form)
        except NotPossible as refusal:
            form.add_error(None, str(refusal))
            return self._page(form, status=422)
        messages.success(request, self.done)
        return see_other(request, reverse("learning:cohort-manage", args=[slug]))

    def find(self, pk: int) -> Any:
        raise NotImplementedError

    def form(self, data: Any = None) -> forms.BaseForm:
        raise NotImplementedError

    def act(self, form: Any) -> None:
        raise NotImplementedError

    def _page(self, form: forms.BaseForm, status: int = 200) -> HttpResponse:
        title = str(self.thing) if self.thing else _("Ajouter")
        context = {"cohort": self.cohort, "thing": self.thing, "form": form, "crumbs": _crumbs(self.cohort, title)}
        return render(self.request, self.template, context, status=status)


class SessionEditView(_RunFormView):
    template = "learning/session_edit/index.html"
    done = gettext_lazy("La séance est enregistrée.")

    def find(self, pk: int) -> Session:
        return get_object_or_404(Session, pk=pk, cohort=self.cohort)

    def form(self, data: Any = None) -> SessionForm:
        return SessionForm(data, instance=self.thing)

    def act(self, form: SessionForm) -> None:
        if self.thing:
            actions.change_session(self.thing, actor=self.request.user, **form.values)
        else:
            actions.schedule_session(self.cohort, actor=self.request.user, **form.values)


class TeamEditView(_RunFormView):
    template = "learning/team_edit/index.html"
    done = gettext_lazy("L’équipe est enregistrée.")

    def find(self, pk: int) -> Team:
        return get_object_or_404(Team, pk=pk, cohort=self.cohort)

    def form(self, data: Any = None) -> TeamForm:
        team = self.thing
        members = team.memberships.filter(left_on=None).values_list("user", flat=True) if team else []
        initial = {"name": team.name, "problem": team.problem, "coach": team.coach_id} if team else {}
        return TeamForm(data, cohort=self.cohort, initial=initial | {"members": list(members)})

    def act(self, form: TeamForm) -> None:
        data = dict(form.cleaned_data)
        data["members"] = list(data["members"])
        actions.form_team(self.cohort, actor=self.request.user, team=self.thing, **data)


class GuestInviteView(LoginRequiredMixin, View):
    """Make a sponsor's link; its address is shown on the desk."""

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        cohort = get_run_cohort_for(request.user, slug)
        form = GuestForm(request.POST)
        if form.is_valid():
            actions.invite_sponsor(cohort, actor=request.user, **form.cleaned_data)
            messages.success(request, _("Le lien est prêt : copiez-le et envoyez-le à son destinataire."))
        else:
            messages.error(request, _("Le lien n’est pas créé : indiquez pour qui il est, et une date de fin."))
        return see_other(request, reverse("learning:cohort-manage", args=[slug]) + "#invites")


class GuestWithdrawView(LoginRequiredMixin, View):
    """Make a sponsor's link lead nowhere."""

    def post(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        cohort = get_run_cohort_for(request.user, slug)
        actions.withdraw_invitation(get_object_or_404(GuestLink, pk=pk, cohort=cohort), actor=request.user)
        messages.success(request, _("Ce lien ne mène plus nulle part."))
        return see_other(request, reverse("learning:cohort-manage", args=[slug]) + "#invites")


def _crumbs(cohort: Cohort, title: str) -> list[dict[str, str]]:
    home = reverse("learning:cohort-home", args=[cohort.slug])
    return [*inside_crumbs(cohort, home), {"title": title}]

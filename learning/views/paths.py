"""Paths: the catalogue, one path as a line of stops, one step."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from foundation.markup.citations import cited_together
from foundation.web.doors import address, standing
from foundation.web.htmx import see_other
from foundation.web.pages import page_of
from learning.actions import paths as actions
from learning.enums import Mark, StepKind
from learning.forms.paths import ReflectionForm
from learning.models import Enrolment, Path, Step
from learning.queries.cohorts import cohorts_visible_to
from learning.queries.paths import (
    Progress,
    Stop,
    active_enrolments,
    enrolment_of,
    get_path_for,
    get_stop,
    paths_listed,
    progress_on,
    reflection_at,
)


class PathListView(View):
    """The catalogue, and what one follows already."""

    def get(self, request: HttpRequest) -> HttpResponse:
        mine = active_enrolments(request.user) if request.user.is_authenticated else []
        context = {
            "page": page_of(paths_listed(request.user), ("title", "pk"), mark=request.GET.get("page", "")),
            "followed": {enrolment.path_id for enrolment in mine},
            "crumbs": [{"title": _("Parcours")}],
        }
        return render(request, "learning/path_list/index.html", context)


class PathView(View):
    """One path: what one will be able to do, and its stops."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        path = get_path_for(request.user, slug)
        enrolment = enrolment_of(request.user, path)
        progress = progress_on(path, enrolment)
        context = {
            "path": path,
            "trainers": path.trainers.order_by("name", "pk"),
            "enrolment": enrolment,
            "progress": progress,
            "modules": _by_module(path, progress),
            "minutes": sum(stop.step.minutes for stop in progress.stops),
            "crumbs": [{"title": _("Parcours"), "url": reverse("learning:path-list")}, {"title": path.title}],
            "doors": _doors(path),
            "links": _onward(request, path),
        }
        return render(request, "learning/path/index.html", context)


class PathEnrolView(LoginRequiredMixin, View):
    """Follow a path."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        # After signing in: the button is on the path's page.
        return redirect(get_path_for(request.user, slug))

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        path = get_path_for(request.user, slug)
        enrolment = actions.enrol(path, actor=request.user)
        progress = progress_on(path, enrolment)
        messages.success(request, _("Vous suivez ce parcours. Avancez à votre rythme, rien n’est noté."))
        return see_other(request, _next_url(path, progress))


class PathLeaveView(LoginRequiredMixin, View):
    """Stop following: a page that asks, then the deed."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        path = get_path_for(request.user, slug)
        crumbs = [
            {"title": _("Parcours"), "url": reverse("learning:path-list")},
            {"title": path.title, "url": path.get_absolute_url()},
            {"title": _("Ne plus suivre")},
        ]
        return render(request, "learning/path_leave/index.html", {"path": path, "crumbs": crumbs})

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        path = get_path_for(request.user, slug)
        enrolment = enrolment_of(request.user, path)
        if enrolment:
            actions.leave_path(enrolment, actor=request.user)
            messages.success(
                request, _("Vous ne suivez plus ce parcours. Vos réflexions restent dans « Mes données ».")
            )
        return see_other(request, path.get_absolute_url())


class StepView(View):
    """One step: read, then mark as done and go on. Reading needs no account."""

    def get(self, request: HttpRequest, slug: str, step: str) -> HttpResponse:
        path = get_path_for(request.user, slug)
        enrolment = enrolment_of(request.user, path)
        stop = get_stop(progress := progress_on(path, enrolment), step)
        form = _reflection_form(enrolment, stop)
        return self._page(path, enrolment, progress, stop, form)

    def post(self, request: HttpRequest, slug: str, step: str) -> HttpResponse:
        path = get_path_for(request.user, slug)
        enrolment = enrolment_of(request.user, path)
        if enrolment is None:
            return see_other(request, path.get_absolute_url())
        stop = get_stop(progress := progress_on(path, enrolment), step)
        form = ReflectionForm(request.POST)
        if not form.is_valid():
            return self._page(path, enrolment, progress, stop, form, status=422)
        if stop.step.kind == StepKind.REFLECTION:
            actions.write_reflection(enrolment, stop.step, actor=request.user, text=form.cleaned_data["text"])
        if "autosave" in request.GET:
            return HttpResponse(status=204)
        return self._go_on(path, enrolment, stop)

    def _go_on(self, path: Path, enrolment: Enrolment, stop: Stop) -> HttpResponse:
        reopened = "reopen" in self.request.POST
        mark = Mark.REOPENED if reopened else Mark.DONE
        actions.mark_step(enrolment, stop.step, actor=self.request.user, mark=mark)
        if reopened:
            return see_other(self.request, self.request.path)
        return see_other(self.request, _next_url(path, progress_on(path, enrolment)))

    def _page(
        self,
        path: Path,
        enrolment: Enrolment | None,
        progress: Progress,
        stop: Stop,
        form: ReflectionForm | None,
        status: int = 200,
    ) -> HttpResponse:
        context = {
            "path": path,
            "enrolment": enrolment,
            "progress": progress,
            "stop": stop,
            "step": stop.step,
            "cited": cited_together([stop.step.body_html], self.request.user),
            "door": _talk_door(path, stop.step),
            "form": form,
            **_neighbours(progress, stop),
            "crumbs": [
                {"title": _("Parcours"), "url": reverse("learning:path-list")},
                {"title": path.title, "url": path.get_absolute_url()},
                {"title": stop.step.title},
            ],
        }
        return render(self.request, "learning/step/index.html", context, status=status)


def _reflection_form(enrolment: Enrolment | None, stop: Stop) -> ReflectionForm | None:
    if enrolment is None or stop.step.kind != StepKind.REFLECTION:
        return None
    return ReflectionForm(initial={"text": reflection_at(enrolment, stop.step)})


def _neighbours(progress: Progress, stop: Stop) -> dict[str, Any]:
    steps = [each.step for each in progress.stops]
    place = steps.index(stop.step)
    return {
        "previous": steps[place - 1] if place else None,
        "following": steps[place + 1] if place + 1 < len(steps) else None,
    }


def _next_url(path: Path, progress: Progress) -> str:
    if progress.next is None:
        return path.get_absolute_url()
    return reverse("learning:step", args=[path.slug, progress.next.slug])


def _by_module(path: Path, progress: Progress) -> list[dict[str, Any]]:
    modules: dict[int, dict[str, Any]] = {}
    for stop in progress.stops:
        modules.setdefault(stop.step.module_id, {"module": stop.step.module, "stops": []})["stops"].append(stop)
    return list(modules.values())


def _talk_door(path: Path, step: Step) -> dict[str, Any]:
    """The threads about what the step reads, or about the path."""
    named = ["parcours", path.slug]
    if step.card:
        named = ["methode", step.card.slug]
    elif step.initiative:
        named = ["initiative", step.initiative.slug]
    return {"title": _("Ce qu’on en dit"), "url": reverse("community:for-object", args=named)}


def _doors(path: Path) -> list[dict[str, Any]]:
    return [{"title": _("Ce qu’on en dit"), "url": reverse("community:for-object", args=["parcours", path.slug])}]


def _onward(request: HttpRequest, path: Path) -> list[dict[str, Any]]:
    cohort = cohorts_visible_to(request.user).filter(path=path).order_by("-starts_on", "pk").first()
    return standing(
        [
            {
                "title": _("Vivre ce parcours en équipe"),
                "url": cohort.get_absolute_url() if cohort else "",
                "text": cohort.title if cohort else "",
            },
            {
                "title": _("Poser une question"),
                "url": f"{address('community:topic-start')}?lien=parcours:{path.slug}",
                "text": _("À ceux qui le suivent, ou qui l’ont suivi."),
            },
            {
                "title": _("Parcourir les initiatives"),
                "url": address("content:initiative-list"),
                "text": _("Voir ce que d’autres collectivités ont fait d’une enquête."),
            },
        ]
    )

"""What the page of a running workshop says to the server by itself, and hears from it: JSON, whatever the network."""

import time
from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.views import View

from foundation.files import UploadRefused
from foundation.web.htmx import see_other
from methods.actions import runs as actions
from methods.forms.run import BadBatch, PhotoForm, read_batch
from methods.queries.runs import get_noted_run_for, get_run_for, photos_of, run_stamp
from methods.running.state import person_mark, state_of
from methods.views.runs import closed_words, live_url, page_again

CLOCK = "X-Essaim-Clock"  # milliseconds: the phone sets its own by it
PERSON = "X-Essaim-Person"  # whose page it is: another account may have signed in since


class RunStateView(LoginRequiredMixin, View):
    """The events of a run; one query and no body when nothing happened since `If-None-Match`."""

    def get(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        stamp = f'"{run_stamp(request.user, slug, pk)}"'
        if request.headers.get("If-None-Match") == stamp:
            return _timed(HttpResponseNotModified(), stamp)
        return _state(request, slug, pk, stamp)


class RunEventsView(LoginRequiredMixin, View):
    """A batch of events: what is taken once is said taken as often as it is sent."""

    def post(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        run = get_run_for(request.user, slug, pk)
        if _is_somebody_else(request):
            return HttpResponse(status=409)
        try:
            told, refused = read_batch(request.body)
            actions.record_events(run, told, actor=request.user)
        except BadBatch:
            return HttpResponse(status=400)
        except actions.RunClosed:
            return HttpResponse(status=410)
        return _timed(JsonResponse({"taken": [str(event.uid) for event in told], "refused": refused}))


class RunPhotoView(LoginRequiredMixin, View):
    """A photo, sent by the script or by the plain form."""

    def post(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        run = get_run_for(request.user, slug, pk)
        if _is_somebody_else(request):
            return HttpResponse(status=409)
        form = PhotoForm(request.POST, request.FILES)
        try:
            if form.is_valid():
                actions.add_photo(run, form.told, form.cleaned_data["photo"], actor=request.user)
        except UploadRefused as refusal:
            form.add_error("photo", str(refusal))
        except actions.RunClosed:
            form.add_error("photo", closed_words())
        return self._answer(request, run, form)

    def _answer(self, request: HttpRequest, run: Any, form: PhotoForm) -> HttpResponse:
        if PERSON not in request.headers:
            return page_again(request, run, form) if form.errors else see_other(request, live_url(run))
        if form.errors:
            refused = {str(request.POST.get("uid", "")): " ".join(str(error) for error in _errors(form))}
            return _timed(JsonResponse({"taken": [], "refused": refused}))
        return _timed(JsonResponse({"taken": [str(form.told.uid)], "refused": {}}))


class LiveWorkerView(View):
    """The service worker of the page: it keeps nothing by itself, and answers for that page alone."""

    def get(self, request: HttpRequest) -> HttpResponse:
        response = render(request, "methods/live/worker.js", content_type="text/javascript")
        response["Cache-Control"] = "no-cache"
        return response


def _state(request: HttpRequest, slug: str, pk: int, stamp: str) -> HttpResponse:
    run = get_noted_run_for(request.user, slug, pk)
    state = state_of(run, photos_of(run), request.user)
    identity = {"csrf": get_token(request), "person": person_mark(request.user)}
    return _timed(JsonResponse(state | identity), stamp)


def _is_somebody_else(request: HttpRequest) -> bool:
    return request.headers.get(PERSON, person_mark(request.user)) != person_mark(request.user)


def _errors(form: PhotoForm) -> list[str]:
    return [str(error) for errors in form.errors.values() for error in errors]


def _timed(response: HttpResponse, stamp: str = "") -> HttpResponse:
    response[CLOCK] = str(round(time.time() * 1000))
    if stamp:
        response["ETag"] = stamp
    return response

from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.signing import BadSignature
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from foundation.notifications.actions.choosing import save_choices, stop_mails
from foundation.notifications.actions.reading import forget_hidden, mark_all_read, mark_read
from foundation.notifications.forms import SettingsForm
from foundation.notifications.kinds import get_kind
from foundation.notifications.links import Stop, read_open_token, read_stop_token
from foundation.notifications.preferences import choices_of
from foundation.notifications.queries import entries_of, inbox_page, places_of, subject_url
from foundation.web.htmx import see_other


class InboxView(LoginRequiredMixin, View):
    """A person's news, unread first."""

    def get(self, request: HttpRequest) -> HttpResponse:
        page = inbox_page(request.user, mark=request.GET.get("page", ""))
        entries, hidden = entries_of(request.user, page.rows)
        forget_hidden(hidden)
        return render(request, "notifications/inbox/index.html", {"page": page, "entries": entries})


class ReadView(LoginRequiredMixin, View):
    """Mark one piece of news as read, or all of them."""

    def post(self, request: HttpRequest) -> HttpResponse:
        event = request.POST.get("event", "")
        if event.isdecimal():
            mark_read([int(event)], actor=request.user)
        else:
            mark_all_read(actor=request.user)
        return see_other(request, reverse("notifications:inbox"))


class OpenView(View):
    """Lead to the subject of a piece of news, and mark it as read for its owner.

    Mail programs visit links by themselves: without a session nothing is marked. The subject's own page holds the
    rights.
    """

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        try:
            event_id = read_open_token(token)
        except BadSignature as error:
            raise Http404 from error
        if request.user.is_authenticated:
            mark_read([event_id], actor=request.user)
        return HttpResponseRedirect(subject_url(event_id))


class SettingsView(LoginRequiredMixin, View):
    """What a person wants to hear of, by kind and by place."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(request, self.form_for(request))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = self.form_for(request, request.POST)
        if not form.is_valid():
            return self.show(request, form, status=422)
        save_choices(actor=request.user, kinds=form.chosen_kinds(), places=form.chosen_places())
        messages.success(request, _("Vos réglages sont enregistrés."))
        return see_other(request, reverse("notifications:settings"))

    def form_for(self, request: HttpRequest, data: Any = None) -> SettingsForm:
        pk = request.user.pk
        return SettingsForm(data, choices=choices_of([pk])[pk], places=places_of(request.user))

    def show(self, request: HttpRequest, form: SettingsForm, status: int = 200) -> HttpResponse:
        return render(request, "notifications/settings/index.html", {"form": form}, status=status)


@method_decorator(csrf_exempt, name="dispatch")
class UnsubscribeView(View):
    """Stop mails without signing in. Mail programs post here by themselves (RFC 8058): the token is the proof."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        stop, _user = self.read(token)
        return render(request, "notifications/unsubscribe/index.html", {"kind": get_kind(stop.kind), "done": False})

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        stop, user = self.read(token)
        stop_mails(actor=user, kind=stop.kind)
        return render(request, "notifications/unsubscribe/index.html", {"kind": get_kind(stop.kind), "done": True})

    def read(self, token: str) -> tuple[Stop, Any]:
        try:
            stop = read_stop_token(token)
        except BadSignature as error:
            raise Http404 from error
        return stop, get_object_or_404(get_user_model(), pk=stop.user_id)

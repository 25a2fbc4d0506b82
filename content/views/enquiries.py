"""« Contacter l’équipe » and « Mes échanges »."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from accounts.queries import person_line
from content.actions import enquiries as actions
from content.addressees import first_turn, people_of
from content.enums import AnswerTurn
from content.forms.enquiry import EnquiryForm, EnquiryReplyForm, EnquiryReportForm
from content.models import Enquiry, EnquiryMessage, Initiative
from content.permissions import relay as permissions
from content.queries import get_initiative_for
from content.queries.relay import enquiries_asked_by, enquiries_received_by, get_enquiry_for, messages_of
from content.readable import delay_of
from foundation.web.htmx import see_other
from foundation.web.once import once
from foundation.web.pages import page_of

RECEIVED = "recues"


class EnquiryStartView(LoginRequiredMixin, View):
    """A question to the team of a case: one is told first to whom it goes."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        return self._page(self._initiative(slug), EnquiryForm())

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        initiative = self._initiative(slug)
        form = EnquiryForm(request.POST)
        if not form.is_valid():
            return self._page(initiative, form, status=422)
        try:
            enquiry = once(
                form.cleaned_data["once"], user=request.user, create=lambda: self._ask(initiative, form.cleaned_data)
            )
        except actions.TooMany as limit:
            form.add_error(None, str(limit))
            return self._page(initiative, form, status=422)
        messages.success(
            request, _("Votre question est envoyée. La réponse s’affichera ici ; une notification vous l’annoncera.")
        )
        return see_other(request, enquiry.get_absolute_url())

    def _initiative(self, slug: str) -> Initiative:
        initiative = get_initiative_for(self.request.user, slug)
        if not permissions.can_ask_team(self.request.user, initiative):
            raise Http404
        return initiative

    def _ask(self, initiative: Initiative, data: dict[str, Any]) -> Enquiry:
        said = {"subject": data["subject"], "body": data["body"]}
        return actions.start_enquiry(initiative, actor=self.request.user, **said)

    def _page(self, initiative: Initiative, form: EnquiryForm, status: int = 200) -> HttpResponse:
        turn = first_turn(initiative, asker=self.request.user)
        team = people_of(turn, initiative, asker=self.request.user) if turn == AnswerTurn.TEAM else []
        context = {
            "initiative": initiative,
            "form": form,
            "turn": turn,
            "team": team,
            "delay": delay_of(initiative.answer_hours),
            "crumbs": [
                {"title": _("Initiatives"), "url": reverse("content:initiative-list")},
                {"title": initiative.title, "url": initiative.get_absolute_url()},
                {"title": _("Contacter l’équipe")},
            ],
        }
        return render(self.request, "content/enquiry_start/index.html", context, status=status)


class EnquiriesView(LoginRequiredMixin, View):
    """« Mes échanges »: the questions one asked; with `?vue=recues`, those one may answer."""

    def get(self, request: HttpRequest) -> HttpResponse:
        received = request.GET.get("vue") == RECEIVED
        rows = enquiries_received_by(request.user) if received else enquiries_asked_by(request.user)
        context = {
            "page": page_of(rows, ["-moved_at", "-pk"], mark=request.GET.get("page", "")),
            "received": received,
            "crumbs": [
                {"title": _("Initiatives"), "url": reverse("content:initiative-list")},
                {"title": _("Mes échanges")},
            ],
        }
        return render(request, "content/enquiries/index.html", context)


class EnquiryView(LoginRequiredMixin, View):
    """One exchange, and the next message."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        enquiry = get_enquiry_for(request.user, pk)
        actions.read_enquiry(enquiry, actor=request.user)
        return _exchange(request, enquiry, EnquiryReplyForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        enquiry = get_enquiry_for(request.user, pk)
        form = EnquiryReplyForm(request.POST)
        if not form.is_valid():
            return _exchange(request, enquiry, form, status=422)
        try:
            message = once(form.cleaned_data["once"], user=request.user, create=lambda: self._reply(enquiry, form))
        except actions.TooMany as limit:
            form.add_error(None, str(limit))
            return _exchange(request, enquiry, form, status=422)
        except actions.EnquiryClosed:
            enquiry = get_enquiry_for(request.user, pk)
            form.add_error(None, _("Cet échange vient d’être clos. Copiez votre texte pour poser une autre question."))
            return _exchange(request, enquiry, form, status=422)
        messages.success(request, _("Votre message est envoyé."))
        return see_other(request, f"{enquiry.get_absolute_url()}#message-{message.pk}")

    def _reply(self, enquiry: Enquiry, form: EnquiryReplyForm) -> EnquiryMessage:
        closes = "clore" in self.request.POST and permissions.can_close_enquiry(self.request.user, enquiry)
        write = actions.thank_and_close if closes else actions.reply_to_enquiry
        return write(enquiry, actor=self.request.user, body=form.cleaned_data["body"])


class EnquiryCloseView(LoginRequiredMixin, View):
    """End an exchange (POST)."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        enquiry = get_enquiry_for(request.user, pk)
        actions.close_enquiry(enquiry, actor=request.user)
        messages.success(request, _("L’échange est clos. Il reste lisible dans « Mes échanges »."))
        return see_other(request, enquiry.get_absolute_url())


class EnquiryReportView(LoginRequiredMixin, View):
    """Call the editors, after asking what is wrong."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._page(self._enquiry(pk), EnquiryReportForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        enquiry = self._enquiry(pk)
        form = EnquiryReportForm(request.POST)
        if not form.is_valid():
            return self._page(enquiry, form, status=422)
        actions.report_enquiry(enquiry, actor=request.user, reason=form.cleaned_data["reason"])
        messages.success(request, _("Le comité éditorial est prévenu et lira cet échange."))
        return see_other(request, enquiry.get_absolute_url())

    def _enquiry(self, pk: int) -> Enquiry:
        enquiry = get_enquiry_for(self.request.user, pk)
        if not permissions.can_report_enquiry(self.request.user, enquiry):
            raise Http404
        return enquiry

    def _page(self, enquiry: Enquiry, form: EnquiryReportForm, status: int = 200) -> HttpResponse:
        context = {"enquiry": enquiry, "form": form, "crumbs": _crumbs(enquiry)}
        return render(self.request, "content/enquiry_report/index.html", context, status=status)


def _exchange(request: HttpRequest, enquiry: Enquiry, form: EnquiryReplyForm, status: int = 200) -> HttpResponse:
    """The page of an exchange; a refused form is given back even when it may no longer be sent."""
    user = request.user
    may_write = permissions.can_write_in_enquiry(user, enquiry)
    context = {
        "enquiry": enquiry,
        "initiative": enquiry.initiative,
        "messages_shown": [_said(message, enquiry) for message in messages_of(enquiry)],
        "form": form if may_write or form.is_bound else None,
        "may_write": may_write,
        "asks": permissions.is_asker(user, enquiry),
        "may_close": permissions.can_close_enquiry(user, enquiry),
        "may_report": permissions.can_report_enquiry(user, enquiry),
        "shows_report": enquiry.reported_at is not None and user.is_editor,  # type: ignore[union-attr]
        "crumbs": _crumbs(enquiry),
    }
    return render(request, "content/enquiry/index.html", context, status=status)


def _said(message: EnquiryMessage, enquiry: Enquiry) -> dict[str, Any]:
    asks = message.author_id is not None and message.author_id == enquiry.asker_id
    return {"message": message, "person": person_line(message.author), "asks": asks}


def _crumbs(enquiry: Enquiry) -> list[dict[str, str]]:
    return [
        {"title": _("Initiatives"), "url": reverse("content:initiative-list")},
        {"title": _("Mes échanges"), "url": reverse("content:enquiries")},
        {"title": enquiry.subject},
    ]

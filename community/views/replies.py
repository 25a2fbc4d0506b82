"""Replying."""

from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from community import actions, permissions
from community.drafts import reply_key
from community.forms import ReplyForm
from community.models import Post, Topic
from community.queries import get_topic_for
from community.queries.drafts import draft_for
from community.views.spaces import space_crumbs
from foundation.web.htmx import see_other
from foundation.web.once import once


class ReplyView(LoginRequiredMixin, View):
    """The reply, sent from the foot of the thread or from a page of its own."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        topic = get_topic_for(request.user, slug)
        draft = draft_for(request.user, reply_key(topic.slug))
        return self._page(request, topic, ReplyForm(initial={"body": draft.body if draft else ""}))

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        topic = get_topic_for(request.user, slug)
        form = ReplyForm(request.POST)
        if not form.is_valid():
            return self._page(request, topic, form, status=422)
        try:
            post = once(
                form.cleaned_data["once"], user=request.user, create=lambda: self._reply(topic, form.cleaned_data)
            )
        except PermissionDenied:
            return self._closed(request, topic, form)
        return see_other(request, topic.url_of(post.nr))

    def _reply(self, topic: Topic, data: dict[str, Any]) -> Post:
        quoted = topic.posts.visible().filter(nr=data["quoted"]).first() if data["quoted"] else None
        return actions.reply(topic, author=self.request.user, body=data["body"], quote_of=quoted)

    def _closed(self, request: HttpRequest, topic: Topic, form: ReplyForm) -> HttpResponse:
        """The thread was closed while one was writing: give the text back. Raises PermissionDenied otherwise."""
        topic.refresh_from_db(fields=["state"])
        permissions.require(not topic.is_open)
        form.add_error(None, _("Ce fil vient d’être fermé. Copiez votre texte pour ouvrir un nouveau fil."))
        return self._page(request, topic, form, status=422)

    def _page(self, request: HttpRequest, topic: Topic, form: ReplyForm, status: int = 200) -> HttpResponse:
        permissions.require(permissions.can_write(request.user, topic.space))
        crumbs = space_crumbs(topic.space, {"title": topic.title, "url": topic.get_absolute_url()})
        context = {
            "topic": topic,
            "reply_form": form,
            "draft_url": reverse("community:draft-save", args=[reply_key(topic.slug)]),
            "crumbs": [*crumbs, {"title": _("Répondre")}],
        }
        return render(request, "community/reply/index.html", context, status=status)

"""A thread: reading it, following it, settling it."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from community import actions, permissions
from community.doors import onward
from community.drafts import reply_key
from community.enums import Level
from community.forms import LevelForm, ReplyForm, TopicForm
from community.linking import things_about
from community.models import Topic
from community.presentation import Pages, ShownPost, page_to_open, shown_posts
from community.queries import get_topic_for, get_topic_page_for, posts_of_page
from community.quoting import quotation_of
from community.views.spaces import space_crumbs
from foundation.web.htmx import see_other


class TopicView(View):
    """The messages of a thread, from the first unread one; the form to reply."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        user = request.user
        topic: Any = get_topic_page_for(user, slug)
        pages = Pages(page_to_open(topic, request.GET), topic.last_page)
        shown = shown_posts(topic, posts_of_page(topic, pages.number, user), user)
        context = {
            "topic": topic,
            "space": topic.space,
            "pages": pages,
            "messages_shown": _arranged(shown, pages),
            "linked": things_about(topic, user) if topic.has_links else [],
            "rights": _rights(user, topic),
            "levels": Level.choices,
            "my_level": topic.my_level or getattr(topic.space.membership_of(user), "level", Level.NORMAL),
            "reply_form": _reply_form(request, topic, shown),
            "draft_url": reverse("community:draft-save", args=[reply_key(topic.slug)]),
            "onward": onward(topic),
            "crumbs": space_crumbs(topic.space, {"title": topic.title}),
        }
        response = render(request, "community/topic/index.html", context)
        _remember(topic, user, min(pages.last_shown, topic.highest_nr))
        return response


class TopicFollowView(LoginRequiredMixin, View):
    """Choosing how closely to follow the thread."""

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        topic = get_topic_for(request.user, slug)
        form = LevelForm(request.POST)
        if form.is_valid():
            actions.follow_topic(topic, user=request.user, level=Level(form.cleaned_data["level"]))
            messages.success(request, _("Votre suivi du fil est enregistré."))
        return see_other(request, topic.get_absolute_url())


class TopicEditView(LoginRequiredMixin, View):
    """Another title, another kind."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        topic = get_topic_for(request.user, slug)
        return self._page(request, topic, self._form(request, topic))

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        topic = get_topic_for(request.user, slug)
        form = self._form(request, topic, request.POST)
        if not form.is_valid():
            return self._page(request, topic, form, status=422)
        actions.edit_topic(topic, actor=request.user, **form.cleaned_data)
        messages.success(request, _("Le titre est enregistré."))
        return see_other(request, topic.get_absolute_url())

    def _form(self, request: HttpRequest, topic: Topic, data: Any = None) -> TopicForm:
        initial = {"title": topic.title, "kind": topic.kind}
        return TopicForm(data, initial=initial, may_announce=permissions.can_announce(request.user, topic.space))

    def _page(self, request: HttpRequest, topic: Topic, form: TopicForm, status: int = 200) -> HttpResponse:
        permissions.require(permissions.can_edit_topic(request.user, topic))
        crumbs = space_crumbs(topic.space, {"title": topic.title, "url": topic.get_absolute_url()})
        context = {"topic": topic, "form": form, "crumbs": [*crumbs, {"title": _("Modifier le titre")}]}
        return render(request, "community/topic_edit/index.html", context, status=status)


class TopicModerateView(LoginRequiredMixin, View):
    """Closing, opening again, hiding, showing again."""

    DEEDS = {
        "fermer": (actions.lock_topic, _("Le fil est fermé : on peut le lire, plus y écrire.")),
        "rouvrir": (actions.unlock_topic, _("Le fil est rouvert.")),
        "masquer": (actions.hide_topic, _("Le fil est masqué : seule l’animation le voit.")),
        "montrer": (actions.show_topic, _("Le fil est de nouveau visible.")),
        "sans-reponse": (actions.withdraw_solution, _("Le fil n’a plus de réponse retenue.")),
    }

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        topic = get_topic_for(request.user, slug)
        if request.POST.get("do") not in self.DEEDS:
            raise BadRequest
        act, said = self.DEEDS[request.POST["do"]]
        act(topic, actor=request.user)
        messages.success(request, said)
        return see_other(request, topic.get_absolute_url())


def _rights(user: Any, topic: Topic) -> dict[str, bool]:
    """What the page offers this reader."""
    may_reply = permissions.can_reply(user, topic)
    return {
        "reply": may_reply,
        "join": topic.is_open
        and not may_reply
        and (not user.is_authenticated or permissions.can_join(user, topic.space)),
        "edit": permissions.can_edit_topic(user, topic),
        "moderate": permissions.can_lock(user, topic),
        "follow": permissions.can_follow(user, topic),
        "settle": topic.solution_id is not None and permissions.can_choose_solution(user, topic),
    }


def _arranged(shown: list[ShownPost], pages: Pages) -> list[ShownPost]:
    """The messages in order; on the first page, the accepted answer stands right after the question."""
    raised = next((one for one in shown if one.is_solution and pages.number == 1 and one.post.nr > 2), None)
    in_page = [one for one in shown if one.post.nr <= pages.last_shown]
    if raised is None:
        return in_page
    following = [replace(one, is_moved=one is raised) for one in in_page[1:]]
    return [*in_page[:1], replace(raised, is_first_unread=False), *following]


def _reply_form(request: HttpRequest, topic: Any, shown: list[ShownPost]) -> ReplyForm | None:
    """The form with what was being written, or with the message quoted by `?citer=<nr>`."""
    if not permissions.can_reply(request.user, topic):
        return None
    asked = request.GET.get("citer", "")
    quoted = next((one.post for one in shown if str(one.post.nr) == asked and one.may_quote), None)
    body = topic.draft_body or ""
    if quoted:
        body = f"{body.rstrip()}\n\n{quotation_of(quoted.body)}".lstrip()
    return ReplyForm(initial={"body": body, "quoted": quoted.nr if quoted else None})


def _remember(topic: Any, user: Any, nr: int) -> None:
    if user.is_authenticated and nr > topic.read_nr:
        actions.mark_read(topic, user=user, nr=nr)

"""Opening a thread."""

from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.mixins import LoginRequiredMixin
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from community import actions, permissions
from community.drafts import topic_key
from community.forms import TopicStartForm
from community.linking import find_linked, linked_things
from community.models import Space, Topic
from community.queries import get_space_for, spaces_visible_to
from community.queries.drafts import draft_for
from community.views.spaces import space_crumbs
from foundation.search import search
from foundation.search.registry import searchable_of
from foundation.web.htmx import see_other
from foundation.web.once import once

MOST_SIMILAR = 5
MOST_LINKS = 6


class TopicStartView(LoginRequiredMixin, View):
    """Choosing a space, accepting its charter if need be, then writing.

    `?espace=<slug>` names the space; `?lien=<kind>:<slug>`, as often as needed, what the thread is about.
    """

    def get(self, request: HttpRequest) -> HttpResponse:
        if not request.GET.get("espace"):
            return self._choice(request)
        space = get_space_for(request.user, request.GET["espace"])
        if not permissions.can_write(request.user, space):
            return see_other(request, _charter_first(request, space))
        draft = draft_for(request.user, topic_key(space.slug))
        initial = {"title": draft.title, "body": draft.body} if draft else {}
        return self._page(request, space, TopicStartForm(initial=initial, may_announce=self._announces(space)))

    def post(self, request: HttpRequest) -> HttpResponse:
        space = get_space_for(request.user, request.GET.get("espace", ""))
        form = TopicStartForm(request.POST, may_announce=self._announces(space))
        if not form.is_valid():
            return self._page(request, space, form, status=422)
        topic = once(form.cleaned_data["once"], user=request.user, create=lambda: self._start(space, form.cleaned_data))
        return see_other(request, topic.get_absolute_url())

    def _announces(self, space: Space) -> bool:
        return permissions.can_announce(self.request.user, space)

    def _start(self, space: Space, data: dict[str, Any]) -> Topic:
        written = {name: data[name] for name in ("title", "body", "kind")}
        return actions.start_topic(space, author=self.request.user, links=_linked(self.request), **written)

    def _choice(self, request: HttpRequest) -> HttpResponse:
        context = {
            "choices": [(space, _address(request, space)) for space in spaces_visible_to(request.user)],
            "linked": _shown(request),
            "crumbs": [{"title": _("Communauté"), "url": reverse("community:index")}, {"title": _("Ouvrir un fil")}],
        }
        return render(request, "community/topic_start/spaces.html", context)

    def _page(self, request: HttpRequest, space: Space, form: TopicStartForm, status: int = 200) -> HttpResponse:
        permissions.require(permissions.can_write(request.user, space))
        context = {
            "space": space,
            "form": form,
            "linked": _shown(request),
            "spaces_url": _address(request),
            "draft_url": reverse("community:draft-save", args=[topic_key(space.slug)]),
            "crumbs": space_crumbs(space, {"title": _("Ouvrir un fil")}),
        }
        return render(request, "community/topic_start/index.html", context, status=status)


class TopicSimilarView(View):
    """Threads that look like the title being typed."""

    def get(self, request: HttpRequest) -> HttpResponse:
        title = request.GET.get("title", "").strip()
        hits = search(title, user=request.user, kinds=["fil"], limit=MOST_SIMILAR).hits if title else ()
        return render(request, "community/topic_similar/_fragment.html", {"hits": hits})


def _linked(request: HttpRequest) -> list[Model]:
    """What the address says the thread is about, as far as this person may see it."""
    names = request.GET.getlist("lien")[:MOST_LINKS]
    return [found for found in (find_linked(name, request.user) for name in names) if found is not None]


def _shown(request: HttpRequest) -> list[Any]:
    return linked_things([(searchable_of(obj).kind, obj.pk) for obj in _linked(request)], request.user)


def _address(request: HttpRequest, space: Space | None = None) -> str:
    """This page, with what the thread is about, for a space or to choose one."""
    links = [("lien", name) for name in request.GET.getlist("lien")[:MOST_LINKS]]
    query = urlencode([*([("espace", space.slug)] if space else []), *links])
    return reverse("community:topic-start") + (f"?{query}" if query else "")


def _charter_first(request: HttpRequest, space: Space) -> str:
    return f"{reverse('community:space-join', args=[space.slug])}?{urlencode({'next': _address(request, space)})}"

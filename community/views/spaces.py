"""A space, coming in, leaving, following it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from community import actions, permissions
from community.enums import Level
from community.forms import LevelForm
from community.models import Space, Topic
from community.presentation import lines_of
from community.queries import get_space_for, hosts_of, only_unanswered, only_unread, topics_visible_to
from community.queries.topics import with_reading
from community.rows import topic_rows
from foundation.web.htmx import safe_next, see_other
from foundation.web.pages import page_of

ORDER = ["-last_post_at", "-pk"]


def space_crumbs(space: Space, *more: dict[str, str]) -> list[dict[str, str]]:
    """Where one is: the room, the space, then what is given."""
    trail = [{"title": _("Communauté"), "url": reverse("community:index")}]
    own = {"title": space.name, "url": space.get_absolute_url()} if more else {"title": space.name}
    return [*trail, own, *more]


class SpaceView(View):
    """The threads of a space, the latest first; all, the unanswered, the unread."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        space = get_space_for(request.user, slug)
        seat = space.membership_of(request.user)
        chosen = request.GET.get("filtre", "")
        topics = _filtered(topics_visible_to(request.user).filter(space=space), chosen, request.user)
        page = page_of(topics.select_related("author", "last_author"), ORDER, mark=request.GET.get("page", ""))
        context = {
            "space": space,
            "seat": seat,
            "page": page,
            "rows": topic_rows(page, {space.pk: seat} if seat else {}),
            "chosen": chosen,
            "tabs": _tabs(space, chosen, bool(seat)),
            "levels": Level.choices,
            "hosts": lines_of(hosts_of(space)),
            "may_write": permissions.can_write(request.user, space),
            "may_join": permissions.can_join(request.user, space) or not request.user.is_authenticated,
            "crumbs": space_crumbs(space),
        }
        return render(request, "community/space/index.html", context)


class SpaceJoinView(LoginRequiredMixin, View):
    """The charter, and the button that accepts it."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        space = get_space_for(request.user, slug)
        context = {
            "space": space,
            "next": safe_next(request, space.get_absolute_url()),
            "may_join": permissions.can_join(request.user, space),
            "crumbs": space_crumbs(space, {"title": _("Charte")}),
        }
        return render(request, "community/space_join/index.html", context)

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        space = get_space_for(request.user, slug)
        if not permissions.can_write(request.user, space):
            actions.join_space(space, user=request.user)
            messages.success(request, _("Vous êtes membre de « %s ». Vous pouvez y écrire.") % space.name)
        return see_other(request, safe_next(request, space.get_absolute_url()))


class SpaceLeaveView(LoginRequiredMixin, View):
    """Asking, then leaving."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        space = get_space_for(request.user, slug)
        context = {"space": space, "crumbs": space_crumbs(space, {"title": _("Quitter l’espace")})}
        return render(request, "community/space_leave/index.html", context)

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        space = get_space_for(request.user, slug)
        actions.leave_space(space, user=request.user)
        messages.success(request, _("Vous avez quitté « %s ». Vos messages y restent.") % space.name)
        return see_other(request, reverse("community:index"))


class SpaceFollowView(LoginRequiredMixin, View):
    """Choosing how closely to follow the space."""

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        space = get_space_for(request.user, slug)
        form = LevelForm(request.POST)
        if form.is_valid():
            actions.follow_space(space, user=request.user, level=Level(form.cleaned_data["level"]))
            messages.success(request, _("Votre suivi de l’espace est enregistré."))
        return see_other(request, space.get_absolute_url())


class SpaceReadView(LoginRequiredMixin, View):
    """Counting everything as read."""

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        space = get_space_for(request.user, slug)
        actions.mark_all_read(space, user=request.user)
        messages.success(request, _("Tous les fils de l’espace sont marqués comme lus."))
        return see_other(request, space.get_absolute_url())


def _filtered(topics: QuerySet[Topic], chosen: str, user: Any) -> QuerySet[Topic]:
    if chosen == "non-lus" and user.is_authenticated:
        return only_unread(topics, user)
    topics = with_reading(topics, user)
    return only_unanswered(topics) if chosen == "sans-reponse" else topics


def _tabs(space: Space, chosen: str, is_member: bool) -> list[dict[str, Any]]:
    names = {"": _("Tous les fils"), "sans-reponse": _("Sans réponse")}
    if is_member:
        names["non-lus"] = _("Non lus")
    base = space.get_absolute_url()
    return [
        {"title": title, "url": f"{base}?filtre={name}" if name else base, "is_here": name == chosen}
        for name, title in names.items()
    ]

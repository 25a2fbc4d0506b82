"""The door of the room."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views import View

from community.queries import latest_topics, memberships_of, spaces_visible_to, unread_by_space
from community.queries.drafts import has_drafts
from community.rows import topic_rows

LATEST = 10


class IndexView(View):
    """The spaces with what is unread in each, then the latest threads."""

    def get(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        seats = {membership.space_id: membership for membership in memberships_of(user)}
        unread = unread_by_space(user) if seats else {}
        spaces = list(spaces_visible_to(user))
        context = {
            "spaces": [(space, unread.get(space.pk, 0), space.pk in seats) for space in spaces],
            "rows": topic_rows(latest_topics(spaces, user, LATEST), seats),
            "has_drafts": has_drafts(user),
            "crumbs": [{"title": _("Communauté")}],
        }
        return render(request, "community/index/index.html", context)

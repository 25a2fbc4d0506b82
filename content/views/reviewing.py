"""Reviewing a version part by part: what it says, what changes, what is said of it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from content import permissions
from content.actions.comments import REVIEWED, comment_part, reopen_comment, settle_comment
from content.completeness import missing_before
from content.forms.comments import CommentForm
from content.models import Initiative, SectionComment
from content.parts import part_called
from content.queries import get_editable_initiative_for
from content.queries.comments import comments_on, get_comment_for, remarks_open
from content.reviewing import readings_of
from foundation.history.editorial import WrongState, versions_of
from foundation.history.reading import review_panel
from foundation.web.htmx import safe_next, see_other
from foundation.web.once import once


class InitiativeReviewView(LoginRequiredMixin, View):
    """The version being written, for the editors who review it and the authors who read what they say."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        initiative = get_editable_initiative_for(request.user, slug)
        if initiative.review_state in permissions.PUBLIC_STATES:
            return HttpResponseRedirect(initiative.get_absolute_url())
        return review_page(request, initiative)


class CommentView(LoginRequiredMixin, View):
    """Keep a comment on a part; an empty one comes back with the page."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, slug: str, part: str) -> HttpResponse:
        initiative, found = get_editable_initiative_for(request.user, slug), part_called(part)
        if found is None:
            raise Http404
        form = CommentForm(request.POST, auto_id=f"id_{part}_%s")
        if not form.is_valid():
            return review_page(request, initiative, (part, form), status=422)
        token, body = form.cleaned_data["once"], form.cleaned_data["body"]

        def create() -> SectionComment:
            return comment_part(initiative, found, actor=request.user, body=body)

        try:
            once(token, user=request.user, create=create)
        except WrongState as refusal:
            messages.error(request, str(refusal))
        return see_other(request, _beside(request, slug, part))


class CommentSettleView(LoginRequiredMixin, View):
    """Say that a comment has been dealt with, or that it has not."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        comment = get_comment_for(request.user, slug, pk)
        change = reopen_comment if request.POST.get("open") else settle_comment
        change(comment, actor=request.user)
        return see_other(request, _beside(request, slug, comment.section))


def review_page(
    request: HttpRequest, initiative: Initiative, refused: tuple[str, CommentForm] | None = None, status: int = 200
) -> HttpResponse:
    """The whole page; the versions are read together."""
    numbers = {initiative.latest_version, initiative.published_version or initiative.latest_version}
    data = dict(versions_of(initiative).filter(number__in=numbers).values_list("number", "data"))
    latest = data[initiative.latest_version]
    decide_url = reverse("content:initiative-decide", args=[initiative.slug])
    remarks = remarks_open(initiative)
    context: dict[str, Any] = {
        "initiative": initiative,
        "title": latest["title"],
        "readings": readings_of(latest, data.get(initiative.published_version or 0), comments_on(initiative), refused),
        "has_online": initiative.published_version is not None,
        "may_comment": initiative.review_state in REVIEWED,
        "reviews": permissions.can_review_initiatives(request.user),
        "remarks": [(_title_of(remark), remark) for remark in remarks],
        "missing": missing_before(initiative, latest),
        "panel": review_panel(initiative, permissions.allowed_verdicts(request.user, initiative), decide_url),
        "awaits_another": permissions.awaits_another_editor(request.user, initiative),
        "crumbs": [
            {"title": _("Initiatives"), "url": reverse("content:initiative-list")},
            {"title": latest["title"], "url": initiative.get_absolute_url()},
            {"title": _("Relecture")},
        ],
    }
    return render(request, "content/initiative_review/index.html", context, status=status)


def _title_of(remark: SectionComment) -> Any:
    part = part_called(remark.section)
    return part.title if part else ""


def _beside(request: HttpRequest, slug: str, part: str) -> str:
    """Back to where the comment stands."""
    return safe_next(request, reverse("content:initiative-review", args=[slug])) + f"#partie-{part}"

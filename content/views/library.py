"""The list of initiatives, and the sheet."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from content import permissions
from content.completeness import missing_before
from content.documents import listed
from content.doors import ask_url, contact_url, doors, onward
from content.enums import Weight
from content.exporting import FORMATS
from content.filters import InitiativeList
from content.indicators import charts_of, sentences_of
from content.life import life_of
from content.linked_data import linked_data
from content.models import Initiative
from content.queries import get_initiative_for
from content.queries.compared import case_titles
from content.readable import delay_of, note_of, place_of, sections_of, summary_of
from content.reviewing import review_line
from content.snapshots import SECTIONS
from content.views.comparing import slugs_in
from foundation.history.editorial import shown_version
from foundation.history.reading import archive_reason, next_version_url, review_panel
from foundation.markup.citations import Cited, cited_together

# The texts that a list does not show stay in the database.
UNLISTED = ("summary", *(column for name in SECTIONS[1:] for column in (name, f"{name}_html")))


class InitiativeListView(View):
    """Published initiatives, narrowed by facets and words."""

    def get(self, request: HttpRequest) -> HttpResponse:
        filters = InitiativeList(request.GET, request.user)
        page = filters.page(request.GET.get("page", ""), load=_for_list)
        context = {
            "filters": filters,
            "here": reverse("content:initiative-list"),
            "page": page,
            "rows": [sheet_line(initiative, filters.reasons_for(initiative)) for initiative in page],
            "crumbs": [{"title": _("Initiatives")}],
            "feed_query": filters.address.removeprefix("?"),
            "export_formats": [(name, found.label) for name, found in FORMATS.items()],
            "may_propose": permissions.can_propose_initiative(request.user),
            "may_review": permissions.can_review_initiatives(request.user),
            "carried": case_titles(request.user, slugs_in(request)),
        }
        return render(request, "content/initiative_list/index.html", context)


class InitiativeView(View):
    """One initiative: what was supposed, tried, found, and what failed."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        initiative = get_initiative_for(request.user, slug)
        may_edit = permissions.can_edit_initiative(request.user, initiative)
        shown = shown_version(initiative).data
        context = _sheet(initiative, shown) | {
            "may_edit": may_edit,
            "contact_url": contact_url(initiative, request.user),
            "cited": _cited(initiative, request.user),
            "life": life_of(initiative, request.user),
            "linked": linked_data(initiative),
            **(_desk(initiative, shown, request.user) if may_edit else {}),
        }
        return render(request, "content/initiative/index.html", context)


def _sheet(initiative: Initiative, rows: dict[str, Any]) -> dict[str, Any]:
    """What every reader of the sheet sees; small lists are read from the version, not from one table each."""
    territory = initiative.territory
    return {
        "initiative": initiative,
        "description": summary_of(initiative),
        "place": place_of(initiative),
        "territory_url": territory.get_absolute_url() if territory else "",
        "sections": sections_of(initiative),
        "hypotheses": rows["hypotheses"],
        "sentences": sentences_of(rows["indicators"]),
        "charts": charts_of(rows["indicators"]),
        "tools": rows["tools"],
        "methods": rows["methods"],
        "sources": rows["sources"],
        "documents": listed(initiative),
        "archive_reason": archive_reason(initiative),
        "authors": initiative.authors.all(),
        "crumbs": [{"title": _("Initiatives"), "url": reverse("content:initiative-list")}, {"title": initiative.title}],
        "factors": [(Weight(row["weight"]), row["text"]) for row in rows["factors"]],
        "ask_url": ask_url(initiative),
        "answer_delay": delay_of(initiative.answer_hours),
        "doors": doors(initiative),
        "links": onward(initiative),
    }


def _cited(initiative: Initiative, user: Any) -> list[Cited]:
    """The pages that its texts cite, once each, itself excepted."""
    texts = [initiative.summary_html, *(section["html"] for section in sections_of(initiative))]
    return cited_together(texts, user, but=initiative.get_absolute_url())


def _desk(initiative: Initiative, shown: dict[str, Any], user: Any) -> dict[str, Any]:
    """What authors and editors also see."""
    decide_url = reverse("content:initiative-decide", args=[initiative.slug])
    return {
        "panel": review_panel(initiative, permissions.allowed_verdicts(user, initiative), decide_url),
        "missing": [] if initiative.published_version else missing_before(initiative, shown),
        "next_url": next_version_url(initiative, "content:initiative"),
        "awaits_another": permissions.awaits_another_editor(user, initiative),
        "review": review_line(initiative),
    }


def _for_list(rows: QuerySet[Initiative]) -> QuerySet[Initiative]:
    return rows.select_related("department", "territory").prefetch_related("hypotheses").defer(*UNLISTED)


def sheet_line(initiative: Initiative, reasons: str = "") -> dict[str, Any]:
    """What a list shows of an initiative; `reasons`: why it is there."""
    return {
        "initiative": initiative,
        "summary": summary_of(initiative),
        "place": place_of(initiative),
        "note": note_of(initiative),
        "compare": initiative.slug,
        "keep_url": reverse("content:initiative-keep", args=[initiative.slug]),
        "reasons": reasons,
    }

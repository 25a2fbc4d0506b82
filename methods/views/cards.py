"""The list of cards, and the card."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from foundation.history.reading import archive_reason, next_version_url, review_panel
from foundation.markup.citations import Cited, resolve
from foundation.markup.rendering import references_in
from methods import permissions
from methods.canvases import canvases_shown
from methods.completeness import missing_parts
from methods.doors import ask_url, doors, onward
from methods.enums import PrintLayout
from methods.filters import CardList
from methods.finding.addresses import EXAMPLES, SAID, found_by
from methods.models import MethodCard
from methods.queries import get_card_for, get_printed_card_for, with_signs
from methods.signs import minute_rail, vital_signs
from methods.snapshots import snapshot_of
from methods.views.printing import print_answer

TEXTS = ("purpose", "when_to_use", "when_not", "audience", "pitfalls", "variants")


class CardListView(View):
    """Published cards: a sentence is understood once, then everything it asks is an ordinary filter."""

    def get(self, request: HttpRequest) -> HttpResponse:
        if SAID in request.GET:
            return redirect(found_by(request.GET[SAID]))
        filters = CardList(request.GET, request.user)
        page, near = filters.page_and_near(request.GET.get("page", ""), load=with_signs)
        context = {
            "filters": filters,
            "page": page,
            "cards": [_listed(card, filters) for card in page],
            "near": [_listed(card, filters) for card in near],
            "examples": EXAMPLES,
            "crumbs": [{"title": _("Méthodes")}],
            "may_propose": permissions.can_draft_card(request.user),
            "may_review": permissions.can_review_cards(request.user),
        }
        return render(request, "methods/card_list/index.html", context)


def _listed(card: MethodCard, filters: CardList) -> dict[str, Any]:
    return {"card": card, "signs": vital_signs(card), "reasons": filters.reasons(card)}


class CardView(View):
    """One card: what it is for, its steps on a minute rail, where it has served."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        card = get_card_for(request.user, slug)
        may_edit = permissions.can_edit_card(request.user, card)
        cases = {f"/initiatives/{row['slug']}/": row["note"] for row in card.case_notes}
        cited = _cited(card, request.user, cases)
        context = {
            "card": card,
            "signs": vital_signs(card),
            "rail": minute_rail(list(card.steps.all())),
            "canvases": canvases_shown(card),
            "cases": [{"cited": cited[path], "note": note} for path, note in cases.items() if path in cited],
            "cited": [page for path, page in cited.items() if path not in cases],
            "crumbs": [{"title": _("Méthodes"), "url": reverse("methods:card-list")}, {"title": card.title}],
            "doors": doors(card),
            "ask_url": ask_url(card),
            "links": onward(card),
            "may_edit": may_edit,
            "archive_reason": archive_reason(card),
        }
        return render(request, "methods/card/index.html", context | (_desk(card, request.user) if may_edit else {}))


def _cited(card: MethodCard, user: Any, cases: dict[str, str]) -> dict[str, Cited]:
    """The examples of the card and the pages its texts cite that the reader may see, by path: one query."""
    texts = [getattr(card, f"{name}_html") for name in TEXTS] + [step.text_html for step in card.steps.all()]
    paths = frozenset().union(*(references_in(html).paths for html in texts)) - {card.get_absolute_url()}
    return resolve([*cases, *paths], user)


def _desk(card: MethodCard, user: Any) -> dict[str, Any]:
    """What authors and editors also see."""
    decide_url = reverse("methods:card-decide", args=[card.slug])
    return {
        "panel": review_panel(card, permissions.allowed_verdicts(user, card), decide_url),
        "missing": [] if card.published_version else missing_parts(snapshot_of(card)),
        "next_url": next_version_url(card, "methods:card"),
        "awaits_another": permissions.awaits_another_editor(user, card),
    }


class CardPdfView(View):
    """The printable sheet of a card."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        card = get_printed_card_for(request.user, slug)
        return print_answer([card], PrintLayout.A5, request.user, card.title)

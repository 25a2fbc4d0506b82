"""Cards to take away, as files that come back the same."""

from itertools import chain

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views import View

from foundation.exchange.outgoing import refused_when_too_many, zipped
from methods.exchange.outgoing import Files, card_files, cards_with_canvases
from methods.filters import CardList
from methods.models import MethodCard
from methods.queries import get_card_head_for, published_cards
from methods.queries.exchange import weight_of_canvases

MOST_CHOSEN = 500
MOST_CANVASES_WEIGH = 100_000_000
TOO_HEAVY = _("Les supports de ces fiches sont trop lourds pour partir ensemble. Emportez-les fiche par fiche.")


class CardFileView(View):
    """One card, as its page shows it."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        card = get_card_head_for(request.user, slug)
        [(name, text)] = card_files(MethodCard.objects.filter(pk=card.pk))
        answer = HttpResponse(text, content_type="text/markdown; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer


class CardArchiveView(View):
    """One card with its canvases."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponseBase:
        card = get_card_head_for(request.user, slug)
        if refused := refused_when_too_many(request):
            return refused
        return _archive(cards_with_canvases(MethodCard.objects.filter(pk=card.pk)), f"{card.slug}.zip")


class CardExportView(View):
    """The published cards that answer the address bar, or those it names (`?fiche=`), in one archive."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        if refused := refused_when_too_many(request):
            return refused
        cards = _asked(request)
        if weight_of_canvases(cards) <= MOST_CANVASES_WEIGH:
            files = cards_with_canvases(cards)
        else:
            files = chain(card_files(cards), [("README.md", str(TOO_HEAVY))])
        return _archive(files, f"fiches-methode-{timezone.localdate()}.zip")


def _archive(files: Files, name: str) -> StreamingHttpResponse:
    answer = StreamingHttpResponse(zipped(files), content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _asked(request: HttpRequest) -> QuerySet[MethodCard]:
    if chosen := request.GET.getlist("fiche"):
        return published_cards().filter(slug__in=chosen[:MOST_CHOSEN])
    return published_cards().filter(pk__in=CardList(request.GET, request.user).keys)

"""Cards to take away, as files that come back the same."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views import View

from foundation.exchange.outgoing import refused_when_too_many, zipped
from methods.exchange.outgoing import card_files
from methods.filters import CardList
from methods.models import MethodCard
from methods.queries import get_card_head_for, published_cards

MOST_CHOSEN = 500


class CardFileView(View):
    """One card, as its page shows it."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        card = get_card_head_for(request.user, slug)
        [(name, text)] = card_files(MethodCard.objects.filter(pk=card.pk))
        answer = HttpResponse(text, content_type="text/markdown; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer


class CardExportView(View):
    """The published cards that answer the address bar, or those it names (`?fiche=`), in one archive."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        if refused := refused_when_too_many(request):
            return refused
        answer = StreamingHttpResponse(zipped(card_files(_asked(request))), content_type="application/zip")
        answer["Content-Disposition"] = f'attachment; filename="fiches-methode-{timezone.localdate()}.zip"'
        return answer


def _asked(request: HttpRequest) -> QuerySet[MethodCard]:
    if chosen := request.GET.getlist("fiche"):
        return published_cards().filter(slug__in=chosen[:MOST_CHOSEN])
    return published_cards().filter(pk__in=CardList(request.GET, request.user).keys)

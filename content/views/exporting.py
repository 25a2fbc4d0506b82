"""The results of a search, to take away."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views import View

from content.exporting import FORMATS, Export
from content.filters import InitiativeList
from foundation.exchange.outgoing import refused_when_too_many

# These files leave once they are finished: past so many sheets, somebody would wait too long for the first byte.
WRITTEN_WHOLE, MOST_WRITTEN_WHOLE = ("xlsx", "zip"), 8_000


class ExportView(View):
    """The published initiatives that answer the address bar, sent as they are read."""

    def get(self, request: HttpRequest, form: str) -> HttpResponseBase:
        if form not in FORMATS:
            raise Http404
        if refused := refused_when_too_many(request):
            return refused
        mime, _label, write = FORMATS[form]
        export = Export(InitiativeList(request.GET, request.user).keys, site=settings.SITE_URL)
        if form in WRITTEN_WHOLE and len(export.keys) > MOST_WRITTEN_WHOLE:
            return _too_many(request, len(export.keys))
        answer = StreamingHttpResponse(write(export), content_type=mime)
        answer["Content-Disposition"] = f'attachment; filename="initiatives-{timezone.localdate()}.{form}"'
        return answer


def _too_many(request: HttpRequest, found: int) -> HttpResponse:
    """What to do instead: fewer results, or a format that is sent as it is read."""
    context = {"found": found, "most": MOST_WRITTEN_WHOLE, "query": request.GET.urlencode()}
    return render(request, "content/export_too_many/index.html", context, status=422)

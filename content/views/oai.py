"""The door of the harvesters."""

from collections.abc import Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from content.oai.arguments import arguments_of
from content.oai.errors import ProtocolError
from content.oai.verbs import VERBS
from content.oai.writing import envelope, refusal
from foundation.web.rates import address_of, spend


@method_decorator(csrf_exempt, name="dispatch")  # a harvester may post; nothing is ever changed
class OaiView(View):
    """OAI-PMH 2.0, by GET and by POST. Whoever harvests too fast is told when to come back, as the protocol says."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._answer(request, request.GET)

    def post(self, request: HttpRequest) -> HttpResponse:
        return self._answer(request, request.POST)

    def _answer(self, request: HttpRequest, asked: QueryDict) -> HttpResponse:
        allowance = spend("oai", address_of(request), limit=settings.API_READS_A_MINUTE, seconds=60)
        if not allowance.granted:
            return HttpResponse(status=503, headers={"Retry-After": str(allowance.reset)})
        return HttpResponse(harvested(asked), content_type="text/xml; charset=utf-8")


def harvested(asked: QueryDict) -> str:
    """The answer to what is asked, errors of the protocol included."""
    arguments: Mapping[str, str] = {}
    try:
        arguments = arguments_of(asked)
        return envelope(arguments, VERBS[arguments["verb"]](arguments))
    except ProtocolError as error:
        return refusal(arguments, error)

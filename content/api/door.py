"""What every request to the API goes through: no session, a measured pace, any origin, errors in JSON."""

from collections.abc import Callable
from contextlib import contextmanager
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from content.api.errors import named_refusal, refusal
from content.api.rates import UnknownKey, allowance_of

ROOM = "/api/"
READING = "GET, HEAD, OPTIONS"
CROSS_ORIGIN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Retry-After",
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": READING,
    "Access-Control-Allow-Headers": "Authorization, If-None-Match",
    "Access-Control-Max-Age": "86400",
}


class ApiDoorMiddleware:
    """Stands before the session's middleware: whoever reads the API is nobody there, whatever their browser holds."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(ROOM):
            return self.get_response(request)
        request.META.pop("HTTP_COOKIE", None)
        response = self._answer(request)
        for name, value in CROSS_ORIGIN.items():
            response[name] = value
        response.setdefault("Cache-Control", "no-cache")
        return response

    def _answer(self, request: HttpRequest) -> HttpResponse:
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers=PREFLIGHT | {"Allow": READING})
        if request.method not in ("GET", "HEAD"):
            response = named_refusal(405)
            response["Allow"] = READING
            return response
        return self._measured(request)

    def _measured(self, request: HttpRequest) -> HttpResponse:
        try:
            allowance = allowance_of(request)
        except UnknownKey as unknown:
            allowance, response = unknown.allowance, _unknown_key()
        else:
            response = self._read(request) if allowance.granted else _too_fast(allowance.reset)
        for name, value in allowance.headers.items():
            response[name] = value
        return response

    def _read(self, request: HttpRequest) -> HttpResponse:
        with _as_get(request):
            response = self.get_response(request)
        told = response.get("Content-Type", "").startswith("application/json")
        return response if response.status_code < 400 or told else named_refusal(response.status_code)


@contextmanager
def _as_get(request: HttpRequest) -> Any:
    """A HEAD is answered as a GET, whose body the server does not send."""
    asked, request.method = request.method, "GET"
    yield
    request.method = asked


def _unknown_key() -> HttpResponse:
    response = refusal(401, "cle-inconnue", _("Cette clé d’accès est inconnue ou révoquée."))
    response["WWW-Authenticate"] = "Bearer"
    return response


def _too_fast(seconds: int) -> HttpResponse:
    message = _("Trop de demandes en peu de temps. Reprenez dans %d secondes, ou avec une clé d’accès.") % seconds
    return refusal(429, "trop-de-demandes", message)

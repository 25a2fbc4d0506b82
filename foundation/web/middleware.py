"""Middlewares of every page."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse

from foundation.web.request_id import current_request_id, new_request_id

GetResponse = Callable[[HttpRequest], HttpResponse]


class RequestIdMiddleware:
    """Give each request an identifier: in every log line, and in the answer for whoever reports a fault."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request_id = new_request_id()
        token = current_request_id.set(request_id)
        try:
            response = self.get_response(request)
        finally:
            current_request_id.reset(token)
        response["X-Request-Id"] = request_id
        return response


class PrivateCacheMiddleware:
    """Keep pages of signed-in people, errors included, out of every shared or disk cache."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        session_read = "Cookie" in response.get("Vary", "")
        user = getattr(request, "user", None)  # absent when a middleware before it has answered
        if session_read and user and user.is_authenticated:
            response.setdefault("Cache-Control", "private, no-store")
        return response


class AddressMiddleware:
    """No page sees the NUL character of an address, which PostgreSQL stores nowhere.

    A path that carries one is refused; a query is read without it. What forms send is judged by their fields.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path_info:
            raise BadRequest("NUL in the path")
        request.META["QUERY_STRING"] = request.META.get("QUERY_STRING", "").replace("%00", "")
        return self.get_response(request)

"""What holding a global role asks for: a second factor, and a session that ends when left alone."""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from accounts.permissions import holds_global_role, must_have_second_factor
from accounts.queries import has_second_factor

_PROTECTED = "second_factor_seen"
_SEEN_AT = "seen_at"  # written at login
_SEEN_EVERY = 60  # seconds between two writes of the session
_ALWAYS_OPEN = (settings.STATIC_URL, "/theme", "/sante/")


def start_watch(request: HttpRequest) -> None:
    """Count the time without a page from now on (called at login)."""
    request.session[_SEEN_AT] = int(time.time())


class RoleSecurityMiddleware:
    """Leads editors and administrators without a second factor to its activation, whatever the page they ask for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not _has_session(request) or not holds_global_role(request.user):
            return self.get_response(request)
        if _left_alone(request):
            logout(request)
        elif _must_be_led(request):
            return redirect("accounts:second-factor")
        return self.get_response(request)


def _has_session(request: HttpRequest) -> bool:
    """Pages of anonymous visitors must not read the session."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def _left_alone(request: HttpRequest) -> bool:
    now = int(time.time())
    idle = now - request.session.get(_SEEN_AT, now)
    if idle >= _SEEN_EVERY:
        request.session[_SEEN_AT] = now
    return idle > settings.ROLE_IDLE_SECONDS


def _must_be_led(request: HttpRequest) -> bool:
    """Remembered in the session once true: the last factor of these people cannot be removed (MFAAdapter)."""
    if request.session.get(_PROTECTED) or not must_have_second_factor(request.user):
        return False
    if has_second_factor(request.user):
        request.session[_PROTECTED] = True
        return False
    return not request.path.startswith((reverse("mfa_index"), reverse("account_logout"), *_ALWAYS_OPEN))

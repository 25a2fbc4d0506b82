"""Answers that suit both a plain browser and htmx."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.http import HttpResponseClientRedirect


def see_other(request: HttpRequest, url: str) -> HttpResponse:
    """Send the reader to `url` after an action: 303, or htmx's own header for a request it made."""
    if getattr(request, "htmx", False) and not request.htmx.boosted:  # type: ignore[attr-defined]
        return HttpResponseClientRedirect(url)
    return HttpResponseRedirect(url, status=303)


def safe_next(request: HttpRequest, default: str) -> str:
    """The `next` address of the request when it stays on this site, else `default`."""
    target = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure()):
        return target
    return default


def came_from(request: HttpRequest, default: str) -> str:
    """The page of this site that led here, outside the account pages; else `default`."""
    address = request.headers.get("HX-Current-URL") or request.headers.get("Referer") or ""
    if not url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure()):
        return default
    return default if "/compte/" in address or address.endswith(request.path) else address

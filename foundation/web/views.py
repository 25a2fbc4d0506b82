"""The choice of theme and the living page of the design."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from foundation.web import style
from foundation.web.context import THEMES
from foundation.web.htmx import safe_next

YEAR = 365 * 24 * 3600


# Exempt: the form in every footer costs anonymous pages neither a cookie nor a Vary, and a forged one only repaints.
@csrf_exempt
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Keep the reader's theme for a year, or forget it, and come back to the page they were on."""
    response = HttpResponseRedirect(safe_next(request, "/"), status=303)
    chosen = request.POST.get("theme", "")
    if chosen in THEMES:
        response.set_cookie("theme", chosen, max_age=YEAR, httponly=True, samesite="Lax", secure=request.is_secure())
    else:
        response.delete_cookie("theme")
    return response


@require_GET
def style_page(request: HttpRequest) -> HttpResponse:
    """Show every component with real content."""
    return render(request, "foundation/style/index.html", style.samples(request.GET))

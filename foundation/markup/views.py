from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render as render_page
from django.views.decorators.http import require_POST

from foundation.markup.guard import MarkupRefused
from foundation.markup.rendering import render


@require_POST
@login_required
def preview(request: HttpRequest) -> HttpResponse:
    """Show what the text of a form will look like: a fragment for htmx, else a page of its own.

    The query parameter `champ` names the field to read. A refused text is answered by its reason.
    """
    raw = request.POST.get(request.GET.get("champ", "texte"), "")
    context = {"html": "", "refusal": ""}
    try:
        context["html"] = render(raw)
    except MarkupRefused as refusal:
        context["refusal"] = str(refusal)
    page = "_fragment" if getattr(request, "htmx", False) else "index"
    return render_page(request, f"markup/preview/{page}.html", context)

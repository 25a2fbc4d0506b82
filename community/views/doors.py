"""What lower rooms show of this one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from community.linking import find_linked, linked_things
from community.queries import topics_about
from foundation.search.registry import searchable_of
from foundation.web.pages import page_of

SHOWN = 5


class ForObjectView(View):
    """The threads about an initiative, a card or a path: a fragment for htmx, a page otherwise."""

    def get(self, request: HttpRequest, kind: str, slug: str) -> HttpResponse:
        obj = find_linked(f"{kind}:{slug}", request.user)
        if obj is None:
            raise Http404
        is_fragment = bool(request.htmx)  # type: ignore[attr-defined]
        topics = topics_about(obj, request.user).select_related("space", "author")
        page = page_of(
            topics, ["-last_post_at", "-pk"], mark=request.GET.get("page", ""), size=SHOWN if is_fragment else 20
        )
        things = linked_things([(searchable_of(obj).kind, obj.pk)], request.user)
        context = {
            "page": page,
            "thing": things[0] if things else None,
            "all_url": reverse("community:for-object", args=[kind, slug]),
            "ask_url": f"{reverse('community:topic-start')}?lien={kind}:{slug}",
            "crumbs": [{"title": _("Communauté"), "url": reverse("community:index")}, {"title": _("Discussions")}],
        }
        return render(request, f"community/for_object/{'_fragment' if is_fragment else 'index'}.html", context)

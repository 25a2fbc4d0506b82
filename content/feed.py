"""The library as an Atom feed: what is new, under the same filters as the list."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext_lazy as _

from content.filters import InitiativeList
from content.linked_data import canonical_url
from content.models import Initiative
from content.opening import stamp, tag_uri, unchanged, xml_text
from content.queries.opening import library_mark
from content.readable import place_of, summary_of

LATEST = 30


class InitiativeFeed(Feed):  # type: ignore[type-arg]
    """The latest published initiatives that answer the address bar."""

    feed_type = Atom1Feed
    title = _("Initiatives · Essaim")
    subtitle = _("Ce que des collectivités ont tenté, et ce que le terrain a répondu.")

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """What a reader holds already is not sent again."""
        etag = stamp(request, library_mark(), str(request.user.pk))
        if held := unchanged(request, etag):
            return held
        response = super().__call__(request, *args, **kwargs)
        response["ETag"] = etag
        return response

    def get_object(self, request: HttpRequest) -> InitiativeList:
        return InitiativeList(request.GET, request.user)

    def link(self, obj: InitiativeList) -> str:
        query = obj.query.urlencode()
        return reverse("content:initiative-list") + (f"?{query}" if query else "")

    def feed_url(self, obj: InitiativeList) -> str:
        query = obj.query.urlencode()
        return reverse("content:feed") + (f"?{query}" if query else "")

    def items(self, obj: InitiativeList) -> QuerySet[Initiative]:
        rows = obj.base().filter(pk__in=obj.latest(LATEST)).order_by("-published_at", "-pk")
        return rows.select_related("department", "territory").prefetch_related("themes")

    def item_title(self, item: Initiative) -> str:  # type: ignore[override]
        return xml_text(item.title)

    def item_link(self, item: Initiative) -> str:
        return canonical_url(item)

    def item_guid(self, item: Initiative) -> str:
        """It stays when the site moves: a reader is not told the same thing twice."""
        return tag_uri(item.slug)

    def item_description(self, item: Initiative) -> str:  # type: ignore[override]
        return xml_text(f"{item.territory_name} ({place_of(item)}). {summary_of(item)}")

    def item_pubdate(self, item: Initiative) -> datetime | None:
        return item.published_at

    def item_updateddate(self, item: Initiative) -> datetime:
        return item.changed_at or item.updated_at

    def item_categories(self, item: Initiative) -> Iterable[Any]:
        return [theme.name for theme in item.themes.all()]

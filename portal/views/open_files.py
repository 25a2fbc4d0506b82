"""What machines read at the root of the site."""

from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from django.views import View

from community.queries import topics_visible_to
from content.queries import initiatives_listed
from content.queries.collections import collections_listed
from learning.queries.cohorts import cohorts_visible_to
from learning.queries.paths import paths_listed
from methods.queries import published_cards
from methods.queries.kits import kits_shared
from portal.help import help_pages

ROOTS = (
    "portal:home",
    "content:initiative-list",
    "methods:card-list",
    "methods:kit-list",
    "learning:path-list",
    "learning:cohort-list",
    "community:index",
    "territories:index",
    "portal:help",
)
MOST = 20_000  # the protocol allows 50,000 addresses a file


class RobotsView(View):
    """Everything public may be indexed; what belongs to accounts has nothing to show."""

    def get(self, request: HttpRequest) -> HttpResponse:
        lines = ["User-agent: *", "Disallow: /compte/", "Disallow: /administration/", "Disallow: /notifications/"]
        lines += ["Disallow: /api/", "Disallow: /oai"]  # for programmes that know what they ask
        lines.append(f"Sitemap: {settings.SITE_URL}{reverse('portal:sitemap')}")
        return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


class SitemapView(View):
    """The addresses that a visitor may read, and no other."""

    def get(self, request: HttpRequest) -> StreamingHttpResponse:
        return StreamingHttpResponse(_sitemap(), content_type="application/xml; charset=utf-8")


class SecurityView(View):
    """Where to report a flaw (RFC 9116)."""

    def get(self, request: HttpRequest) -> HttpResponse:
        contact = settings.LEGAL["contact"]
        expires = (timezone.now() + timedelta(days=180)).strftime("%Y-%m-%dT%H:%M:%SZ")
        address = contact if ":" in contact else f"mailto:{contact or settings.DEFAULT_FROM_EMAIL}"
        return HttpResponse(
            f"Contact: {address}\nExpires: {expires}\nPreferred-Languages: fr, en\n",
            content_type="text/plain; charset=utf-8",
        )


def _sitemap() -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    for path in _addresses():
        yield f"<url><loc>{escape(settings.SITE_URL + path)}</loc></url>\n"
    yield "</urlset>\n"


def _addresses() -> Iterator[str]:
    visitor = AnonymousUser()
    yield from (reverse(name) for name in ROOTS)
    yield from (reverse("portal:help-page", args=[slug]) for slug in help_pages())
    for rows in (
        initiatives_listed(),
        collections_listed(),
        published_cards(),
        kits_shared(),
        paths_listed(visitor),
        cohorts_visible_to(visitor),
        topics_visible_to(visitor).select_related("space"),
    ):
        yield from (row.get_absolute_url() for row in rows.order_by("-pk")[:MOST].iterator(500))

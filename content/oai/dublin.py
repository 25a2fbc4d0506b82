"""A case in simple Dublin Core."""

from collections.abc import Iterator

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from content.licences import licence_url
from content.models import Initiative
from content.readable import summary_of

PUBLISHER = "Essaim"


def dublin_core(row: Initiative) -> Iterator[tuple[str, str]]:
    """Names and values, in the order of the fifteen elements; nobody is named, the territory speaks."""
    yield "title", row.title
    yield "creator", row.territory_name
    yield from (("subject", theme.name) for theme in row.themes.all())
    yield "description", summary_of(row)
    yield "publisher", PUBLISHER
    if row.published_at:
        yield "date", timezone.localdate(row.published_at).isoformat()
    yield "type", "Text"
    yield "format", "text/html"
    yield "identifier", f"{settings.SITE_URL}{row.get_absolute_url()}"
    yield from (("source", source) for source in _sources(row))
    yield "language", "fr"
    yield "relation", f"{settings.SITE_URL}{reverse('content:initiative-pdf', args=[row.slug])}"
    yield from (("coverage", place) for place in _places(row))
    yield from (("rights", text) for text in (row.licence, licence_url(row.licence)) if text)


def _sources(row: Initiative) -> Iterator[str]:
    for source in row.sources.all():
        yield ", ".join(part for part in (source.title, source.locator, source.url) if part)


def _places(row: Initiative) -> Iterator[str]:
    yield row.territory_name
    if row.department:
        yield row.department.name
    if row.region:
        yield row.region.name
    if row.year:
        yield str(row.year)

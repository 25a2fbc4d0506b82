"""What a sheet says of itself to machines, in the words of schema.org; drawn by `content/initiative/_meta.html`."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from content.licences import licence_url
from content.models import Initiative
from content.opening import tag_uri


def canonical_url(initiative: Initiative) -> str:
    """The one address of a sheet, whatever the host by which it was asked."""
    return f"{settings.SITE_URL}{initiative.get_absolute_url()}"


def linked_data(initiative: Initiative) -> dict[str, Any]:
    """The values that its page does not show already."""
    return {
        "url": canonical_url(initiative),
        "identifier": tag_uri(initiative.slug),
        "licence": licence_url(initiative.licence) or initiative.licence,
        "pdf": f"{settings.SITE_URL}{reverse('content:initiative-pdf', args=[initiative.slug])}",
        "site": settings.SITE_URL,
        "themes_url": f"{settings.SITE_URL}{reverse('content:initiative-list')}?theme=",
        "code": initiative.territory.code if initiative.territory else "",
        "around": [place.name for place in (initiative.department, initiative.region) if place],
    }

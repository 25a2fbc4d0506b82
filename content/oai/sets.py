"""The sets a harvester may choose: the cases of a theme, the cases of a region."""

import re
from collections.abc import Iterator

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from content.models import Initiative
from content.oai.errors import ProtocolError
from content.vocabulary import region_choices, theme_choices

SPEC = re.compile(r"[A-Za-z0-9\-_.!~*'()]+(:[A-Za-z0-9\-_.!~*'()]+)*")
THEME, REGION = "theme", "region"


def sets() -> Iterator[tuple[str, str]]:
    """Specification and name of every set, each family first."""
    yield THEME, _("Initiatives par thème")
    yield from ((f"{THEME}:{slug}", name) for slug, name in theme_choices())
    yield REGION, _("Initiatives par région")
    yield from ((f"{REGION}:{code}", name) for code, name in region_choices())


def sets_of(row: Initiative) -> list[str]:
    """The sets that hold this case."""
    found = [f"{THEME}:{theme.slug}" for theme in row.themes.all()]
    return [*found, f"{REGION}:{row.region_id}"] if row.region_id else found


def within(rows: QuerySet[Initiative], spec: str) -> QuerySet[Initiative]:
    """The rows of a set; none when no set has that name. Raises ProtocolError when it cannot be one."""
    if not spec:
        return rows
    if not SPEC.fullmatch(spec):
        raise ProtocolError("badArgument", _("« set » n’est pas le nom d’un ensemble."))
    family, _colon, member = spec.partition(":")
    links = Initiative.themes.through.objects
    found = {
        THEME: Q(pk__in=(links.filter(theme__slug=member) if member else links.all()).values("initiative")),
        REGION: Q(region=member) if member else Q(region__isnull=False),
    }
    return rows.filter(found[family]) if family in found else rows.none()

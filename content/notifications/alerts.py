"""What is new in a search that somebody keeps."""

from typing import Any

from django.utils.translation import gettext_lazy, ngettext

from content.alert_links import stop_path
from content.enums import AlertRhythm
from content.kept_query import newest_address
from content.models import Initiative, SearchAlert
from content.queries.searches import alerts_of, told_sheets
from content.readable import place_of
from foundation.notifications import Kind, Line, register
from foundation.notifications.enums import Rhythm


def _may_receive(user: Any, alert: SearchAlert) -> bool:
    return alert.search.rhythm != AlertRhythm.NONE and alerts_of(user).filter(pk=alert.pk).exists()


def _line(alert: SearchAlert) -> Line:
    told: list[Initiative] = (
        alert.told if hasattr(alert, "told") else list(told_sheets().filter(pk__in=alert.found.all()))
    )
    more = max(0, alert.total - len(told))
    return Line(
        _title(alert.search.title, len(told) + more),
        newest_address(alert.search.query),
        " · ".join(initiative.title for initiative in told),
        details=tuple(_detail(initiative) for initiative in told),
        more=more,
        stop_url=stop_path(alert.search),
    )


def _title(search: str, count: int) -> str:
    said = ngettext("%(count)d nouvelle initiative : %(search)s", "%(count)d nouvelles initiatives : %(search)s", count)
    return said % {"count": count, "search": search}


def _detail(initiative: Initiative) -> Line:
    place = f"{initiative.territory_name} ({place_of(initiative)})"
    return Line(initiative.title, initiative.get_absolute_url(), place)


SEARCH_ALERT = register(
    Kind(
        key="content.search_alert",
        label=gettext_lazy("Une nouvelle initiative répond à une recherche que je garde"),
        default=Rhythm.IMMEDIATE,
        target="content.SearchAlert",
        may_receive=_may_receive,
        visible_to=alerts_of,
        describe=_line,
    )
)

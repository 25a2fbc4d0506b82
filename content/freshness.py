"""How old what we know of a case is, in words: a case that gives no news for two years says so."""

import calendar
import datetime as dt
from typing import TypeVar

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from content.models import Initiative

SILENT_MONTHS = 24
Moment = TypeVar("Moment", dt.date, dt.datetime)


def months_before(moment: Moment, months: int) -> Moment:
    """The same day so many months earlier, or the last day of that month."""
    year, month = divmod(moment.year * 12 + moment.month - 1 - months, 12)
    day = min(moment.day, calendar.monthrange(year, month + 1)[1])
    return moment.replace(year=year, month=month + 1, day=day)


def latest_news(initiative: Initiative) -> str:
    """« Poursuivi (mars 2026) », or "" when nobody gave news."""
    if not initiative.last_news_on:
        return ""
    return f"{capfirst(initiative.get_last_news_display())} ({_month(initiative.last_news_on)})"


def silence(initiative: Initiative) -> str:
    """What to say of a case that has been silent for two years, or "".

    A case that came from elsewhere was put on line long after it happened: what is known of it dates from its source.
    """
    if not initiative.is_published:
        return ""
    today = timezone.localdate()
    if initiative.provenance and not initiative.last_news_on:
        year = initiative.year
        old = year is not None and today.year - year >= SILENT_MONTHS // 12
        return _("Dernières nouvelles : celles de la source (%d)") % year if old else ""
    since = _told_on(initiative)
    if since is None or since > months_before(today, SILENT_MONTHS):
        return ""
    return _("Sans nouvelles depuis %s") % _month(since)


def in_a_list(initiative: Initiative) -> str:
    """What a list says of it: the last news, or that there are none; the year of the source is there already."""
    if initiative.provenance and not initiative.last_news_on:
        return ""
    return silence(initiative) or latest_news(initiative)


def _told_on(initiative: Initiative) -> dt.date | None:
    if initiative.last_news_on:
        return initiative.last_news_on
    return timezone.localdate(initiative.published_at) if initiative.published_at else None


def _month(day: dt.date) -> str:
    return date_format(day, "F Y")

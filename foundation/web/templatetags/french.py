"""Numbers, dates and hours as French readers write them."""

from datetime import datetime

from django import template
from django.utils import timezone

register = template.Library()

MONTHS = (
    *("", "janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
NARROW_NO_BREAK_SPACE = "\u202f"
NO_BREAK_SPACE = "\u00a0"


@register.filter
def fr_number(value):
    """Return 1234.5 as "1 234,5"; what is not a number comes back unchanged."""
    if not isinstance(value, (int, float)) and not hasattr(value, "as_tuple"):
        return "" if value is None else value
    whole, _, decimals = f"{value:,}".partition(".")
    whole = whole.replace(",", NARROW_NO_BREAK_SPACE).replace("-", "−")
    return f"{whole},{decimals}" if decimals.strip("0") else whole


@register.filter
def fr_percent(value):
    """Return 42 as "42 %"."""
    return f"{fr_number(value)}{NARROW_NO_BREAK_SPACE}%"


@register.filter
def fr_date(value):
    """Return a date as "12 mars 2026" ("1er mars 2026" for a first day)."""
    if not value:
        return ""
    value = _local(value)
    day = "1er" if value.day == 1 else str(value.day)
    return NO_BREAK_SPACE.join([day, MONTHS[value.month], str(value.year)])


@register.filter
def fr_time(value):
    """Return an hour as "14 h 30", or "14 h" on the hour."""
    if not value:
        return ""
    value = _local(value)
    minutes = f"{NO_BREAK_SPACE}{value.minute:02d}" if value.minute else ""
    return f"{value.hour}{NO_BREAK_SPACE}h{minutes}"


@register.filter
def fr_datetime(value):
    """Return a moment as "12 mars 2026 à 14 h 30"."""
    return f"{fr_date(value)} à {fr_time(value)}" if value else ""


@register.filter
def fr_duration(minutes):
    """Return 90 minutes as "1 h 30" and 45 as "45 min"."""
    if minutes is None:
        return ""
    hours, rest = divmod(int(minutes), 60)
    if not hours:
        return f"{rest}{NO_BREAK_SPACE}min"
    tail = f"{NO_BREAK_SPACE}{rest:02d}" if rest else ""
    return f"{hours}{NO_BREAK_SPACE}h{tail}"


def _local(value):
    """Bring an aware datetime to the reader's zone; leave dates and times as they are."""
    return timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value

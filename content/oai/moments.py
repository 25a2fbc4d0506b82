"""Moments as the protocol writes them: in UTC, to the second or to the day."""

import datetime as dt
import re

from django.utils.translation import gettext as _

from content.oai.errors import ProtocolError

GRANULARITY = "YYYY-MM-DDThh:mm:ssZ"
_DAY, _SECOND = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII), re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)
_LENGTHS = {10: dt.timedelta(days=1), 20: dt.timedelta(seconds=1)}


def written(moment: dt.datetime) -> str:
    """« 2026-03-12T10:15:00Z »."""
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def window(since: str, until: str) -> tuple[dt.datetime | None, dt.datetime | None]:
    """The first moment asked and the first one after those asked, None for no bound. Raises ProtocolError."""
    if since and until and len(since) != len(until):
        raise ProtocolError("badArgument", _("« from » et « until » doivent avoir la même précision."))
    start, end = _read("from", since), _read("until", until)
    if start and end and start > end:
        raise ProtocolError("badArgument", _("« from » est après « until »."))
    return start, _after(end, until)


def _read(name: str, text: str) -> dt.datetime | None:
    if not text:
        return None
    try:
        if not (_DAY.fullmatch(text) or _SECOND.fullmatch(text)):
            raise ValueError
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        message = _("« %(name)s » s’écrit AAAA-MM-JJ ou AAAA-MM-JJThh:mm:ssZ.") % {"name": name}
        raise ProtocolError("badArgument", message) from None
    return moment.replace(tzinfo=dt.UTC)


def _after(end: dt.datetime | None, text: str) -> dt.datetime | None:
    """The day or the second that is asked belongs to the answer; the last day of the calendar is no bound."""
    try:
        return end + _LENGTHS[len(text)] if end else None
    except OverflowError:
        return None

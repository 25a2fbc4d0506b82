"""Calendars for the agendas of people's offices."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import icalendar
from django.conf import settings
from django.utils import timezone


@dataclass(frozen=True)
class Event:
    """One meeting. `start` and `end` are aware; `uid` never changes, so that a new file moves the meeting."""

    uid: str
    start: dt.datetime
    end: dt.datetime
    title: str
    description: str = ""
    place: str = ""
    url: str = ""


def calendar(events: Iterable[Event]) -> bytes:
    """Return an iCalendar file of `events`, in the site's time zone and with its rules."""
    agenda = icalendar.Calendar()
    agenda.add("prodid", "-//Essaim//FR")
    agenda.add("version", "2.0")
    agenda.add("method", "PUBLISH")
    agenda.add_component(icalendar.Timezone.from_tzid(settings.TIME_ZONE))
    for event in events:
        agenda.add_component(_component(event))
    return agenda.to_ical()


def _component(event: Event) -> icalendar.Event:
    zone = ZoneInfo(settings.TIME_ZONE)
    component = icalendar.Event()
    component.add("uid", event.uid)
    component.add("dtstamp", timezone.now().astimezone(dt.UTC))
    component.add("dtstart", event.start.astimezone(zone))
    component.add("dtend", event.end.astimezone(zone))
    component.add("summary", event.title)
    for name, value in (("description", event.description), ("location", event.place), ("url", event.url)):
        if value:
            component.add(name, value)
    return component

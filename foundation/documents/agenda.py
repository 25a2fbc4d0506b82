"""Calendars for the agendas of people's offices."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

import icalendar
from django.conf import settings
from django.utils import timezone


@dataclass(frozen=True)
class Event:
    """One meeting. `start` and `end` are aware; `uid` never changes, so that a new file moves the meeting.

    `zone`: whose clocks say its hours, the site's unless told.
    """

    uid: str
    start: dt.datetime
    end: dt.datetime
    title: str
    description: str = ""
    place: str = ""
    url: str = ""
    zone: str = ""


def calendar(events: Iterable[Event]) -> bytes:
    """Return an iCalendar file of `events`, each in its time zone, with the rules of the zones."""
    events = [replace(event, zone=event.zone or settings.TIME_ZONE) for event in events]
    agenda = icalendar.Calendar()
    agenda.add("prodid", "-//Essaim//FR")
    agenda.add("version", "2.0")
    agenda.add("method", "PUBLISH")
    for zone in sorted({event.zone for event in events}):
        agenda.add_component(icalendar.Timezone.from_tzid(zone))
    for event in events:
        agenda.add_component(_component(event))
    return agenda.to_ical()


def _component(event: Event) -> icalendar.Event:
    zone = ZoneInfo(event.zone)
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

"""Calendars are read back by another program as they were meant."""

import datetime as dt

import icalendar

from foundation.documents import Event, calendar

EVENT = Event(
    uid="seance-12@essaim.example",
    start=dt.datetime(2026, 3, 12, 13, 30, tzinfo=dt.UTC),
    end=dt.datetime(2026, 3, 12, 15, 0, tzinfo=dt.UTC),
    title="Séance 3 ; enquêter, à plusieurs",
    description="Apportez :\nvos notes",
    place="Mairie, salle Césaire",
    url="https://essaim.example/cohortes/x/",
)


def test_an_event_is_read_back() -> None:
    (event,) = icalendar.Calendar.from_ical(calendar([EVENT])).walk("VEVENT")
    assert event["uid"] == EVENT.uid
    assert event["summary"] == EVENT.title
    assert event["description"] == EVENT.description
    assert event["location"] == EVENT.place
    assert event["url"] == EVENT.url
    assert event.decoded("dtstart") == EVENT.start
    assert event.decoded("dtstart").hour == 14
    assert event.decoded("dtend") == EVENT.end


def test_the_time_zone_brings_its_rules() -> None:
    agenda = icalendar.Calendar.from_ical(calendar([EVENT]))
    (zone,) = agenda.walk("VTIMEZONE")
    assert zone["tzid"] == "Europe/Paris"
    assert {part.name for part in zone.subcomponents} == {"STANDARD", "DAYLIGHT"}
    assert b"DTSTART;TZID=Europe/Paris:20260312T143000" in calendar([EVENT])


def test_lines_cannot_be_injected() -> None:
    hostile = Event("x", EVENT.start, EVENT.end, title="a\r\nATTENDEE:mailto:x@y.fr", place="b\nX-A:1")
    agenda = icalendar.Calendar.from_ical(calendar([hostile]))
    (event,) = agenda.walk("VEVENT")
    assert "attendee" not in event
    assert "x-a" not in event


def test_an_empty_calendar_is_a_calendar() -> None:
    assert icalendar.Calendar.from_ical(calendar([]))["prodid"] == "-//Essaim//FR"

"""The hours of a session: Paris, and where the cohort lives when clocks differ."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

from learning.models import Cohort, Session


@dataclass(frozen=True)
class SessionLine:
    """A session as pages show it; `there` is its hour in `place`, None when it is the same as in Paris."""

    session: Session
    there: datetime | None
    place: str


def session_line(session: Session, cohort: Cohort) -> SessionLine:
    """The line of a session; the cohort's territory and department must be loaded."""
    department = cohort.territory.department if cohort.territory else None
    if department is None:
        return SessionLine(session, None, "")
    there = session.starts_at.astimezone(ZoneInfo(department.timezone))
    same = there.utcoffset() == timezone.localtime(session.starts_at).utcoffset()
    # Without its zone, so that the page shows the hour as it is on the clocks there.
    return SessionLine(session, None if same else there.replace(tzinfo=None), department.name)

"""When a workshop takes place, on the clocks of those who prepare it."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.conf import settings

from accounts.queries import memberships_of
from foundation.documents import Event
from methods.models import WorkshopPlan
from methods.outputs.agenda import agenda_text
from methods.planning.timeline import timeline

# An empty workshop holds its place in an agenda all the same.
PLACEHOLDER = 60


def zone_of(plan: WorkshopPlan) -> ZoneInfo:
    """The time zone of the owner's collectivité, the site's for one who has none; one query."""
    main = memberships_of(plan.owner).select_related("collectivite__department").first() if plan.owner else None
    department = main.collectivite.department if main else None
    return ZoneInfo(department.timezone if department else settings.TIME_ZONE)


def meeting_of(plan: WorkshopPlan, *, url: str) -> Event | None:
    """The workshop as one meeting with its agenda; None while it has no date."""
    if plan.day is None:
        return None
    start = dt.datetime.combine(plan.day, plan.starts_at, tzinfo=zone_of(plan))
    minutes = timeline(plan).minutes or plan.available_minutes or PLACEHOLDER
    return Event(
        uid=f"atelier-{plan.pk}@essaim",
        start=start,
        # Counted on the absolute clock: an hour is an hour, the night it changes too.
        end=start.astimezone(dt.UTC) + dt.timedelta(minutes=minutes),
        title=plan.title,
        description=agenda_text(plan),
        place=plan.place,
        url=url,
        zone=str(start.tzinfo),
    )

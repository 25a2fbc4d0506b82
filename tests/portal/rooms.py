"""One living thing in each room, for the pages that show them together."""

import datetime as dt

from django.utils import timezone

from community.models import Space, Topic
from content.models import Initiative
from learning.enums import CohortState
from learning.models import Cohort, Programme
from methods.models import MethodCard
from tests.support.factories.community import open_space, topic_in
from tests.support.factories.content import published_initiative
from tests.support.factories.methods import published_card
from tests.support.factories.territories import DepartmentFactory


def cohort_in(state: CohortState = CohortState.OPEN, slug: str = "cohorte", days_ahead: int = 30) -> Cohort:
    """A cohort that begins in so many days."""
    programme, _created = Programme.objects.get_or_create(slug="douze-semaines", defaults={"title": "Douze semaines"})
    day = timezone.localdate() + dt.timedelta(days=days_ahead)
    return Cohort.objects.create(
        slug=slug,
        title=f"Cohorte {slug}",
        programme=programme,
        starts_on=day,
        registration_until=day,
        capacity=12,
        state=state,
    )


def fill_rooms(number: int, space: Space | None = None) -> tuple[list[Initiative], list[MethodCard], list[Topic]]:
    """So many initiatives, cards, open questions and cohorts."""
    space = space or open_space(name="Accueil des usagers")
    department = DepartmentFactory().pk
    for place in range(number):
        cohort_in(slug=f"numero-{place}", days_ahead=30 + place)
    return (
        [published_initiative(title=f"Cas {place}", department_id=department) for place in range(number)],
        [published_card(title=f"Fiche {place}") for place in range(number)],
        [topic_in(space) for _place in range(number)],
    )

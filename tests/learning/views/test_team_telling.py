"""From week ten, a team's investigation becomes an initiative."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.support.factories.learning import cohort_of, participant_of, team_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("week", "may_tell"), [(9, False), (10, True), (14, True)])
def test_a_team_tells_its_investigation_when_it_has_something_to_tell(signed_in, week, may_tell):
    cohort = cohort_of(starts_on=timezone.localdate() - timedelta(weeks=week - 1))
    member = participant_of(cohort)
    team = team_in(cohort, members=[member, participant_of(cohort)], problem="Trois visites pour une démarche")
    client = signed_in(member)
    links = client.get(reverse("learning:team", args=[cohort.slug, team.pk])).context["links"]
    told = [link["url"] for link in links if link["title"] == "Raconter cette enquête"]
    assert bool(told) is may_tell
    home = client.get(reverse("learning:cohort-home", args=[cohort.slug])).content.decode()
    assert ("Raconter cette enquête" in home) is may_tell
    for url in told:
        assert client.get(url).context["form"]["problem"].value() == "Trois visites pour une démarche"

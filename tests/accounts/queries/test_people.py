"""Who speaks, in a bounded number of queries."""

import pytest
from django.utils import timezone

from accounts.models import AuditEvent, User
from accounts.queries import person_line, with_person_line
from tests.support.factories.accounts import MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_name_function_and_collectivite():
    membership = MembershipFactory(function="DGS")

    line = person_line(membership.user)

    assert (line.name, line.function, line.collectivite) == (membership.user.name, "DGS", membership.collectivite)
    assert line.is_verified


def test_somebody_of_nowhere(agent):
    line = person_line(agent)

    assert (line.name, line.function, line.collectivite, line.is_verified) == (agent.name, "", None, False)


def test_what_ended_is_not_shown():
    membership = MembershipFactory(left_at=timezone.now())

    assert person_line(membership.user).collectivite is None


def test_one_who_has_left_the_site_has_no_page():
    assert person_line(UserFactory(erased_at=timezone.now())).url == ""


def test_nobody():
    assert person_line(None) is None


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(("rows", "path"), [(User, ""), (AuditEvent, "actor")])
def test_a_list_costs_two_queries(number, rows, path, django_assert_num_queries):
    for membership in MembershipFactory.create_batch(number):
        AuditEvent.objects.create(kind="logged_in", actor=membership.user)

    with django_assert_num_queries(2):
        found = list(with_person_line(rows.objects.all(), path))
        lines = [person_line(getattr(row, path) if path else row) for row in found]

    assert len({line.collectivite for line in lines}) == number

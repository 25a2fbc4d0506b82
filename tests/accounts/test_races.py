"""Real parallel writers: one account an address, one main collectivité, one answer to who joins."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from accounts import actions
from accounts.actions.personal_data import request_export
from accounts.enums import AuditKind
from accounts.models import AuditEvent, DataExport, Membership, User
from tests.accounts.views.test_entrance import sign_up
from tests.support.client import SuspiciousClient
from tests.support.factories.accounts import MembershipFactory, UserFactory
from tests.support.factories.territories import CollectiviteFactory

pytestmark = pytest.mark.django_db(transaction=True)
WRITERS = 4


def at_once(work: Callable[[int], Any], times: int = WRITERS) -> list[Any]:
    """Run the work several times together, each with its own connection."""
    start = Barrier(times)

    def run(number: int) -> Any:
        try:
            start.wait()
            return work(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(run, range(times)))


def test_signing_up_twice_at_once_makes_one_account():
    answers = at_once(lambda number: sign_up(SuspiciousClient(), "lea@mairie.example").status_code)

    assert answers == [200] * WRITERS
    assert User.objects.filter(email="lea@mairie.example").count() == 1


def test_namesakes_who_sign_up_at_once_get_different_handles():
    at_once(lambda number: actions.create_person("Léa Martin", f"lea{number}@mairie.example", "quatre mots choisis"))

    assert User.objects.values("handle").distinct().count() == WRITERS


def test_joining_twice_at_once_makes_one_membership():
    here, agent = CollectiviteFactory(), UserFactory()

    joined = at_once(lambda number: actions.join_collectivite(here, actor=agent).pk)

    assert len(set(joined)) == 1
    assert Membership.objects.filter(user=agent).count() == 1


def test_joining_several_at_once_makes_one_main():
    places, agent = CollectiviteFactory.create_batch(WRITERS), UserFactory()

    at_once(lambda number: actions.join_collectivite(places[number], actor=agent))

    assert Membership.objects.filter(user=agent).count() == WRITERS
    assert Membership.objects.filter(user=agent, is_main=True).count() == 1


def test_referents_who_answer_at_once_give_one_answer():
    waiting = MembershipFactory(verified_at=None)
    referents = [MembershipFactory(collectivite=waiting.collectivite, is_referent=True).user for _ in range(WRITERS)]

    def answer(number: int) -> None:
        membership = Membership.objects.select_related("collectivite", "user").get(pk=waiting.pk)
        if number % 2:
            actions.verify_membership(membership, actor=referents[number])
        else:
            actions.refuse_membership(membership, actor=referents[number], reason="Inconnu.")

    at_once(lambda number: _quietly(answer, number))

    waiting.refresh_from_db()
    kinds = [AuditKind.MEMBERSHIP_VERIFIED, AuditKind.MEMBERSHIP_REFUSED]
    assert AuditEvent.objects.filter(kind__in=kinds).count() == 1
    assert (waiting.verified_at is None) != (waiting.left_at is None)


def _quietly(answer: Callable[[int], None], number: int) -> None:
    """Somebody who comes after the answer reads a membership that no longer waits, and is refused."""
    with suppress(PermissionDenied):
        answer(number)


def test_asking_twice_at_once_prepares_one_copy():
    agent = UserFactory()

    at_once(lambda number: request_export(agent, actor=agent))

    assert DataExport.objects.filter(user=agent).count() == 1

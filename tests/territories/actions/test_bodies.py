"""Bodies without an official code."""

import threading

import pytest
from django.db import connection

from territories.actions import ensure_body
from territories.enums import Kind
from territories.models import Collectivite
from territories.queries import find_collectivites
from tests.support.factories.territories import DepartmentFactory

pytestmark = pytest.mark.django_db


def test_one_name_is_one_body_however_it_is_spelled() -> None:
    first = ensure_body("L’Agence d’Urbanisme", Kind.AUTRE)
    assert ensure_body("Agence d'urbanisme", "autre") == first
    assert find_collectivites("agence urba") == [first]


def test_department_and_kind_tell_bodies_apart() -> None:
    department = DepartmentFactory()
    bodies = {
        ensure_body("Entraide", Kind.ASSOCIATION).pk,
        ensure_body("Entraide", Kind.ASSOCIATION, department).pk,
        ensure_body("Entraide", Kind.RESEAU).pk,
    }
    assert len(bodies) == 3
    assert Collectivite.objects.get(department=department).region == department.region


def test_its_page_answers(client) -> None:
    body = ensure_body("Agence Alpine", Kind.ASSOCIATION)
    assert client.get(body.get_absolute_url()).status_code == 200


def test_a_body_needs_a_name() -> None:
    with pytest.raises(ValueError, match="name"):
        ensure_body(" – ", Kind.AUTRE)


@pytest.mark.django_db(transaction=True)
def test_parallel_writers_make_one_body() -> None:
    made: list[int] = []

    def make() -> None:
        made.append(ensure_body("Réseau des essais", Kind.RESEAU).pk)
        connection.close()

    writers = [threading.Thread(target=make) for _ in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert len(made) == 4
    assert len(set(made)) == 1

from typing import Any

import pytest
from django.apps import apps

from accounts.models import User
from portal.actions.demo import PASSWORD, PEOPLE, DemoRefused, load_demo
from tests.support.demo import ROLES, load_demo_world

pytestmark = pytest.mark.django_db


def counts() -> dict[str, int]:
    """How many rows each table holds, the journal of jobs and of mails aside."""
    return {
        model._meta.label: model._default_manager.count()
        for model in apps.get_models()
        if model._meta.app_label not in ("jobs", "django_q")
    }


def test_it_is_refused_outside_development(settings: Any) -> None:
    settings.DEBUG = False
    with pytest.raises(DemoRefused):
        load_demo()
    assert not User.objects.exists()


def test_twice_is_once_and_every_role_can_enter(settings: Any, client: Any) -> None:
    people = load_demo_world()
    assert set(people) == set(ROLES)
    before = counts()
    settings.DEBUG = True
    load_demo()
    assert counts() == before
    assert all(User.objects.get(email=person.email).check_password(PASSWORD) for person in PEOPLE)
    flags = {person.handle for person in User.objects.filter(is_editor=True)}
    assert flags == {"andrea-demo"}
    assert {person.handle for person in User.objects.filter(is_staff=True)} == {"alex-demo"}

"""What is typed and not saved is forgotten after ninety days."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from content import actions
from content.actions.typing import purge_typed
from content.models import SectionDraft
from tests.support.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("days", "left"), [(89, 1), (91, 0)])
def test_what_nobody_came_back_to_is_forgotten(days, left):
    actions.keep_typed(None, actions.NEW_CASE, actor=UserFactory(), typed={"title": ["Essai"]}, base=0)
    with time_machine.travel(timezone.now() + dt.timedelta(days=days), tick=False):
        purge_typed()
    assert SectionDraft.objects.count() == left

"""Real parallel writers: one address each, and no text lost."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from content import actions
from content.models import Initiative
from foundation.history.editorial import EditConflict, versions_of
from foundation.web.once import once
from tests.support.factories.accounts import UserFactory
from tests.support.factories.content import draft_initiative, initiative_data

pytestmark = pytest.mark.django_db(transaction=True)
WRITERS = 4


def at_once(*works: Callable[[], Any]) -> list[Any]:
    """Run the works together, each with its own connection; their results or the conflicts they met."""
    start = Barrier(len(works))

    def run(work: Callable[[], Any]) -> Any:
        try:
            start.wait()
            return work()
        except EditConflict as conflict:
            return conflict
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def test_initiatives_of_the_same_name_created_at_once_have_different_addresses():
    authors = [UserFactory() for _ in range(WRITERS)]
    at_once(*(lambda author=author: draft_initiative(author=author) for author in authors))
    assert Initiative.objects.values("slug").distinct().count() == WRITERS


def test_one_of_several_writers_saves_and_the_others_are_told():
    initiative = draft_initiative()
    author = initiative.authors.get()

    def write(n: int) -> Callable[[], Any]:
        mine = Initiative.objects.get()
        data = initiative_data(title=f"Texte {n}")
        return lambda: actions.edit_initiative(mine, actor=author, data=data, base=1)

    results = at_once(*(write(n) for n in range(WRITERS)))
    assert sum(isinstance(result, EditConflict) for result in results) == WRITERS - 1
    latest = versions_of(initiative).first()
    assert (latest.number, latest.data["title"]) == (2, Initiative.objects.get().title)


def test_a_form_sent_several_times_at_once_makes_one_initiative():
    author, token = UserFactory(), uuid4()
    results = at_once(
        *[lambda: once(token, user=author, create=lambda: draft_initiative(author=author)) for _ in range(WRITERS)]
    )
    assert len({initiative.pk for initiative in results}) == 1
    assert Initiative.objects.count() == 1

"""Real parallel writers: one address each, and no text lost."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from content import actions
from content.models import Initiative, SectionDraft
from content.parts import part_called
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
        except (EditConflict, actions.AuthorRefused) as conflict:
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


def test_writers_of_different_parts_at_once_lose_nothing():
    initiative, typed = draft_initiative(), initiative_data(title="À deux", problem="P", done="D", failed="F")
    writers = dict(zip(("essentiel", "probleme", "fait", "echecs"), UserFactory.create_batch(WRITERS), strict=True))
    initiative.authors.add(*writers.values())

    def write(key: str, author: Any) -> Callable[[], Any]:
        mine = Initiative.objects.get()
        return lambda: actions.edit_part(mine, part_called(key), actor=author, typed=typed, base=1)

    results = at_once(*(write(key, author) for key, author in writers.items()))
    assert not any(isinstance(result, EditConflict) for result in results)
    latest = versions_of(initiative).first()
    assert (latest.number, latest.data) == (1 + WRITERS, typed)
    assert Initiative.objects.get().failed == "F"


def test_writers_of_the_same_part_at_once_are_told_who_wrote_what():
    initiative, names = draft_initiative(), ["A", "B", "C", "D"]
    people = [UserFactory(name=name) for name in names]
    initiative.authors.add(*people)

    def write(author: Any) -> Callable[[], Any]:
        mine, typed = Initiative.objects.get(), initiative_data(problem=f"Texte de {author.name}.")
        return lambda: actions.edit_part(mine, part_called("probleme"), actor=author, typed=typed, base=1)

    results = at_once(*(write(author) for author in people))
    conflicts = [result for result in results if isinstance(result, EditConflict)]
    saved = versions_of(initiative).first()
    assert len(conflicts) == WRITERS - 1
    assert saved.data["problem"] == f"Texte de {saved.author.name}."
    assert {conflict.latest.author for conflict in conflicts} == {saved.author}


def test_two_authors_who_leave_at_once_do_not_leave_the_sheet_alone():
    initiative, other = draft_initiative(), UserFactory()
    author = initiative.authors.get()
    initiative.authors.add(other)

    def leave(person: Any) -> Callable[[], Any]:
        mine = Initiative.objects.get()
        return lambda: actions.remove_author(mine, person, actor=person)

    results = at_once(leave(author), leave(other))
    assert sum(isinstance(result, actions.AuthorRefused) for result in results) == 1
    assert Initiative.objects.get().authors.count() == 1


def test_the_same_part_kept_twice_at_once_is_kept_once():
    initiative = draft_initiative()
    author = initiative.authors.get()

    def keep(text: str) -> Callable[[], Any]:
        typed = {"problem": [text]}
        return lambda: actions.keep_typed(initiative, "probleme", actor=author, typed=typed, base=1)

    at_once(*(keep(str(n)) for n in range(WRITERS)))
    at_once(*[lambda: actions.keep_typed(None, actions.NEW_CASE, actor=author, typed={}, base=0)] * WRITERS)
    assert SectionDraft.objects.count() == 2


def test_a_form_sent_several_times_at_once_makes_one_initiative():
    author, token = UserFactory(), uuid4()
    results = at_once(
        *[lambda: once(token, user=author, create=lambda: draft_initiative(author=author)) for _ in range(WRITERS)]
    )
    assert len({initiative.pk for initiative in results}) == 1
    assert Initiative.objects.count() == 1

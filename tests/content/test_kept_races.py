"""Real parallel writers: one booklet for two clicks, one file for two workers, one mail for two clocks."""

import datetime as dt
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from content.actions.alerts import alert_search
from content.actions.booklets import ask_booklet, compose_booklet
from content.actions.collecting import keep_in, move_item
from content.models import Booklet, Collection, CollectionItem, Initiative, SavedSearch, SearchAlert
from foundation.files.models import StoredFile
from tests.support.factories.accounts import UserFactory
from tests.support.factories.content import published_initiative
from tests.support.factories.keeping import collection, kept_search

pytestmark = pytest.mark.django_db(transaction=True)
WRITERS = 4


def at_once(work: Callable[[], Any]) -> list[Any]:
    """Run the work several times together, each with its own connection."""
    start = Barrier(WRITERS)

    def run(_nr: int) -> Any:
        try:
            start.wait()
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as pool:
        return list(pool.map(run, range(WRITERS)))


def test_several_clicks_ask_for_one_booklet():
    cache.clear()
    owner = UserFactory()
    made = collection(published_initiative(), owner=owner)
    asked = at_once(lambda: ask_booklet(Collection.objects.get(), actor=owner))
    assert made.booklets.count() == 1
    assert {booklet.pk for booklet in asked} == {made.booklets.get().pk}


def test_several_workers_make_one_file():
    cache.clear()
    owner = UserFactory()
    ask_booklet(collection(published_initiative(), owner=owner), actor=owner)
    at_once(lambda: compose_booklet(Booklet.objects.select_related("collection__owner", "asked_by").get()))
    assert StoredFile.objects.count() == 1


def test_several_clocks_tell_once():
    kept_search()
    SavedSearch.objects.update(checked_at=timezone.now() - dt.timedelta(days=1))
    published_initiative()
    until = timezone.now()
    at_once(lambda: alert_search(SavedSearch.objects.select_related("owner").get(), until))
    assert SearchAlert.objects.count() == 1


def test_a_case_kept_several_times_at_once_is_kept_once():
    owner = UserFactory()
    collection(owner=owner)
    published_initiative()
    at_once(lambda: keep_in(Initiative.objects.get(), Collection.objects.get(), actor=owner))
    assert CollectionItem.objects.count() == 1


def test_moves_at_once_lose_no_case():
    owner = UserFactory()
    made = collection(*(published_initiative(title=title) for title in "ABC"), owner=owner)
    last = made.items.last()
    at_once(lambda: move_item(Collection.objects.get(), last.pk, -1, actor=owner))
    assert sorted(item.initiative.title for item in made.items.all()) == ["A", "B", "C"]

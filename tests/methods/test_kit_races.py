"""Real parallel writers: two clicks put one card, two requests print once, moves lose nothing."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection

from foundation.files.models import StoredFile
from methods.actions.kit_cards import move_card, put_in
from methods.actions.printing import ask_print, compose_print
from methods.models import CardPrint, Kit, KitCard, MethodCard
from tests.support.factories.accounts import UserFactory
from tests.support.factories.kits import kit
from tests.support.factories.methods import published_card

pytestmark = pytest.mark.django_db(transaction=True)
WRITERS = 4


def at_once(works: list[Callable[[], Any]]) -> list[Any]:
    """Run the works together, each with its own connection."""
    start = Barrier(len(works))

    def run(work: Callable[[], Any]) -> Any:
        try:
            start.wait()
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def test_a_card_put_in_several_times_at_once_is_there_once():
    owner = UserFactory()
    kit(owner=owner)
    published_card()
    at_once([lambda: put_in(MethodCard.objects.get(), Kit.objects.get(), actor=owner)] * WRITERS)
    assert KitCard.objects.count() == 1


def test_different_cards_put_in_at_once_are_all_there():
    owner = UserFactory()
    made = kit(owner=owner)
    cards = [published_card(title=title) for title in "ABCD"]
    at_once([lambda card=card: put_in(card, Kit.objects.get(), actor=owner) for card in cards])
    assert sorted(item.card.title for item in made.items.all()) == list("ABCD")


def test_moves_at_once_lose_no_card():
    owner = UserFactory()
    made = kit(*(published_card(title=title) for title in "ABC"), owner=owner)
    last = made.items.order_by("position").last()
    at_once([lambda: move_card(Kit.objects.get(), last.pk, -1, actor=owner)] * WRITERS)
    assert sorted(item.card.title for item in made.items.all()) == list("ABC")


def test_several_clicks_print_once():
    cache.clear()
    owner, card = UserFactory(), published_card()
    asked = at_once([lambda: ask_print([card], layout="jeu", title="Une", actor=owner)] * WRITERS)
    assert {one.pk for one in asked} == {CardPrint.objects.get().pk}


def test_two_different_requests_at_once_leave_one():
    cache.clear()
    owner, card = UserFactory(), published_card()
    at_once([lambda t=title: ask_print([card], layout="jeu", title=t, actor=owner) for title in ("Une", "Deux")])
    assert CardPrint.objects.count() == 1


def test_several_workers_make_one_file():
    cache.clear()
    ask_print([published_card()], layout="jeu", title="Une", actor=UserFactory())
    at_once([lambda: compose_print(CardPrint.objects.select_related("asked_by").get())] * 2)
    assert StoredFile.objects.count() == 1

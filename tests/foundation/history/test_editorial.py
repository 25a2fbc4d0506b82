"""The steps of an editorial life, on a method card."""

from itertools import product
from multiprocessing import get_context
from typing import Any

import pytest
from django.db import connections

from foundation.history import editorial
from foundation.history.editorial import EditConflict, WrongState
from foundation.history.enums import EditorialState as State
from foundation.history.enums import Verdict
from foundation.history.models import Decision, Version
from methods.models import MethodCard
from tests.support.factories.accounts import UserFactory
from tests.support.factories.methods import card_data, card_in, draft_card, published_card

STEPS = {
    "submit": lambda card, actor: editorial.submit(card, actor=actor),
    "ask_changes": lambda card, actor: editorial.ask_changes(card, actor=actor, comment="Précisez."),
    "publish": lambda card, actor: editorial.publish(card, actor=actor),
    "archive": lambda card, actor: editorial.archive(card, actor=actor, comment="Dépassée."),
}
# Where a card that was never revised goes; every other step is refused.
LEADS = {
    (State.DRAFT, "submit"): State.SUBMITTED,
    (State.TO_REVISE, "submit"): State.SUBMITTED,
    (State.SUBMITTED, "ask_changes"): State.TO_REVISE,
    (State.SUBMITTED, "publish"): State.PUBLISHED,
    (State.PUBLISHED, "archive"): State.ARCHIVED,
}
# The same for the next version of a published or archived card: (its next state, step) → (state, next state).
NEXT = {
    (State.DRAFT, "submit"): State.SUBMITTED,
    (State.TO_REVISE, "submit"): State.SUBMITTED,
    (State.SUBMITTED, "ask_changes"): State.TO_REVISE,
    (State.SUBMITTED, "publish"): "",
}
VERDICTS = {
    "submit": Verdict.SUBMITTED,
    "ask_changes": Verdict.CHANGES_ASKED,
    "publish": Verdict.PUBLISHED,
    "archive": Verdict.ARCHIVED,
}
WRITERS = 8


def stored(card: MethodCard) -> MethodCard:
    return MethodCard.objects.get(pk=card.pk)


@pytest.mark.django_db
@pytest.mark.parametrize(("state", "step"), list(product(State, STEPS)))
def test_every_step_from_every_state(state: State, step: str) -> None:
    card = card_in(state, author=UserFactory())
    before = Decision.objects.count()
    offered = VERDICTS[step] in editorial.possible_verdicts(card)
    if (state, step) in LEADS:
        version = STEPS[step](card, UserFactory()).version
        assert offered
        assert stored(card).state == card.state == LEADS[state, step]
        assert version.number == card.latest_version
        assert Decision.objects.count() == before + 1
    else:
        with pytest.raises(WrongState, match=str(state.label)):
            STEPS[step](card, UserFactory())
        assert not offered
        assert (stored(card).state, Decision.objects.count()) == (state, before)


@pytest.mark.django_db
@pytest.mark.parametrize(("next_state", "step"), list(product([State.DRAFT, State.SUBMITTED, State.TO_REVISE], STEPS)))
@pytest.mark.parametrize("state", [State.PUBLISHED, State.ARCHIVED])
def test_the_next_version_has_its_own_steps(state: State, next_state: State, step: str) -> None:
    card = card_in(state, author=UserFactory())
    editorial.save_version(card, card_data(title="Suite"), author=UserFactory(), base=1)
    MethodCard.objects.filter(pk=card.pk).update(next_state=next_state)
    card.refresh_from_db()
    if step == "archive" and state == State.PUBLISHED:
        STEPS[step](card, UserFactory())
        assert (stored(card).state, stored(card).next_state) == (State.ARCHIVED, next_state)
    elif (next_state, step) in NEXT:
        STEPS[step](card, UserFactory())
        expected = State.PUBLISHED if step == "publish" else state
        assert (stored(card).state, stored(card).next_state) == (expected, NEXT[next_state, step])
    else:
        with pytest.raises(WrongState):
            STEPS[step](card, UserFactory())
    assert stored(card).title == (
        "Suite" if step == "publish" and next_state == State.SUBMITTED else card_data()["title"]
    )


@pytest.mark.django_db
def test_a_published_page_waits_for_its_next_version() -> None:
    card = published_card(title="Avant")
    editorial.save_version(card, card_data(title="Après"), author=UserFactory(), base=1)
    assert (stored(card).title, stored(card).next_state) == ("Avant", State.DRAFT)
    assert editorial.shown_version(card).number == 1
    assert editorial.latest_version_of(card).data["title"] == "Après"


@pytest.mark.django_db
def test_the_second_of_two_writers_is_told_and_loses_nothing() -> None:
    card, ana = draft_card(), UserFactory()
    first = editorial.save_version(card, card_data(title="Ana"), author=ana, base=1)
    with pytest.raises(EditConflict) as conflict:
        editorial.save_version(card, card_data(title="Bob"), author=UserFactory(), base=1)
    assert conflict.value.latest == first
    assert stored(card).title == "Ana"
    assert editorial.versions_of(card).count() == 2


@pytest.mark.django_db
@pytest.mark.parametrize("base", [0, 2, 99])
def test_a_base_that_is_not_the_latest_is_a_conflict(base: int) -> None:
    with pytest.raises(EditConflict):
        editorial.save_version(draft_card(), card_data(), author=UserFactory(), base=base)


@pytest.mark.django_db
def test_what_was_not_read_is_not_published() -> None:
    card = card_in(State.SUBMITTED, author=UserFactory())
    editorial.save_version(card, card_data(title="Glissée"), author=UserFactory(), base=1)
    with pytest.raises(WrongState):
        editorial.publish(card, actor=UserFactory(), seen=1)
    assert stored(card).state == State.SUBMITTED


@pytest.mark.django_db
def test_a_stale_reader_decides_nothing() -> None:
    card = card_in(State.SUBMITTED, author=UserFactory())
    stale = stored(card)
    editorial.publish(card, actor=UserFactory())
    with pytest.raises(WrongState):
        editorial.ask_changes(stale, actor=UserFactory(), comment="Trop tard.")
    assert stored(card).state == State.PUBLISHED


@pytest.mark.django_db
def test_restoring_adds_a_version_and_erases_none() -> None:
    card = draft_card(title="Un")
    editorial.save_version(card, card_data(title="Deux"), author=UserFactory(), base=1)
    version = editorial.restore(card, 1, author=UserFactory(), base=2)
    assert (version.number, version.data["title"], stored(card).title) == (3, "Un", "Un")
    assert "1" in version.note
    assert [old.data["title"] for old in editorial.versions_of(card)] == ["Un", "Deux", "Un"]
    with pytest.raises(EditConflict):
        editorial.restore(card, 2, author=UserFactory(), base=2)


@pytest.mark.django_db
def test_decisions_are_kept_with_who_and_why() -> None:
    card, ana, editor = draft_card(), UserFactory(), UserFactory()
    editorial.submit(card, actor=ana)
    editorial.ask_changes(card, actor=editor, comment="Précisez la durée.")
    editorial.save_version(card, card_data(duration_max=90), author=ana, base=1)
    editorial.submit(card, actor=ana)
    editorial.publish(card, actor=editor)
    kept = [(row.version.number, row.verdict, row.actor, row.comment) for row in editorial.decisions_on(card)]
    assert kept == [
        (1, Verdict.SUBMITTED, ana, ""),
        (1, Verdict.CHANGES_ASKED, editor, "Précisez la durée."),
        (2, Verdict.SUBMITTED, ana, ""),
        (2, Verdict.PUBLISHED, editor, ""),
    ]


@pytest.mark.django_db
def test_publishing_again_keeps_the_first_date() -> None:
    card = published_card()
    first = stored(card).published_at
    editorial.save_version(card, card_data(title="Suite"), author=UserFactory(), base=1)
    editorial.submit(card, actor=UserFactory())
    editorial.publish(card, actor=UserFactory())
    assert (stored(card).published_at, stored(card).published_version) == (first, 2)


def _race(work: Any, count: int) -> list[str]:
    """Run `work(n)` in as many processes at once, each with its own connection; what each answered."""
    context = get_context("fork")
    barrier, answers = context.Barrier(count), context.SimpleQueue()
    connections.close_all()

    def run(n: int) -> None:
        barrier.wait(30)
        try:
            answers.put(work(n))
        except Exception as error:
            answers.put(type(error).__name__)
        finally:
            connections.close_all()

    writers = [context.Process(target=run, args=(n,), daemon=True) for n in range(count)]
    for writer in writers:
        writer.start()
    found = [answers.get() for _writer in writers]
    for writer in writers:
        writer.join(30)
    return sorted(found)


@pytest.mark.django_db(transaction=True)
def test_one_of_many_parallel_writers_saves() -> None:
    card, ana = draft_card(), UserFactory()

    def save(n: int) -> str:
        editorial.save_version(stored(card), card_data(title=f"Texte {n}"), author=ana, base=1)
        return "saved"

    assert _race(save, WRITERS) == ["EditConflict"] * (WRITERS - 1) + ["saved"]
    assert (stored(card).latest_version, Version.objects.count()) == (2, 2)
    assert stored(card).title == editorial.latest_version_of(stored(card)).data["title"]


@pytest.mark.django_db(transaction=True)
def test_writing_and_publishing_at_once_never_publishes_what_was_not_read() -> None:
    card, ana = card_in(State.SUBMITTED, author=UserFactory()), UserFactory()
    read = stored(card).title

    def write_or_publish(n: int) -> str:
        if n % 2:
            editorial.publish(stored(card), actor=ana, seen=1)
            return "published"
        editorial.save_version(stored(card), card_data(title=f"Texte {n}"), author=ana, base=1)
        return "saved"

    answers = _race(write_or_publish, WRITERS)
    assert answers.count("saved") == 1
    assert answers.count("published") <= 1
    if "published" in answers:
        assert (stored(card).title, stored(card).next_state) == (read, State.DRAFT)
    else:
        assert stored(card).state == State.SUBMITTED


@pytest.mark.django_db(transaction=True)
def test_one_of_many_parallel_editors_decides() -> None:
    card, ana = card_in(State.SUBMITTED, author=UserFactory()), UserFactory()
    before = Decision.objects.count()

    def decide(n: int) -> str:
        step = STEPS["publish" if n % 2 else "ask_changes"]
        step(stored(card), ana)
        return "decided"

    assert _race(decide, WRITERS) == ["WrongState"] * (WRITERS - 1) + ["decided"]
    assert Decision.objects.count() == before + 1


@pytest.mark.django_db
def test_a_snapshot_and_its_writing_are_inverse() -> None:
    card = draft_card(title="Un")
    taken = card.snapshot()
    card.apply_snapshot(card_data(title="Autre", steps=[], materials=[]))
    assert card.snapshot() != taken
    card.apply_snapshot(taken)
    assert stored(card).snapshot() == taken

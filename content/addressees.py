"""To whom a question goes: the team of the case, else the referents of its collectivité, else the editors."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model

from accounts.queries import referents_of
from content.enums import AnswerTurn
from content.models import Enquiry, Initiative

ORDER = (AnswerTurn.TEAM, AnswerTurn.REFERENT, AnswerTurn.EDITORS)


def people_of(turn: str, initiative: Initiative, *, asker: Any = None) -> list[Any]:
    """Those who answer when it is this turn, without who asks."""
    asker_id = getattr(asker, "pk", asker)
    return [person for person in _people(turn, initiative) if person.pk != asker_id]


def first_turn(initiative: Initiative, *, asker: Any) -> AnswerTurn:
    """Who is asked first: a case without a team begins further on; the editors are always there."""
    return next_turn(initiative, asker=asker, among=ORDER)


def next_turn(initiative: Initiative, *, asker: Any, among: Iterable[AnswerTurn]) -> AnswerTurn:
    """The first of these turns that somebody holds, else the editors’."""
    held = (turn for turn in among if turn != AnswerTurn.EDITORS and people_of(turn, initiative, asker=asker))
    return next(held, AnswerTurn.EDITORS)


def turn_after(enquiry: Enquiry) -> AnswerTurn:
    """Whose turn it is when those asked have not answered."""
    following = ORDER[ORDER.index(AnswerTurn(enquiry.turn)) + 1 :]
    return next_turn(enquiry.initiative, asker=enquiry.asker_id, among=following)


def _people(turn: str, initiative: Initiative) -> Iterable[Any]:
    if turn == AnswerTurn.TEAM:
        return [author for author in initiative.authors.all() if author.is_active]
    if turn == AnswerTurn.REFERENT:
        return referents_of(initiative.territory) if initiative.territory else []
    return get_user_model()._default_manager.filter(is_editor=True, is_active=True)

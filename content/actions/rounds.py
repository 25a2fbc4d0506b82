"""« Qui l’a déjà fait près de chez moi ? »: one question to several teams, within what they can bear."""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from content.actions.enquiries import TooMany, open_enquiry, require_few_messages
from content.models import AskRound, Initiative
from content.permissions.relay import can_ask_around
from content.queries.rounds import (
    MONTH,
    MOST_CASES,
    is_tired,
    own_collectivite,
    rounds_asked_since,
    tired_people,
)
from foundation.web.allowed import require

ROUNDS_A_MONTH = 3
LONGEST_SUBJECT = 120


class NobodyToAsk(Exception):
    """All the teams that were chosen have been asked enough this month."""


def ask_around(cases: Sequence[Initiative], *, actor: Any, question: str) -> AskRound:
    """Put one question to the teams of these cases; those asked enough this month are spared, and named.

    Raises PermissionDenied, TooMany, NobodyToAsk, ValueError when there are too many cases or none.
    """
    require(can_ask_around(actor))
    if not 1 <= len(cases) <= MOST_CASES:
        raise ValueError(f"From 1 to {MOST_CASES} cases, not {len(cases)}.")
    with transaction.atomic():
        team = {author.pk for initiative in cases for author in initiative.authors.all()}
        _hold({actor.pk, *team})
        _require_few_rounds(actor)
        require_few_messages(actor)
        tired = tired_people(team)
        return _ask(cases, tired, actor=actor, question=question)


def _ask(cases: Sequence[Initiative], tired: set[int], *, actor: Any, question: str) -> AskRound:
    spared = [initiative for initiative in cases if is_tired(initiative, tired)]
    if len(spared) == len(cases):
        raise NobodyToAsk
    made = AskRound.objects.create(asker=actor, collectivite=own_collectivite(actor), question=question)
    made.skipped.set(spared)
    subject = Truncator(" ".join(question.split())).chars(LONGEST_SUBJECT)
    for initiative in cases:
        if initiative not in spared:
            open_enquiry(initiative, actor=actor, subject=subject, body=question, asked_in=made)
    return made


def _require_few_rounds(actor: Any) -> None:
    if rounds_asked_since(actor, timezone.now() - MONTH) >= ROUNDS_A_MONTH:
        limit = _(
            "Vous avez interrogé plusieurs équipes %d fois en un mois, c’est la limite. "
            "Vous pouvez encore contacter une équipe depuis sa fiche."
        )
        raise TooMany(limit % ROUNDS_A_MONTH)


def _hold(people: set[int]) -> None:
    """Let the rounds that concern the same people wait for each other, always in the same order."""
    rows = get_user_model()._default_manager.select_for_update(no_key=True).filter(pk__in=people)
    list(rows.order_by("pk").values_list("pk", flat=True))

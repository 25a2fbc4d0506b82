"""« Nous l’avons adaptée »: declared, answered, corrected, withdrawn; the number of a sheet is kept right here."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from content.actions.shelving import turn_edition
from content.models import Adaptation, Initiative
from content.notifications.adaptations import ADAPTATION_ANSWERED, ADAPTATION_DECLARED, ADAPTATION_WITHDRAWN
from content.permissions import PUBLIC_STATES, is_author
from content.permissions.adaptations import (
    can_adapt,
    can_answer_adaptation,
    can_edit_adaptation,
    can_withdraw_adaptation,
)
from content.queries.adaptations import live_adaptations
from foundation.notifications import announce
from foundation.web.allowed import require
from territories.models import Collectivite


class AlreadyAdapted(Exception):
    """The collectivité has already said that it took up this case."""


def declare_adaptation(
    source: Initiative, *, actor: Any, collectivite: Collectivite, data: dict[str, Any]
) -> Adaptation:
    """Say what a collectivité took from a case. Raises PermissionDenied, AlreadyAdapted.

    `data`: `year`, `initiative` (its own sheet or None), `taken`, `changed`, `result`.
    """
    require(can_adapt(actor, source, collectivite))
    _require_own_sheet(actor, source, data["initiative"])
    try:
        with transaction.atomic():
            made = Adaptation.objects.create(source=source, collectivite=collectivite, author=actor, **data)
            count_adaptations(source)
            _turn(made.initiative)
            announce(ADAPTATION_DECLARED, target=made, actor=actor)
    except IntegrityError as error:
        if live_adaptations().filter(source=source, collectivite=collectivite).exists():
            raise AlreadyAdapted from error
        raise
    return made


def edit_adaptation(adaptation: Adaptation, *, actor: Any, data: dict[str, Any]) -> None:
    """Correct what one declared; its collectivité does not change. Raises PermissionDenied."""
    require(can_edit_adaptation(actor, adaptation))
    _require_own_sheet(actor, adaptation.source, data["initiative"], kept=adaptation.initiative)
    with transaction.atomic():
        left = adaptation.initiative
        for name, value in data.items():
            setattr(adaptation, name, value)
        adaptation.save(update_fields=[*data, "updated_at"])
        turn_edition(adaptation.source)
        for sheet in {left, adaptation.initiative} if left != adaptation.initiative else ():
            _turn(sheet)


def withdraw_adaptation(adaptation: Adaptation, *, actor: Any, reason: str = "") -> None:
    """Take an adaptation off the sheet; whoever declared it is told when others do. Raises PermissionDenied."""
    require(can_withdraw_adaptation(actor, adaptation))
    with transaction.atomic():
        changes = {"withdrawn_at": timezone.now(), "withdrawn_by": actor, "withdrawal_reason": reason}
        if not live_adaptations().filter(pk=adaptation.pk).update(**changes):
            return
        count_adaptations(adaptation.source)
        _turn(adaptation.initiative)
        if adaptation.author_id and adaptation.author_id != actor.pk:
            announce(ADAPTATION_WITHDRAWN, target=adaptation, actor=actor, recipients=[adaptation.author_id])


def answer_adaptation(adaptation: Adaptation, *, actor: Any, text: str) -> None:
    """Answer in the name of the original team, or correct that answer. Raises PermissionDenied."""
    require(can_answer_adaptation(actor, adaptation))
    with transaction.atomic():
        first = not adaptation.answer
        adaptation.answer, adaptation.answered_at, adaptation.answered_by = text, timezone.now(), actor
        adaptation.save(update_fields=["answer", "answered_at", "answered_by"])
        turn_edition(adaptation.source)
        if first and adaptation.author_id:
            announce(ADAPTATION_ANSWERED, target=adaptation, actor=actor, recipients=[adaptation.author_id])


def forget_adaptation(adaptation: Adaptation) -> None:
    """Delete the word of somebody who leaves and takes their contributions away."""
    with transaction.atomic():
        adaptation.delete()
        count_adaptations(adaptation.source)


def forget_answer(adaptation: Adaptation) -> None:
    """Clear the answer of somebody who leaves and takes their words away."""
    with transaction.atomic():
        turn_edition(adaptation.source)
        adaptation.answer, adaptation.answered_at, adaptation.answered_by = "", None, None
        adaptation.save(update_fields=["answer", "answered_at", "answered_by"])


def count_adaptations(source: Initiative) -> None:
    """Write on the sheet how many territories took it up, while its edition is held: parallel words all count."""
    turn_edition(source)
    source.adaptation_count = live_adaptations().filter(source=source).count()
    Initiative.objects.filter(pk=source.pk).update(adaptation_count=source.adaptation_count)


def _turn(sheet: Initiative | None) -> None:
    """The sheet that tells the adaptation now says where it comes from."""
    if sheet and sheet.state in PUBLIC_STATES:
        turn_edition(sheet)


def _require_own_sheet(
    actor: Any, source: Initiative, sheet: Initiative | None, kept: Initiative | None = None
) -> None:
    """One names a sheet of one’s own, never the case itself; the one already named may stay."""
    require(sheet is None or sheet == kept or (sheet.pk != source.pk and is_author(actor, sheet)))

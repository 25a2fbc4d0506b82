"""Who says that a case was taken up, who answers, who takes that word back."""

from typing import Any

from accounts.permissions import is_editor, is_member_of
from content.models import Adaptation, Initiative
from content.permissions.sheets import is_author
from foundation.history.enums import EditorialState
from territories.models import Collectivite


def is_open_to_adaptation(initiative: Initiative) -> bool:
    """Only a case on line is taken up."""
    return initiative.state == EditorialState.PUBLISHED


def can_adapt(user: Any, source: Initiative, collectivite: Collectivite) -> bool:
    """A verified member speaks for their collectivité, about a case of another one."""
    if not user.is_authenticated or not user.is_active or collectivite.pk == source.territory_id:
        return False
    return is_open_to_adaptation(source) and is_member_of(user, collectivite)


def can_edit_adaptation(user: Any, adaptation: Adaptation) -> bool:
    """Whoever declared it corrects it, until it is withdrawn."""
    return bool(user.is_authenticated and user.pk == adaptation.author_id and adaptation.withdrawn_at is None)


def can_withdraw_adaptation(user: Any, adaptation: Adaptation) -> bool:
    """Whoever declared it, and the editors, who say why."""
    return adaptation.withdrawn_at is None and (can_edit_adaptation(user, adaptation) or is_editor(user))


def can_answer_adaptation(user: Any, adaptation: Adaptation) -> bool:
    """The authors of the original case answer, once for all of them, and may correct their answer."""
    return adaptation.withdrawn_at is None and user.is_authenticated and is_author(user, adaptation.source)

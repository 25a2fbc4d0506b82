"""Who asks a team, who reads the exchange, who answers: the team first, then those whose turn it is or was."""

from typing import Any

from accounts.permissions import is_editor, is_referent_of
from content.enums import AnswerTurn
from content.models import Enquiry, Initiative
from content.permissions.sheets import is_author
from foundation.history.enums import EditorialState


def can_ask_team(user: Any, initiative: Initiative) -> bool:
    """Any member, about a case on line that they did not write."""
    if not user.is_authenticated or not user.is_active or initiative.state != EditorialState.PUBLISHED:
        return False
    return not is_author(user, initiative)


def can_ask_around(user: Any) -> bool:
    """Any member asks several teams at once, within what a month allows."""
    return bool(user.is_authenticated and user.is_active)


def is_asker(user: Any, enquiry: Enquiry) -> bool:
    """Whether the question is theirs."""
    return user.is_authenticated and enquiry.asker_id == user.pk


def can_read_enquiry(user: Any, enquiry: Enquiry) -> bool:
    """Who asked, the team, the others once it is or was their turn, and the editors when somebody called them."""
    if is_asker(user, enquiry) or _has_turn(user, enquiry):
        return True
    return enquiry.reported_at is not None and is_editor(user)


def can_answer_enquiry(user: Any, enquiry: Enquiry) -> bool:
    """Whoever has a turn, until the question is closed; nobody answers themselves."""
    return enquiry.closed_at is None and not is_asker(user, enquiry) and _has_turn(user, enquiry)


def can_write_in_enquiry(user: Any, enquiry: Enquiry) -> bool:
    """Those who may answer, and who asked."""
    return enquiry.closed_at is None and (is_asker(user, enquiry) or can_answer_enquiry(user, enquiry))


def can_close_enquiry(user: Any, enquiry: Enquiry) -> bool:
    """Who asked, when they have what they need; the editors, when they were called."""
    if enquiry.closed_at is not None:
        return False
    return is_asker(user, enquiry) or (enquiry.reported_at is not None and is_editor(user))


def can_report_enquiry(user: Any, enquiry: Enquiry) -> bool:
    """Anybody in the exchange calls the editors, once."""
    return enquiry.reported_at is None and not is_editor(user) and can_read_enquiry(user, enquiry)


def _has_turn(user: Any, enquiry: Enquiry) -> bool:
    if is_author(user, enquiry.initiative):
        return True
    if enquiry.turn == AnswerTurn.TEAM:
        return False
    if enquiry.turn == AnswerTurn.EDITORS and is_editor(user):
        return True
    territory = enquiry.initiative.territory
    return territory is not None and is_referent_of(user, territory)

"""The news of the relay: a question to answer, an answer, a question passed on, an exchange reported."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.permissions import is_editor
from content.addressees import people_of
from content.models import Enquiry
from content.permissions.relay import can_answer_enquiry, is_asker
from content.queries.relay import enquiries_visible_to
from foundation.notifications import Kind, Line, register
from foundation.notifications.enums import Rhythm


def _asked(enquiry: Enquiry, actor: Any) -> Iterable[int]:
    """Those whose turn it is, and those who have already answered."""
    turn = [person.pk for person in people_of(enquiry.turn, enquiry.initiative, asker=enquiry.asker_id)]
    spoke = enquiry.messages.exclude(author=None).exclude(author=enquiry.asker_id)
    return dict.fromkeys([*turn, *spoke.values_list("author_id", flat=True)])


def _asker(enquiry: Enquiry, actor: Any) -> list[int]:
    return [enquiry.asker_id] if enquiry.asker_id else []


def _editors(enquiry: Enquiry, actor: Any) -> Any:
    return get_user_model()._default_manager.filter(is_editor=True, is_active=True)


def _still_waits(user: Any, enquiry: Enquiry) -> bool:
    return enquiry.awaits_answer and can_answer_enquiry(user, enquiry)


def _still_passed_on(user: Any, enquiry: Enquiry) -> bool:
    return is_asker(user, enquiry) and enquiry.answered_at is None and enquiry.closed_at is None


def _line(title: str, enquiry: Enquiry) -> Line:
    return Line(title % {"title": enquiry.initiative.title}, enquiry.get_absolute_url(), enquiry.subject)


ENQUIRY_ASKED = register(
    Kind(
        key="content.enquiry_asked",
        label=gettext_lazy("Une question attend ma réponse sur une initiative"),
        default=Rhythm.IMMEDIATE,
        target="content.Enquiry",
        recipients=_asked,
        may_receive=_still_waits,
        visible_to=enquiries_visible_to,
        describe=lambda enquiry: _line(_("Une question sur « %(title)s » attend votre réponse"), enquiry),
    )
)
ENQUIRY_ANSWERED = register(
    Kind(
        key="content.enquiry_answered",
        label=gettext_lazy("On répond à ma question sur une initiative"),
        default=Rhythm.IMMEDIATE,
        target="content.Enquiry",
        recipients=_asker,
        may_receive=is_asker,
        visible_to=enquiries_visible_to,
        describe=lambda enquiry: _line(_("Réponse à votre question sur « %(title)s »"), enquiry),
    )
)
ENQUIRY_PASSED_ON = register(
    Kind(
        key="content.enquiry_passed_on",
        label=gettext_lazy("Ma question restée sans réponse est transmise"),
        default=Rhythm.SITE,
        target="content.Enquiry",
        recipients=_asker,
        may_receive=_still_passed_on,
        visible_to=enquiries_visible_to,
        describe=lambda enquiry: _line(_("Votre question sur « %(title)s » est transmise à d’autres"), enquiry),
    )
)
ENQUIRY_REPORTED = register(
    Kind(
        key="content.enquiry_reported",
        label=gettext_lazy("Un échange entre membres m’est signalé"),
        default=Rhythm.IMMEDIATE,
        target="content.Enquiry",
        recipients=_editors,
        may_receive=lambda user, enquiry: is_editor(user) and enquiry.reported_at is not None,
        visible_to=enquiries_visible_to,
        describe=lambda enquiry: _line(_("Un échange sur « %(title)s » est signalé"), enquiry),
    )
)

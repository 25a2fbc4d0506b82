"""The news of the methods room."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.permissions import is_editor
from foundation.history.enums import EditorialState
from foundation.notifications import Kind, Line, register
from foundation.notifications.enums import Rhythm
from methods.models import MethodCard
from methods.permissions import is_author
from methods.queries import cards_visible_to


def _editors(card: MethodCard, actor: Any) -> QuerySet[Any]:
    return get_user_model().objects.filter(is_editor=True, is_active=True)


def _authors(card: MethodCard, actor: Any) -> QuerySet[Any]:
    return card.authors.filter(is_active=True)


def _still_submitted(user: Any, card: MethodCard) -> bool:
    return is_editor(user) and card.review_state == EditorialState.SUBMITTED


CARD_SUBMITTED = register(
    Kind(
        key="methods.submitted",
        label=gettext_lazy("Une fiche méthode est à relire"),
        default=Rhythm.IMMEDIATE,
        target="methods.MethodCard",
        recipients=_editors,
        may_receive=_still_submitted,
        visible_to=cards_visible_to,
        describe=lambda card: Line(
            _("La fiche « %s » est à relire") % card.title, card.get_absolute_url(), card.summary
        ),
    )
)
CARD_ANSWERED = register(
    Kind(
        key="methods.changes_asked",
        label=gettext_lazy("Le comité éditorial demande des modifications à ma fiche méthode"),
        default=Rhythm.IMMEDIATE,
        target="methods.MethodCard",
        recipients=_authors,
        may_receive=is_author,
        visible_to=cards_visible_to,
        describe=lambda card: Line(
            _("Le comité éditorial demande des modifications à « %s »") % card.title, card.get_absolute_url()
        ),
    )
)
CARD_PUBLISHED = register(
    Kind(
        key="methods.published",
        label=gettext_lazy("Ma fiche méthode est publiée"),
        default=Rhythm.IMMEDIATE,
        target="methods.MethodCard",
        recipients=_authors,
        may_receive=is_author,
        visible_to=cards_visible_to,
        describe=lambda card: Line(
            _("La fiche « %s » est publiée") % card.title, card.get_absolute_url(), card.summary
        ),
    )
)

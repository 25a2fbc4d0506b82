"""The news of the library."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.permissions import is_editor
from content.models import Initiative
from content.permissions import is_author
from content.queries import initiatives_visible_to
from content.readable import summary_of
from foundation.history.enums import EditorialState
from foundation.notifications import Kind, Line, register
from foundation.notifications.enums import Rhythm


def _editors(initiative: Initiative, actor: Any) -> QuerySet[Any]:
    return get_user_model().objects.filter(is_editor=True, is_active=True)


def _authors(initiative: Initiative, actor: Any) -> QuerySet[Any]:
    return initiative.authors.filter(is_active=True)


def _still_submitted(user: Any, initiative: Initiative) -> bool:
    return is_editor(user) and initiative.review_state == EditorialState.SUBMITTED


INITIATIVE_SUBMITTED = register(
    Kind(
        key="content.submitted",
        label=gettext_lazy("Une initiative est à relire"),
        default=Rhythm.IMMEDIATE,
        target="content.Initiative",
        recipients=_editors,
        may_receive=_still_submitted,
        visible_to=initiatives_visible_to,
        describe=lambda initiative: Line(
            _("L’initiative « %s » est à relire") % initiative.title,
            initiative.get_absolute_url(),
            summary_of(initiative),
        ),
    )
)
INITIATIVE_ANSWERED = register(
    Kind(
        key="content.changes_asked",
        label=gettext_lazy("Le comité éditorial demande des modifications à mon initiative"),
        default=Rhythm.IMMEDIATE,
        target="content.Initiative",
        recipients=_authors,
        may_receive=is_author,
        visible_to=initiatives_visible_to,
        describe=lambda initiative: Line(
            _("Le comité éditorial demande des modifications à « %s »") % initiative.title,
            initiative.get_absolute_url(),
        ),
    )
)
INITIATIVE_PUBLISHED = register(
    Kind(
        key="content.published",
        label=gettext_lazy("Mon initiative est publiée"),
        default=Rhythm.IMMEDIATE,
        target="content.Initiative",
        recipients=_authors,
        may_receive=is_author,
        visible_to=initiatives_visible_to,
        describe=lambda initiative: Line(
            _("L’initiative « %s » est publiée") % initiative.title,
            initiative.get_absolute_url(),
            summary_of(initiative),
        ),
    )
)

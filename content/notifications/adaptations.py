"""The news of adaptations: somebody took up my case, its team answered, the editors withdrew mine."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.models import Adaptation
from content.permissions.adaptations import can_answer_adaptation
from content.queries.adaptations import adaptations_visible_to
from foundation.notifications import Kind, Line, register
from foundation.notifications.enums import Rhythm


def _authors_of_source(adaptation: Adaptation, actor: Any) -> QuerySet[Any]:
    return adaptation.source.authors.filter(is_active=True)


def _is_declarer(user: Any, adaptation: Adaptation) -> bool:
    return adaptation.author_id == user.pk


def _still_answered(user: Any, adaptation: Adaptation) -> bool:
    return _is_declarer(user, adaptation) and adaptation.withdrawn_at is None and bool(adaptation.answer)


def _was_withdrawn(user: Any, adaptation: Adaptation) -> bool:
    return _is_declarer(user, adaptation) and adaptation.withdrawn_at is not None


def _names(adaptation: Adaptation) -> dict[str, str]:
    return {"place": adaptation.collectivite.name, "title": adaptation.source.title}


ADAPTATION_DECLARED = register(
    Kind(
        key="content.adapted",
        label=gettext_lazy("Une collectivité a adapté mon initiative"),
        default=Rhythm.IMMEDIATE,
        target="content.Adaptation",
        recipients=_authors_of_source,
        may_receive=lambda user, adaptation: can_answer_adaptation(user, adaptation),
        visible_to=adaptations_visible_to,
        describe=lambda adaptation: Line(
            _("%(place)s a adapté « %(title)s »") % _names(adaptation),
            adaptation.get_absolute_url(),
            adaptation.taken,
        ),
    )
)
ADAPTATION_ANSWERED = register(
    Kind(
        key="content.adaptation_answered",
        label=gettext_lazy("L’équipe d’origine répond à mon adaptation"),
        default=Rhythm.DAILY,
        target="content.Adaptation",
        may_receive=_still_answered,
        visible_to=adaptations_visible_to,
        describe=lambda adaptation: Line(
            _("L’équipe de « %(title)s » répond à votre adaptation") % _names(adaptation),
            adaptation.get_absolute_url(),
            adaptation.answer,
        ),
    )
)
ADAPTATION_WITHDRAWN = register(
    Kind(
        key="content.adaptation_withdrawn",
        label=gettext_lazy("Le comité éditorial retire mon adaptation"),
        default=Rhythm.IMMEDIATE,
        target="content.Adaptation",
        may_receive=_was_withdrawn,
        visible_to=adaptations_visible_to,
        describe=lambda adaptation: Line(
            _("Le comité éditorial retire votre adaptation de « %(title)s »") % _names(adaptation),
            adaptation.source.get_absolute_url(),
            adaptation.withdrawal_reason,
        ),
    )
)

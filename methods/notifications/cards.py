"""The news of method cards and of their uses."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.queries import editors
from foundation.history.enums import Verdict
from foundation.history.news import EditorialNews, declare
from foundation.notifications import Kind, Line, register
from foundation.notifications.enums import Rhythm
from methods.models import UseReport
from methods.permissions import can_review_cards, is_author
from methods.queries import cards_visible_to, uses_shown

CARD_NEWS = declare(
    EditorialNews(
        room="methods",
        model="methods.MethodCard",
        words={
            Verdict.SUBMITTED: (_("Une fiche méthode est à relire"), _("La fiche « %s » est à relire")),
            Verdict.CHANGES_ASKED: (
                _("Le comité éditorial demande des modifications à ma fiche méthode"),
                _("Le comité éditorial demande des modifications à « %s »"),
            ),
            Verdict.PUBLISHED: (_("Ma fiche méthode est publiée"), _("La fiche « %s » est publiée")),
        },
        editors=editors,
        reviews=can_review_cards,
        is_author=is_author,
        visible_to=cards_visible_to,
        excerpt=lambda card: card.summary,
    )
)


def _use_is_read(user: Any, use: UseReport) -> bool:
    return use.withdrawn_at is None and is_author(user, use.card)


CARD_USED = register(
    Kind(
        key="methods.used",
        label=_("Quelqu’un raconte un usage de ma fiche méthode"),
        default=Rhythm.DAILY,
        target="methods.UseReport",
        recipients=lambda use, actor: use.card.authors.filter(is_active=True).exclude(pk=use.author_id),
        may_receive=_use_is_read,
        visible_to=lambda user: uses_shown().select_related("card"),
        describe=lambda use: Line(
            _("Un usage de « %s » est raconté") % use.card.title,
            reverse("methods:card-uses", args=[use.card.slug]),
            use.failed or use.worked,
        ),
    )
)

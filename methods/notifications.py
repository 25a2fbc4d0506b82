"""The news of the methods room."""

from django.utils.translation import gettext_lazy as _

from accounts.queries import editors
from foundation.history.enums import Verdict
from foundation.history.news import EditorialNews, declare
from methods.permissions import can_review_cards, is_author
from methods.queries import cards_visible_to

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

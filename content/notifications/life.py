"""The news of a sheet on line: the word of its collectivité, and what became of it."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.permissions import is_editor
from accounts.queries import editors, referents_of
from content.models import FollowUp, Initiative, Vouching
from content.permissions import can_give_news, can_vouch, is_author
from content.queries import initiatives_visible_to
from content.queries.news import people_to_ask
from content.queries.vouching import is_vouched_as_it_stands
from content.readable import summary_of
from foundation.notifications import Kind, Line, register
from foundation.notifications.enums import Rhythm


def _referents(initiative: Initiative, actor: Any) -> list[Any]:
    return referents_of(initiative.territory) if initiative.territory else []


def _authors(row: Any, actor: Any) -> QuerySet[Any]:
    return row.initiative.authors.filter(is_active=True)


def _authors_and_editors(vouching: Vouching, actor: Any) -> list[Any]:
    return [*_authors(vouching, actor), *editors()]


def _still_to_vouch(user: Any, initiative: Initiative) -> bool:
    return can_vouch(user, initiative) and not is_vouched_as_it_stands(initiative)


def _still_asked(user: Any, request: FollowUp) -> bool:
    return not request.status and can_give_news(user, request.initiative)


def _vouchings_visible_to(user: Any) -> QuerySet[Vouching]:
    rows = Vouching.objects.filter(initiative__in=initiatives_visible_to(user))
    return rows.select_related("initiative", "collectivite")


def _news_visible_to(user: Any) -> QuerySet[FollowUp]:
    return FollowUp.objects.filter(initiative__in=initiatives_visible_to(user)).select_related("initiative")


TO_VOUCH = register(
    Kind(
        key="content.to_vouch",
        label=gettext_lazy("Une initiative de ma collectivité est à valider"),
        default=Rhythm.IMMEDIATE,
        target="content.Initiative",
        recipients=_referents,
        may_receive=_still_to_vouch,
        visible_to=initiatives_visible_to,
        describe=lambda initiative: Line(
            _("« %s » est en ligne : la validez-vous au nom de votre collectivité ?") % initiative.title,
            reverse("content:initiative-vouch", args=[initiative.slug]),
            summary_of(initiative),
        ),
    )
)
VOUCHED = register(
    Kind(
        key="content.vouched",
        label=gettext_lazy("Ma collectivité a validé mon initiative"),
        default=Rhythm.IMMEDIATE,
        target="content.Vouching",
        recipients=_authors,
        may_receive=lambda user, vouching: is_author(user, vouching.initiative),
        visible_to=_vouchings_visible_to,
        describe=lambda vouching: Line(
            _("%(place)s a validé « %(title)s »")
            % {"place": vouching.collectivite.name, "title": vouching.initiative.title},
            vouching.initiative.get_absolute_url(),
        ),
    )
)
VOUCHING_WITHDRAWN = register(
    Kind(
        key="content.vouching_withdrawn",
        label=gettext_lazy("Une collectivité retire sa validation"),
        default=Rhythm.IMMEDIATE,
        target="content.Vouching",
        recipients=_authors_and_editors,
        may_receive=lambda user, vouching: is_editor(user) or is_author(user, vouching.initiative),
        visible_to=_vouchings_visible_to,
        describe=lambda vouching: Line(
            _("%(place)s ne valide plus « %(title)s »")
            % {"place": vouching.collectivite.name, "title": vouching.initiative.title},
            vouching.initiative.get_absolute_url(),
            vouching.reason,
        ),
    )
)
NEWS_ASKED = register(
    Kind(
        key="content.news_asked",
        label=gettext_lazy("On me demande des nouvelles d’une initiative"),
        default=Rhythm.IMMEDIATE,
        target="content.FollowUp",
        recipients=lambda request, actor: people_to_ask(request.initiative),
        may_receive=_still_asked,
        visible_to=_news_visible_to,
        describe=lambda request: Line(
            _("Qu’est devenue l’initiative « %s » ?") % request.initiative.title,
            reverse("content:initiative-news-give", args=[request.initiative.slug]),
            _("Poursuivie, transformée ou arrêtée : dites-le en trois clics. Un arrêt apprend autant qu’un succès."),
        ),
    )
)
NEWS_GIVEN = register(
    Kind(
        key="content.news_given",
        label=gettext_lazy("Quelqu’un donne des nouvelles de mon initiative"),
        default=Rhythm.DAILY,
        target="content.FollowUp",
        recipients=_authors,
        may_receive=lambda user, news: is_author(user, news.initiative),
        visible_to=_news_visible_to,
        describe=lambda news: Line(
            _("Des nouvelles de « %(title)s » : %(status)s")
            % {"title": news.initiative.title, "status": news.get_status_display()},
            reverse("content:initiative-news", args=[news.initiative.slug]),
            news.why,
        ),
    )
)

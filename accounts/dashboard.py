"""What this room puts in « Ma semaine »: members to verify for a referent, a first step for a newcomer."""

from collections.abc import Iterator
from typing import Any

from django.db.models import F, QuerySet, Value
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Membership, User
from accounts.permissions import is_administrator, is_referent
from accounts.queries import memberships_of, waiting_for
from foundation.web.dashboard import Item, Row, Together, provides, waits_together

MOST = 20


def _to_verify(user: User) -> QuerySet[Any] | None:
    if is_administrator(user) and not is_referent(user):
        return None  # they look after everybody's memberships, elsewhere
    oldest = waiting_for(user).order_by("joined_at", "pk").values("pk")[:MOST]
    return Membership.objects.filter(pk__in=oldest).annotate(
        awaits=Value("member"), line=F("user__name"), ref=Value(""), moment=F("joined_at")
    )


def _members_to_verify(rows: list[Row]) -> Iterator[Item]:
    """One line for all the people whose collectivité this referent has to confirm."""
    names = [row.line for row in sorted(rows, key=lambda row: str(row.moment))]
    title = ngettext(
        "%(count)s personne dit travailler dans votre collectivité",
        "%(count)s personnes disent travailler dans votre collectivité",
        len(names),
    ) % {"count": len(names)}
    yield Item(title=title, url=reverse("accounts:members"), detail=", ".join(names[:3]), action=_("Vérifier"))


waits_together(Together("accounts", _to_verify, _members_to_verify))


@provides("suggestion")
def say_where_one_works(user: User) -> Iterator[Item]:
    """For a newcomer: a name without a collectivité weighs little."""
    if not memberships_of(user).exists():
        yield Item(
            title=_("Dites où vous travaillez"),
            url=reverse("accounts:memberships"),
            detail=_("Votre collectivité figure alors à côté de votre nom."),
            action=_("Rejoindre ma collectivité"),
        )

"""What this room puts in « Ma semaine »: members to verify for a referent, a first step for a newcomer."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from accounts.permissions import is_administrator, is_referent
from accounts.queries import memberships_of, waiting_for
from foundation.web.dashboard import Item, provides

MOST = 20


@provides("waiting")
def members_to_verify(user: User) -> Iterator[Item]:
    """One line for all the people whose collectivité this referent has to confirm."""
    if is_administrator(user) and not is_referent(user):
        return  # they look after everybody's memberships, elsewhere
    names = list(waiting_for(user).order_by("joined_at")[:MOST].values_list("user__name", flat=True))
    if names:
        title = ngettext(
            "%(count)s personne dit travailler dans votre collectivité",
            "%(count)s personnes disent travailler dans votre collectivité",
            len(names),
        ) % {"count": len(names)}
        yield Item(title=title, url=reverse("accounts:members"), detail=", ".join(names[:3]), action=_("Vérifier"))


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

"""A sheet of a collectivité, and the people around it."""

from typing import Any

from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from content import actions
from content.models import Initiative
from tests.support.factories.accounts import MembershipFactory, UserFactory
from tests.support.factories.content import initiative_data, published_initiative
from tests.support.factories.territories import CollectiviteFactory

ROLES = (
    "visitor",
    "agent",
    "author",
    "referent",
    "referent elsewhere",
    "colleague",
    "editor",
    "administrator",
)


def local_initiative(**changes: Any) -> Initiative:
    """A sheet on line that names a collectivité."""
    return published_initiative(**{"territory": CollectiviteFactory().pk, **changes})


def referent_of(initiative: Initiative) -> User:
    """Somebody who speaks for the collectivité of the sheet."""
    return MembershipFactory(collectivite=initiative.territory, is_referent=True).user


def person(role: str, initiative: Initiative) -> Any:
    """Somebody who holds this role for the sheet."""
    makers = {
        "visitor": AnonymousUser,
        "agent": UserFactory,
        "author": lambda: initiative.authors.first(),
        "referent": lambda: referent_of(initiative),
        "referent elsewhere": lambda: MembershipFactory(is_referent=True).user,
        "colleague": lambda: MembershipFactory(collectivite=initiative.territory).user,
        "editor": lambda: UserFactory(is_editor=True),
        "administrator": lambda: UserFactory(is_staff=True),
    }
    return makers[role]()


def publish_again(initiative: Initiative, **changes: Any) -> None:
    """Another version on line."""
    author = initiative.authors.first()
    data = initiative_data(**{"territory": initiative.territory_id, **changes})
    actions.edit_initiative(initiative, actor=author, data=data, base=initiative.latest_version)
    actions.submit_initiative(initiative, actor=author)
    actions.publish_initiative(initiative, actor=UserFactory(is_editor=True))

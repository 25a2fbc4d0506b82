"""What is taken up, for the tests, made by the actions."""

from typing import Any

from accounts.models import User
from content.actions.adaptations import declare_adaptation
from content.actions.enquiries import start_enquiry
from content.models import Adaptation, Enquiry, Initiative
from territories.models import Collectivite
from tests.support.factories.accounts import MembershipFactory, UserFactory


def member_somewhere(**changes: Any) -> tuple[User, Collectivite]:
    """A verified member, and their collectivité."""
    membership = MembershipFactory(**changes)
    return membership.user, membership.collectivite


def told(**changes: Any) -> dict[str, Any]:
    """What an adaptation says."""
    said = {"taken": "Le stand du samedi.", "changed": "Un camion au lieu d’un stand.", "result": "Trente visites."}
    return {**said, "year": 2024, "initiative": None, **changes}


def adaptation_of(
    source: Initiative, *, author: User | None = None, collectivite: Collectivite | None = None, **changes: Any
) -> Adaptation:
    """What a verified member of another collectivité made of a case."""
    if author is None or collectivite is None:
        author, collectivite = member_somewhere(**({"user": author} if author else {}))
    return declare_adaptation(source, actor=author, collectivite=collectivite, data=told(**changes))


def enquiry_about(initiative: Initiative, *, asker: User | None = None, **changes: Any) -> Enquiry:
    """A question to the team of a case."""
    said = {"subject": "Combien d’agents ?", "body": "Combien d’agents faut-il pour tenir le stand ?", **changes}
    return start_enquiry(initiative, actor=asker or UserFactory(), **said)

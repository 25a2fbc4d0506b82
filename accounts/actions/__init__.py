"""What changes people, memberships, consents and personal data: one verb each."""

from accounts.actions.consents import give_consent, withdraw_consent
from accounts.actions.memberships import (
    join_collectivite,
    leave_collectivite,
    make_main,
    name_referent,
    refuse_membership,
    verify_by_domain,
    verify_membership,
    withdraw_referent,
)
from accounts.actions.people import change_roles, create_person, update_profile

__all__ = [
    "change_roles",
    "create_person",
    "give_consent",
    "join_collectivite",
    "leave_collectivite",
    "make_main",
    "name_referent",
    "refuse_membership",
    "update_profile",
    "verify_by_domain",
    "verify_membership",
    "withdraw_consent",
    "withdraw_referent",
]

"""Create people, change what they show and their global roles."""

from typing import Any

from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts import charter
from accounts.actions.consents import give_consent
from accounts.audit import record
from accounts.enums import AuditKind, ConsentKind
from accounts.handles import insert_with_handle
from accounts.models import User
from accounts.permissions import can_change_roles

SHOWN = ("name", "bio", "timezone", "show_in_directory")


@transaction.atomic
def create_person(name: str, email: str, password: str, **fields: Any) -> User:
    """Create somebody whose address is known to be theirs: they can sign in at once.

    `fields` are other fields of User (bio, is_editor…). Raises IntegrityError when the address is taken.
    """
    user = User(name=name, email=email.lower(), **fields)
    user.set_password(password)
    insert_with_handle(user)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    give_consent(user, kind=ConsentKind.CHARTER, version=charter.VERSION)
    return user


def update_profile(user: User, *, actor: User, **changes: Any) -> User:
    """Change what a person shows: name, bio, timezone, show_in_directory. Only they can."""
    if actor.pk != user.pk:
        raise PermissionDenied
    unknown = set(changes) - set(SHOWN)
    if unknown:
        raise TypeError(f"Not part of a profile: {', '.join(sorted(unknown))}")
    for field, value in changes.items():
        setattr(user, field, value)
    user.save(update_fields=list(changes))
    return user


@transaction.atomic
def change_roles(person: User, *, actor: User, is_editor: bool, is_staff: bool) -> User:
    """Give or take the two global roles; kept in the audit trail."""
    if not can_change_roles(actor, person):
        raise PermissionDenied
    if (person.is_editor, person.is_staff) == (is_editor, is_staff):
        return person
    person.is_editor, person.is_staff = is_editor, is_staff
    person.save(update_fields=["is_editor", "is_staff"])
    detail = f"is_editor={is_editor} is_staff={is_staff}"
    record(AuditKind.ROLE_CHANGED, actor=actor, subject=person, detail=detail)
    return person

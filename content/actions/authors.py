"""Writing a sheet with others."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from content import permissions
from content.actions.shelving import turn_edition
from content.models import Initiative, SectionDraft
from content.notifications import COAUTHOR_NAMED
from foundation.notifications import announce
from foundation.web.allowed import require

MOST_AUTHORS = 12


class AuthorRefused(Exception):
    """The list of authors cannot change so; the message says why."""


def name_author(initiative: Initiative, person: Any, *, actor: Any) -> bool:
    """Let a member write the sheet too, and tell them; whether they were not an author yet.

    Raises PermissionDenied, AuthorRefused when there are too many.
    """
    require(permissions.can_name_author(actor, initiative))
    with transaction.atomic():
        _hold(initiative)
        if initiative.authors.filter(pk=person.pk).exists():
            return False
        if initiative.authors.count() >= MOST_AUTHORS:
            raise AuthorRefused(_("Une fiche a douze auteurs au plus."))
        initiative.authors.add(person)
        _show(initiative)
        announce(COAUTHOR_NAMED, target=initiative, actor=actor, recipients=[person])
    return True


def remove_author(initiative: Initiative, person: Any, *, actor: Any) -> None:
    """Take a person off the authors, with what they were typing. The last author stays.

    Raises PermissionDenied, AuthorRefused.
    """
    require(permissions.can_remove_author(actor, initiative, person))
    with transaction.atomic():
        _hold(initiative)
        if not initiative.authors.filter(is_active=True).exclude(pk=person.pk).exists():
            raise AuthorRefused(_("Une fiche garde au moins un auteur. Nommez d’abord quelqu’un d’autre."))
        initiative.authors.remove(person)
        SectionDraft.objects.filter(initiative=initiative, author=person).delete()
        _show(initiative)


def _hold(initiative: Initiative) -> None:
    """Hold the sheet until the transaction ends: two authors who leave at once do so one after the other."""
    Initiative.objects.filter(pk=initiative.pk).update(updated_at=timezone.now())


def _show(initiative: Initiative) -> None:
    """Who wrote a sheet on line is part of what the public sees."""
    if initiative.state in permissions.PUBLIC_STATES:
        turn_edition(initiative)

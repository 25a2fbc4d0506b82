"""Members as other members find them."""

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from accounts.models import Membership, User
from territories import names


def people_listed() -> QuerySet[User]:
    """The members who chose to be found."""
    return User.objects.filter(is_active=True, erased_at=None, show_in_directory=True).exclude(handle=None)


def found_people(q: str) -> QuerySet[User]:
    """The listed members whose name, or whose collectivité's name, holds every word typed.

    The short name is the name without accents: both are looked at.
    """
    people = people_listed()
    for word in names.tokens(q):
        people = people.filter(
            Q(handle__contains=word) | Q(name__icontains=word) | Q(pk__in=_working_at(word).values("user"))
        )
    return people


def get_listed_person(handle: str) -> User:
    """A listed member; Http404 for anybody else."""
    if "\x00" in handle:
        raise Http404
    return get_object_or_404(people_listed(), handle=handle)


def _working_at(word: str) -> QuerySet[Membership]:
    return Membership.objects.active().filter(collectivite__lookup__contains=word)

"""People as other members find them."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from accounts.models import User
from accounts.queries import with_person_line
from community.models import Post
from community.queries.posts import posts_visible_to
from content.models import Initiative
from content.queries import initiatives_listed
from methods.models import MethodCard
from methods.queries import published_cards

SHOWN_POSTS = 10
SHOWN_WORKS = 20


def get_person_for(reader: Any, handle: str) -> User:
    """A person's page: oneself, a listed member for a member, or the author of something the reader may see.

    Http404 for anybody else: a person who is not listed and said nothing to this reader does not exist for them.
    """
    people = with_person_line(User.objects.filter(is_active=True, erased_at=None))
    person = get_object_or_404(people, handle=handle)
    if reader.is_authenticated and (reader.pk == person.pk or person.show_in_directory):
        return person
    if posts_visible_to(reader).filter(author=person).exists() or _has_published(person):
        return person
    raise Http404


def latest_posts_of(person: User, reader: Any) -> list[Post]:
    """What a person wrote last that the reader may see."""
    posts = posts_visible_to(reader).filter(author=person).select_related("topic__space")
    return list(posts.order_by("-created_at", "-pk")[:SHOWN_POSTS])


def initiatives_of(person: User) -> list[Initiative]:
    """The initiatives on line that a person told, the latest first."""
    return list(initiatives_listed().filter(authors=person).order_by("-published_at", "-pk")[:SHOWN_WORKS])


def cards_of(person: User) -> list[MethodCard]:
    """The cards on line that a person wrote, the latest first."""
    return list(published_cards().filter(authors=person).order_by("-published_at", "-pk")[:SHOWN_WORKS])


def _has_published(person: User) -> bool:
    return initiatives_listed().filter(authors=person).exists() or published_cards().filter(authors=person).exists()

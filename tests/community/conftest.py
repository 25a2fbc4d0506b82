"""People as a space sees them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from community.enums import SpaceKind
from community.models import Space, Topic
from tests.support.factories.accounts import UserFactory
from tests.support.factories.community import host_of, member_of, open_space, topic_in

ROLES = ("visitor", "agent", "newcomer", "member", "author", "host", "host_elsewhere", "administrator")


@dataclass
class Stage:
    """A space with a thread, and one person of each role."""

    space: Space
    topic: Topic
    people: dict[str, Any] = field(default_factory=dict)

    def __getitem__(self, role: str) -> Any:
        return self.people[role]


@pytest.fixture
def stage_of(db: None) -> Callable[..., Stage]:
    """`stage_of(kind)` sets up a space of that kind; « newcomer » was brought in but accepted no charter."""

    def set_up(kind: SpaceKind = SpaceKind.PUBLIC) -> Stage:
        space = open_space(kind)
        author = member_of(space)
        people = {
            "visitor": AnonymousUser(),
            "agent": UserFactory(),
            "newcomer": UserFactory(),
            "member": member_of(space),
            "author": author,
            "host": host_of(space),
            "host_elsewhere": host_of(open_space()),
            "administrator": UserFactory(is_staff=True),
        }
        space.memberships.create(user=people["newcomer"])
        return Stage(space, topic_in(space, author=author, replies=1), people)

    return set_up


@pytest.fixture
def stage(stage_of: Callable[..., Stage]) -> Stage:
    return stage_of()

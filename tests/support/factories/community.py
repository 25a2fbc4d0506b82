"""Spaces and threads for the tests, made by the actions: counters, numbers and rights are those of the site.

`space = open_space()`, `member_of(space)`, `host_of(space)`, `topic_in(space, replies=3)`.
"""

from itertools import count
from typing import Any

from accounts.models import User
from community import actions
from community.enums import SpaceKind, SpaceRole, TopicKind
from community.models import Space, Topic
from tests.support.factories.accounts import UserFactory
from tests.support.factories.territories import CollectiviteFactory

_numbers = count(1)


def open_space(kind: SpaceKind = SpaceKind.PUBLIC, name: str = "", **fields: Any) -> Space:
    """A space; an organisation's gets a collectivité."""
    if kind == SpaceKind.ORGANISATION and "collectivite" not in fields:
        fields["collectivite"] = CollectiviteFactory()
    return actions.open_space(name=name or f"Espace {next(_numbers)}", kind=kind, charter="On signe.", **fields)


def member_of(space: Space, user: User | None = None, **fields: Any) -> User:
    """A person who accepted the charter of a space."""
    user = user or UserFactory(**fields)
    actions.add_member(space, user=user, accepted=True)
    return user


def host_of(space: Space, user: User | None = None) -> User:
    user = user or UserFactory()
    actions.add_member(space, user=user, role=SpaceRole.HOST, accepted=True)
    return user


def topic_in(space: Space, author: User | None = None, replies: int = 0, **fields: Any) -> Topic:
    """A thread and its replies, each by its own member."""
    fields = {"title": f"Question numéro {next(_numbers)}", "body": "Bonjour à toutes et tous.", **fields}
    topic = actions.start_topic(
        space, author=author or member_of(space), kind=fields.pop("kind", TopicKind.QUESTION), **fields
    )
    for number in range(replies):
        actions.reply(topic, author=member_of(space), body=f"Réponse {number + 1}.")
    return topic

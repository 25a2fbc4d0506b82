"""The rules in SQL say what the predicates say, for every role and every kind of space."""

from collections.abc import Callable

import pytest

from community.actions import hide_topic
from community.enums import SpaceKind
from community.models import Space, Topic
from community.permissions import can_see_space, can_see_topic
from community.queries import posts_visible_to, spaces_visible_to, topics_visible_to
from tests.community.conftest import ROLES, Stage
from tests.support.factories.community import member_of, topic_in


@pytest.mark.parametrize("kind", SpaceKind)
def test_queries_and_predicates_agree(stage_of: Callable[..., Stage], kind: SpaceKind) -> None:
    stage = stage_of(kind)
    hide_topic(topic_in(stage.space), actor=stage["host"])
    for role in ROLES:
        user = stage[role]
        seen = {space.pk for space in Space.objects.all() if can_see_space(user, space)}
        assert set(spaces_visible_to(user).values_list("pk", flat=True)) == seen, role
        read = {topic.pk for topic in Topic.objects.select_related("space") if can_see_topic(user, topic)}
        assert set(topics_visible_to(user).values_list("pk", flat=True)) == read, role


def test_an_organisation_space_is_open_to_its_verified_agents(stage_of: Callable[..., Stage]) -> None:
    stage = stage_of(SpaceKind.ORGANISATION)
    agent = stage["agent"]
    employment = agent.memberships.create(collectivite=stage.space.collectivite)
    assert not spaces_visible_to(agent).filter(pk=stage.space.pk).exists()
    employment.verified_at = employment.joined_at
    employment.save()
    assert spaces_visible_to(agent).filter(pk=stage.space.pk).exists()
    assert can_see_space(agent, Space.objects.get(pk=stage.space.pk))


def test_posts_follow_their_thread(stage_of: Callable[..., Stage]) -> None:
    stage = stage_of(SpaceKind.PRIVATE)
    assert not posts_visible_to(stage["agent"]).exists()
    assert posts_visible_to(member_of(stage.space)).count() == 2

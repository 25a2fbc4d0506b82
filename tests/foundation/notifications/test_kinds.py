"""What every room declares."""

import pytest

from accounts.models import User
from foundation.notifications.kinds import Kind, registered_kinds

HOUSE_KINDS = registered_kinds()


@pytest.mark.django_db
@pytest.mark.parametrize("kind", HOUSE_KINDS, ids=lambda kind: kind.key)
def test_a_page_of_news_costs_one_query_a_kind(kind: Kind, agent: User) -> None:
    """Without `visible_to` the inbox would ask the rights of each line."""
    assert kind.visible_to, "give the room's own queryset"
    assert kind.targets_seen_by(agent, [0]) == {}


@pytest.mark.parametrize("kind", HOUSE_KINDS, ids=lambda kind: kind.key)
def test_a_kind_is_named_after_its_room(kind: Kind) -> None:
    """A decision belongs to the ground floor: its news are those of the room that was decided on."""
    assert kind.target == "history.Decision" or kind.key.split(".")[0] == kind.target.split(".")[0]

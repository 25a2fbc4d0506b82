"""A thread in a list."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from community.models import Membership, Topic
from community.queries.topics import is_unread


@dataclass(frozen=True)
class TopicRow:
    """A thread with what is new in it for one reader; `url` leads to the first unread message."""

    topic: Topic
    url: str
    is_unread: bool = False


def topic_rows(topics: Iterable[Topic], seats: Mapping[int, Membership]) -> list[TopicRow]:
    """Rows of threads read with `with_reading`; `seats` are the reader's memberships, by space."""
    return [_row(topic, is_unread(topic, seats.get(topic.space_id))) for topic in topics]


def _row(topic: Topic, unread: bool) -> TopicRow:
    anchor = "#nouveau" if unread and topic.read_nr else ""  # type: ignore[attr-defined]
    return TopicRow(topic, topic.get_absolute_url() + anchor, unread)

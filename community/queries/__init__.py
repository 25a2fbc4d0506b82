"""Reading the community with the reader's rights."""

from community.queries.posts import get_post_for, posts_of_page, posts_visible_to
from community.queries.spaces import get_space_for, hosts_of, memberships_of, spaces_visible_to
from community.queries.topics import (
    get_topic_for,
    get_topic_page_for,
    latest_topics,
    only_unanswered,
    only_unread,
    topics_about,
    topics_visible_to,
    unread_by_space,
)

__all__ = [
    "get_post_for",
    "get_space_for",
    "get_topic_for",
    "get_topic_page_for",
    "hosts_of",
    "latest_topics",
    "memberships_of",
    "only_unanswered",
    "only_unread",
    "posts_of_page",
    "posts_visible_to",
    "spaces_visible_to",
    "topics_about",
    "topics_visible_to",
    "unread_by_space",
]

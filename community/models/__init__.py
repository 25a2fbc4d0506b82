"""Spaces, the threads they hold, and what each reader has read."""

from community.models.drafts import Draft
from community.models.links import Link
from community.models.posts import Post, PostVersion, Reaction
from community.models.reading import UserTopic
from community.models.spaces import Membership, Space
from community.models.topics import Topic

__all__ = [
    "Draft",
    "Link",
    "Membership",
    "Post",
    "PostVersion",
    "Reaction",
    "Space",
    "Topic",
    "UserTopic",
]

"""What changes in the community: one verb each, with its permission, its history and its notices."""

from community.actions.drafts import discard_draft, save_draft
from community.actions.following import follow_space, follow_topic, mark_all_read, mark_read
from community.actions.moderation import hide_post, hide_topic, lock_topic, show_post, show_topic, unlock_topic
from community.actions.posts import edit_post, remove_post, reply
from community.actions.spaces import accept_charter, add_member, join_space, leave_space, open_space, remove_member
from community.actions.thanks import take_back_thanks, thank
from community.actions.topics import accept_solution, edit_topic, start_topic, withdraw_solution

__all__ = [
    "accept_charter",
    "accept_solution",
    "add_member",
    "discard_draft",
    "edit_post",
    "edit_topic",
    "follow_space",
    "follow_topic",
    "hide_post",
    "hide_topic",
    "join_space",
    "leave_space",
    "lock_topic",
    "mark_all_read",
    "mark_read",
    "open_space",
    "remove_member",
    "remove_post",
    "reply",
    "save_draft",
    "show_post",
    "show_topic",
    "start_topic",
    "take_back_thanks",
    "thank",
    "unlock_topic",
    "withdraw_solution",
]

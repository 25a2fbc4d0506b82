"""Who may do what in a space. Writing needs a membership whose charter was accepted; moderating needs to host."""

from typing import Any

from django.core.exceptions import PermissionDenied

from accounts.permissions import is_administrator, is_member_of
from community.enums import PostState, SpaceKind, TopicKind
from community.models import Membership, Post, Space, Topic


def can_see_space(user: Any, space: Space) -> bool:
    """A public space is everybody's; a private one belongs to its members (and to those who run the site)."""
    if space.is_public or is_administrator(user):
        return True
    if space.membership_of(user):
        return True
    return can_enter_unasked(user, space)


def can_enter_unasked(user: Any, space: Space) -> bool:
    """A person who is not a member may come in: never in a private space, whose members are named by others."""
    if not user.is_authenticated or not user.is_active or space.kind == SpaceKind.PRIVATE:
        return False
    if space.kind == SpaceKind.ORGANISATION:
        return space.collectivite is not None and is_member_of(user, space.collectivite)
    return True


def can_join(user: Any, space: Space) -> bool:
    """Come in, or accept the charter of a space where one was brought in."""
    membership: Membership | None = space.membership_of(user)
    if membership:
        return membership.accepted_at is None
    return can_enter_unasked(user, space)


def can_leave(user: Any, space: Space) -> bool:
    return space.membership_of(user) is not None


def can_write(user: Any, space: Space) -> bool:
    membership: Membership | None = space.membership_of(user)
    return bool(user.is_active and membership and membership.accepted_at)


def can_host(user: Any, space: Space) -> bool:
    """Moderate: the hosts of this very space, and administrators."""
    membership: Membership | None = space.membership_of(user)
    return is_administrator(user) or bool(membership and membership.is_host)


def can_announce(user: Any, space: Space) -> bool:
    """Announcements are the hosts' own kind of thread."""
    return can_write(user, space) and can_host(user, space)


def can_see_topic(user: Any, topic: Topic) -> bool:
    return can_see_space(user, topic.space) and (not topic.is_hidden or can_host(user, topic.space))


def can_reply(user: Any, topic: Topic) -> bool:
    return topic.is_open and can_write(user, topic.space)


def can_edit_topic(user: Any, topic: Topic) -> bool:
    """Change the title or the kind: its author while it is open, a host at any time."""
    if can_host(user, topic.space):
        return True
    return can_reply(user, topic) and topic.author_id == user.pk


def can_lock(user: Any, topic: Topic) -> bool:
    return can_host(user, topic.space)


def can_hide(user: Any, topic: Topic) -> bool:
    return can_host(user, topic.space)


def can_follow(user: Any, topic: Topic) -> bool:
    """Anybody signed in who may read it: following is not writing."""
    return user.is_authenticated and can_see_topic(user, topic)


def can_choose_solution(user: Any, topic: Topic) -> bool:
    """The person who asked, or a host."""
    if topic.kind != TopicKind.QUESTION or topic.is_hidden:
        return False
    return can_host(user, topic.space) or (can_write(user, topic.space) and topic.author_id == user.pk)


def can_accept(user: Any, post: Post) -> bool:
    """Mark this reply as the answer; the question itself is none."""
    return post.nr > 1 and post.is_visible and can_choose_solution(user, post.topic)


def can_read_text(user: Any, post: Post) -> bool:
    """A hidden message is read by its author and by those who host; a removed one by nobody."""
    if post.state == PostState.REMOVED:
        return False
    if post.is_visible:
        return True
    return user.is_authenticated and (post.author_id == user.pk or can_host(user, post.topic.space))


def can_edit_post(user: Any, post: Post) -> bool:
    """Only one's own words, in a thread that is open."""
    return post.is_visible and can_reply(user, post.topic) and post.author_id == user.pk


def can_remove_post(user: Any, post: Post) -> bool:
    """Take back one's own reply. A first message stays as long as the thread it opened."""
    return post.nr > 1 and post.is_visible and can_write(user, post.topic.space) and post.author_id == user.pk


def can_hide_post(user: Any, post: Post) -> bool:
    """Hide a reply, or show it again. The first message is hidden with its thread."""
    return post.nr > 1 and post.state != PostState.REMOVED and can_host(user, post.topic.space)


def can_thank(user: Any, post: Post) -> bool:
    """« Utile » : a member, for somebody else's message."""
    return post.is_visible and can_write(user, post.topic.space) and post.author_id != user.pk


def can_read_versions(user: Any, post: Post) -> bool:
    """What a message said before: its author and the hosts."""
    if post.state == PostState.REMOVED or not user.is_authenticated:
        return False
    return post.author_id == user.pk or can_host(user, post.topic.space)


def require(permitted: bool) -> None:
    """Go on when permitted, else raise PermissionDenied."""
    if not permitted:
        raise PermissionDenied

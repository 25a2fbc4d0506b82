"""Forgetting a person who erases their account; called inside the transaction of the erasure."""

from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from community.actions.spaces import count_members
from community.enums import PostState
from community.models import Draft, Membership, Post, PostVersion, Reaction, Space, Topic, UserTopic
from foundation.search import index


def erase_messages(user: Any, remove_contributions: bool) -> None:
    """Remove the text of a person's messages when they ask for it; otherwise these stay under « Agent parti ».

    Numbers stay, so that the replies of others keep their sense; earlier versions go in both cases.
    """
    PostVersion.objects.filter(post__author=user).delete()
    if not remove_contributions:
        return
    for post in Post.objects.filter(author=user).exclude(state=PostState.REMOVED).select_related("topic"):
        _remove_text(post)
    for topic in Topic.objects.filter(author=user):
        _remove_title(topic)
    for topic in Topic.objects.filter(posts__author=user).distinct():
        index(topic)


def erase_places(user: Any, remove_contributions: bool) -> None:
    """A person leaves every space."""
    spaces = list(Space.objects.filter(memberships__user=user))
    Membership.objects.filter(user=user).delete()
    for space in spaces:
        count_members(space)


def erase_traces(user: Any, remove_contributions: bool) -> None:
    """Drafts, what was read, thanks: they only concern the person."""
    Draft.objects.filter(user=user).delete()
    UserTopic.objects.filter(user=user).delete()
    Post.objects.filter(reactions__user=user).update(thanks_count=F("thanks_count") - 1)
    Reaction.objects.filter(user=user).delete()


def _remove_title(topic: Topic) -> None:
    """The title and the address made from it are the person's words; the replies of others stay below."""
    topic.title, topic.slug = _("Fil retiré"), f"fil-retire-{topic.pk}"
    topic.save(update_fields=["title", "slug"])


def _remove_text(post: Post) -> None:
    counted = int(post.is_visible and post.nr > 1)  # a thread keeps its first message, removed or not
    post.state, post.body = PostState.REMOVED, ""
    post.save(update_fields=["state", "body"])
    Topic.objects.filter(pk=post.topic_id, solution=post).update(solution=None)
    Topic.objects.filter(pk=post.topic_id).update(post_count=F("post_count") - counted)

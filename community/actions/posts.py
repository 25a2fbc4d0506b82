"""Writing messages."""

from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from community import notifications as news
from community.actions.drafts import discard_draft
from community.actions.following import mark_read
from community.drafts import reply_key
from community.enums import Level, PostState, TopicState
from community.models import Post, PostVersion, Topic, UserTopic
from community.permissions import can_edit_post, can_remove_post, can_reply, require
from foundation.jobs import enqueue
from foundation.markup import references_in
from foundation.notifications import announce
from foundation.search import index


class PostChanged(Exception):
    """The message was edited elsewhere meanwhile: `post` is what it says now."""

    def __init__(self, post: Post) -> None:
        super().__init__(_("Ce message a été modifié entre-temps."))
        self.post = post


@transaction.atomic
def reply(topic: Topic, *, author: Any, body: str, quote_of: Post | None = None) -> Post:
    """Add a message to a thread, which its author follows from then on unless they chose otherwise.

    `quote_of`: the message it quotes; its author is told. Raises PermissionDenied (also when the thread was closed
    meanwhile) and MarkupRefused.
    """
    from community.tasks import index_topic  # tasks call actions

    require(can_reply(author, topic))
    require(quote_of is None or (quote_of.topic_id == topic.pk and quote_of.is_visible))
    post = publish(topic, author=author, body=body, quoted_nr=quote_of.nr if quote_of else None)
    UserTopic.objects.filter(user=author, topic=topic, level="").update(level=Level.WATCHING)
    discard_draft(author, key=reply_key(topic.slug))
    announce(news.REPLY, target=post, actor=author)
    if quote_of and quote_of.author_id:
        announce(news.QUOTE, target=post, actor=author, recipients=[quote_of.author_id])
    announce_mentions(post)
    enqueue(index_topic, topic.pk)
    return post


def publish(topic: Topic, *, author: Any, body: str, quoted_nr: int | None = None) -> Post:
    """Give the next number to a new message: inside the transaction of `start_topic` or `reply`.

    The conditional update holds the thread's row until the commit, so two writers never take the same number
    and nobody writes in a thread that has just been closed (PermissionDenied).
    """
    now = timezone.now()
    require(
        Topic.objects.filter(pk=topic.pk, state=TopicState.OPEN).update(
            highest_nr=F("highest_nr") + 1, post_count=F("post_count") + 1, last_post_at=now, last_author=author
        )
        == 1
    )
    topic.refresh_from_db(fields=["highest_nr", "post_count", "last_post_at", "last_author"])
    post = Post(topic=topic, nr=topic.highest_nr, author=author, body=body, created_at=now, quoted_nr=quoted_nr)
    post.save(force_insert=True)
    mark_read(topic, user=author, nr=post.nr)
    return post


@transaction.atomic
def edit_post(post: Post, *, actor: Any, body: str, base: int) -> None:
    """Change what one wrote; what it said before is kept. `base` is the revision the author started from.

    Raises PermissionDenied, MarkupRefused, PostChanged when another revision was saved meanwhile.
    """
    require(can_edit_post(actor, post))
    before, known = post.body, references_in(post.body_html).handles
    moved = Post.objects.filter(pk=post.pk, revision=base, state=PostState.VISIBLE).update(
        revision=base + 1, edited_at=timezone.now()
    )
    if not moved:
        raise PostChanged(Post.objects.select_related("topic__space").get(pk=post.pk))
    PostVersion.objects.create(post=post, revision=base, body=before)
    post.body = body
    post.save(update_fields=["body"])
    post.refresh_from_db(fields=["revision", "edited_at"])
    announce_mentions(post, known=known)
    index(post.topic)


@transaction.atomic
def remove_post(post: Post, *, actor: Any) -> None:
    """Take back one's own reply: its text and its versions are erased, its number stays. Raises PermissionDenied."""
    require(can_remove_post(actor, post))
    if Post.objects.filter(pk=post.pk, state=PostState.VISIBLE).update(state=PostState.REMOVED):
        Topic.objects.filter(pk=post.topic_id).update(post_count=F("post_count") - 1)
        Topic.objects.filter(pk=post.topic_id, solution=post).update(solution=None)
    post.state, post.body = PostState.REMOVED, ""
    post.save(update_fields=["body"])
    post.versions.all().delete()
    index(post.topic)


def announce_mentions(post: Post, known: frozenset[str] = frozenset()) -> None:
    """Tell the people that a message names, `known` ones excepted; who may read it is settled in the job."""
    handles = references_in(post.body_html).handles - known
    if handles:
        announce(news.MENTION, target=post, actor=post.author, recipients=news.people_named(handles))

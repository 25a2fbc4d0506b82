"""The news of the community."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.enums import Level
from community.models import Membership, Post, Topic, UserTopic
from community.permissions import can_see_topic
from community.queries.posts import posts_visible_to
from community.queries.topics import topics_visible_to
from foundation.markup import plain_words, references_in
from foundation.notifications import Kind, Line, register
from foundation.notifications.enums import Rhythm

EXCERPT = 240


def people_named(handles: Iterable[str]) -> list[int]:
    """The ids of the people that a text mentions."""
    return list(
        get_user_model()._default_manager.filter(handle__in=handles, is_active=True).values_list("pk", flat=True)
    )


def _watchers(topic: Topic) -> QuerySet[Any]:
    """Those who follow a thread, and those who follow its space and did not choose otherwise for this thread."""
    chosen = UserTopic.objects.filter(topic=topic)
    following = chosen.filter(level=Level.WATCHING).values("user")
    otherwise = chosen.exclude(level="").exclude(level=Level.WATCHING).values("user")
    in_space = Membership.objects.active().filter(space=topic.space_id, level=Level.WATCHING).values("user")
    everyone = get_user_model()._default_manager.filter(is_active=True)
    return everyone.filter(Q(pk__in=following) | Q(pk__in=in_space)).exclude(pk__in=otherwise)


def _told_of_reply(post: Post, actor: Any) -> QuerySet[Any]:
    """The watchers, without those who hear of the same message because it names or quotes them."""
    quoted = Post.objects.filter(topic=post.topic_id, nr=post.quoted_nr or 0).exclude(author=None).values("author")
    handles = references_in(post.body_html).handles
    return _watchers(post.topic).exclude(handle__in=handles).exclude(pk__in=quoted)


def _told_of_topic(topic: Topic, actor: Any) -> QuerySet[Any]:
    first = topic.posts.get(nr=1)
    return _watchers(topic).exclude(handle__in=references_in(first.body_html).handles)


def _may_hear(user: Any, topic: Topic) -> bool:
    return (
        can_see_topic(user, topic) and not UserTopic.objects.filter(user=user, topic=topic, level=Level.MUTED).exists()
    )


def _has_read(user: Any, topic: Topic, nr: int) -> bool:
    return UserTopic.objects.filter(user=user, topic=topic, last_read_nr__gte=nr).exists()


def _may_hear_of_post(user: Any, post: Post) -> bool:
    return post.is_visible and _may_hear(user, post.topic) and not _has_read(user, post.topic, post.nr)


def _may_hear_of_topic(user: Any, topic: Topic) -> bool:
    return not topic.is_hidden and _may_hear(user, topic) and not _has_read(user, topic, 1)


def _posts_seen(user: Any) -> QuerySet[Post]:
    return posts_visible_to(user).select_related("topic__space", "author")


def _topics_seen(user: Any) -> QuerySet[Topic]:
    return topics_visible_to(user).select_related("space", "author")


def _place(topic: Topic) -> tuple[str, str]:
    return f"space:{topic.space_id}", topic.space.name


def _line(sentence: str, post: Post) -> Line:
    title = sentence % {"who": post.author or _("Une personne"), "topic": post.topic.title}
    return Line(title, post.get_absolute_url(), Truncator(plain_words(post.body_html)).chars(EXCERPT))


def _post_kind(key: str, label: Any, sentence: Any, recipients: Any = None, rhythm: Rhythm = Rhythm.IMMEDIATE) -> Kind:
    return register(
        Kind(
            key=f"community.{key}",
            label=label,
            default=rhythm,
            target="community.Post",
            recipients=recipients,
            may_receive=_may_hear_of_post,
            visible_to=_posts_seen,
            place=lambda post: _place(post.topic),
            describe=lambda post: _line(str(sentence), post),
        )
    )


REPLY = _post_kind(
    "reply",
    gettext_lazy("Une réponse dans un fil que je suis"),
    gettext_lazy("%(who)s répond dans « %(topic)s »"),
    _told_of_reply,
    Rhythm.DAILY,
)
MENTION = _post_kind(
    "mention", gettext_lazy("On me nomme dans un message"), gettext_lazy("%(who)s vous nomme dans « %(topic)s »")
)
QUOTE = _post_kind(
    "quote", gettext_lazy("On cite un de mes messages"), gettext_lazy("%(who)s vous cite dans « %(topic)s »")
)
NEW_TOPIC = register(
    Kind(
        key="community.topic",
        label=gettext_lazy("Un nouveau fil dans un espace que je suis"),
        default=Rhythm.DAILY,
        target="community.Topic",
        recipients=_told_of_topic,
        may_receive=_may_hear_of_topic,
        visible_to=_topics_seen,
        place=_place,
        describe=lambda topic: Line(
            _("%(who)s ouvre « %(topic)s »") % {"who": topic.author or _("Une personne"), "topic": topic.title},
            topic.get_absolute_url(),
            topic.space.name,
        ),
    )
)
ACCEPTED = register(
    Kind(
        key="community.accepted",
        label=gettext_lazy("Ma réponse est retenue"),
        default=Rhythm.IMMEDIATE,
        target="community.Post",
        recipients=lambda post, actor: [post.author_id] if post.author_id else [],
        may_receive=lambda user, post: post.is_visible and can_see_topic(user, post.topic),
        visible_to=_posts_seen,
        place=lambda post: _place(post.topic),
        describe=lambda post: Line(
            _("Votre réponse est retenue dans « %s »") % post.topic.title, post.get_absolute_url()
        ),
    )
)

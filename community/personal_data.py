"""What the community holds of a person: what a copy gives, what erasing takes away."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.personal_data import Section, register_personal_data
from community.actions.erasure import erase_messages, erase_places, erase_traces
from community.models import Draft, Membership, Post, PostVersion, Reaction, Topic, UserTopic

Rows = list[dict[str, Any]]


def _messages(user: Any) -> Rows:
    posts = Post.objects.filter(author=user).order_by("created_at")
    return list(posts.values("topic__title", "topic__space__name", "nr", "body", "state", "created_at", "edited_at"))


def _topics(user: Any) -> Rows:
    return list(Topic.objects.filter(author=user).values("title", "kind", "space__name", "created_at"))


def _versions(user: Any) -> Rows:
    return list(PostVersion.objects.filter(post__author=user).values("post__topic__title", "body", "replaced_at"))


def _places(user: Any) -> Rows:
    seats = Membership.objects.filter(user=user)
    return list(seats.values("space__name", "role", "level", "accepted_at", "joined_at", "left_at"))


def _traces(user: Any) -> Rows:
    return [
        *Draft.objects.filter(user=user).values("title", "body", "saved_at"),
        *UserTopic.objects.filter(user=user).values("topic__title", "last_read_nr", "level"),
        *Reaction.objects.filter(user=user).values("post__topic__title", "post__nr", "created_at"),
    ]


register_personal_data(
    Section(
        "messages",
        _("Fils et messages"),
        lambda user: [*_topics(user), *_messages(user), *_versions(user)],
        erase_messages,
        ("community.Topic", "community.Post", "community.PostVersion"),
    )
)
register_personal_data(
    Section("spaces", _("Espaces de la communauté"), _places, erase_places, ("community.Membership",))
)
register_personal_data(
    Section(
        "reading",
        _("Brouillons, lectures et remerciements"),
        _traces,
        erase_traces,
        ("community.Draft", "community.UserTopic", "community.Reaction"),
    )
)

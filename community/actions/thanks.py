"""« Utile »."""

from typing import Any

from django.db import transaction
from django.db.models import F

from community.models import Post, Reaction
from community.permissions import can_thank, require


@transaction.atomic
def thank(post: Post, *, user: Any) -> None:
    """Say that a message was useful: once a person. Raises PermissionDenied."""
    require(can_thank(user, post))
    _reaction, new = Reaction.objects.get_or_create(post=post, user=user)
    if new:
        Post.objects.filter(pk=post.pk).update(thanks_count=F("thanks_count") + 1)


@transaction.atomic
def take_back_thanks(post: Post, *, user: Any) -> None:
    """Undo `thank`. Raises PermissionDenied."""
    require(can_thank(user, post))
    taken, _by_model = Reaction.objects.filter(post=post, user=user).delete()
    Post.objects.filter(pk=post.pk).update(thanks_count=F("thanks_count") - taken)

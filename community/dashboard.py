"""What « Ma semaine » shows of the community."""

from collections.abc import Iterator
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from community.models import Membership, Topic
from community.queries.topics import only_unanswered, topics_visible_to, with_reading
from foundation.web.dashboard import Item, provides

MOST = 5


@provides("answers")
def answers_in_my_threads(user: Any) -> Iterator[Item]:
    """Threads I opened where something was written that I have not read."""
    mine = with_reading(topics_visible_to(user).filter(author_id=user.pk), user).filter(highest_nr__gt=F("read_nr"))
    for topic in mine.select_related("last_author").order_by("-last_post_at")[:MOST]:
        who = topic.last_author or _("Une personne")
        yield Item(topic.title, _first_unread(topic), _("%s a répondu") % who, topic.last_post_at, _("Lire la réponse"))


@provides("suggestion")
def question_without_answer(user: Any) -> Iterator[Item]:
    """The latest question of my spaces that nobody has answered."""
    seats = Membership.objects.active().filter(user_id=user.pk).values("space")
    questions = only_unanswered(topics_visible_to(user).filter(space__in=seats)).exclude(author_id=user.pk)
    for topic in questions.select_related("space").order_by("-last_post_at")[:1]:
        detail = _("Une question sans réponse dans « %s »") % topic.space.name
        yield Item(topic.title, topic.get_absolute_url(), detail, topic.last_post_at, _("Répondre"))


def _first_unread(topic: Topic) -> str:
    return f"{topic.get_absolute_url()}#nouveau"

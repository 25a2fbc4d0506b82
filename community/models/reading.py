"""What a person has read of a thread, and how they follow it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from community.enums import Level
from community.models.topics import Topic


class UserTopic(models.Model):
    """`last_read_nr` only moves forward. An empty `level` follows the space's."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="user_topics")
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="user_topics")
    last_read_nr = models.PositiveIntegerField(_("lu jusqu’au message"), default=0)
    level = models.CharField(_("suivi"), max_length=10, choices=Level.choices, blank=True)

    class Meta:
        verbose_name = _("lecture d’un fil")
        verbose_name_plural = _("lectures des fils")
        constraints = [models.UniqueConstraint(fields=["user", "topic"], name="one_reading_a_person_and_topic")]
        indexes = [models.Index(fields=["topic"], condition=Q(level=Level.WATCHING), name="topic_watchers")]

    def __str__(self) -> str:
        return f"{self.user_id}/{self.topic_id}: {self.last_read_nr}"

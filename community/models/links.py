"""What a thread is about."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from community.models.topics import Topic


class Link(models.Model):
    """A thread's link to an initiative, a card or a path; `kind` is the search kind of the object."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="links")
    kind = models.CharField(_("genre"), max_length=20)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    target = GenericForeignKey()

    class Meta:
        verbose_name = _("lien d’un fil")
        verbose_name_plural = _("liens des fils")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["topic", "content_type", "object_id"], name="one_link_a_topic_and_object")
        ]
        indexes = [models.Index(fields=["content_type", "object_id", "-topic"], name="link_object")]

    def __str__(self) -> str:
        return f"{self.topic_id} → {self.kind}:{self.object_id}"

"""Messages, what they were before, and the thanks they got."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.enums import PostState
from community.models.topics import Topic
from foundation.markup import RenderedHtml
from foundation.markup.fields import MarkupField, MarkupModel

BODY_MAX_LENGTH = 20_000


class PostQuerySet(models.QuerySet["Post"]):
    def visible(self) -> "PostQuerySet":
        return self.filter(state=PostState.VISIBLE)


class Post(MarkupModel):
    """A message. `nr` is given once, in order, and never again; `revision` counts the edits."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="posts", verbose_name=_("fil"))
    nr = models.PositiveIntegerField(_("numéro"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="posts",
        verbose_name=_("auteur·rice"),
    )
    body = MarkupField(_("message"), max_length=BODY_MAX_LENGTH)
    body_html: RenderedHtml
    state = models.CharField(_("état"), max_length=8, choices=PostState.choices, default=PostState.VISIBLE)
    # The message this one quotes: numbers never change, so no join is needed to lead to it.
    quoted_nr = models.PositiveIntegerField(_("cite le message"), null=True, blank=True, editable=False)
    thanks_count = models.PositiveIntegerField(_("utile à"), default=0, editable=False)
    revision = models.PositiveIntegerField(_("révision"), default=1, editable=False)
    created_at = models.DateTimeField(_("écrit le"), default=timezone.now)
    edited_at = models.DateTimeField(_("modifié le"), null=True, blank=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        ordering = ["topic", "nr"]
        constraints = [models.UniqueConstraint(fields=["topic", "nr"], name="one_post_a_number")]
        indexes = [models.Index(fields=["author", "-created_at"], name="post_author_latest")]

    def __str__(self) -> str:
        return f"{self.topic_id}#{self.nr}"

    def get_absolute_url(self) -> str:
        return self.topic.url_of(self.nr)

    @property
    def anchor(self) -> str:
        return f"m{self.nr}"

    @property
    def is_visible(self) -> bool:
        return self.state == PostState.VISIBLE


class PostVersion(models.Model):
    """What a message said before an edit."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="versions")
    revision = models.PositiveIntegerField(_("révision"))
    body = models.TextField(_("message"))
    replaced_at = models.DateTimeField(_("remplacé le"), default=timezone.now)

    class Meta:
        verbose_name = _("version d’un message")
        verbose_name_plural = _("versions des messages")
        ordering = ["post", "revision"]
        constraints = [models.UniqueConstraint(fields=["post", "revision"], name="one_post_version_a_revision")]

    def __str__(self) -> str:
        return f"{self.post_id} r{self.revision}"


class Reaction(models.Model):
    """« Utile » : one a person and a message."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="reactions")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reactions")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("remerciement")
        constraints = [models.UniqueConstraint(fields=["post", "user"], name="one_reaction_a_person")]

    def __str__(self) -> str:
        return f"{self.user_id}/{self.post_id}"

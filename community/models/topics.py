"""Threads."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.enums import TopicKind, TopicState
from community.models.spaces import Space

POSTS_A_PAGE = 20


class Topic(models.Model):
    """A thread. `highest_nr` only grows; `post_count` counts the visible posts."""

    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="topics", verbose_name=_("espace"))
    kind = models.CharField(_("genre"), max_length=10, choices=TopicKind.choices, default=TopicKind.QUESTION)
    state = models.CharField(_("état"), max_length=8, choices=TopicState.choices, default=TopicState.OPEN)
    # What a hidden thread was, to be that again when it is shown.
    state_before = models.CharField(max_length=8, choices=TopicState.choices, blank=True, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="topics",
        verbose_name=_("auteur·rice"),
    )
    title = models.CharField(_("titre"), max_length=160)
    slug = models.SlugField(_("adresse"), max_length=100, unique=True)
    created_at = models.DateTimeField(_("ouvert le"), default=timezone.now)
    last_post_at = models.DateTimeField(_("dernier message le"), default=timezone.now)
    last_author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", editable=False
    )
    highest_nr = models.PositiveIntegerField(_("dernier numéro"), default=0, editable=False)
    post_count = models.PositiveIntegerField(_("messages"), default=0, editable=False)
    has_links = models.BooleanField(_("porte sur quelque chose"), default=False, editable=False)
    solution = models.ForeignKey(
        "community.Post",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("réponse retenue"),
    )

    class Meta:
        verbose_name = _("fil")
        ordering = ["-last_post_at", "-pk"]
        indexes = [
            models.Index(fields=["space", "-last_post_at", "-id"], name="topic_space_latest"),
            models.Index(fields=["-last_post_at", "-id"], name="topic_latest"),
            models.Index(
                fields=["-last_post_at", "-id"],
                condition=Q(kind=TopicKind.QUESTION, state=TopicState.OPEN, post_count=1),
                name="topic_unanswered",
            ),
            models.Index(fields=["author", "-last_post_at"], name="topic_author_latest"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("community:topic", args=[self.slug])

    def page_of(self, nr: int) -> int:
        """The number of the page that holds post `nr`: numbers are never reused, so it never changes."""
        return max(nr - 1, 0) // POSTS_A_PAGE + 1

    def url_of(self, nr: int) -> str:
        """The address of post `nr`."""
        return f"{self.get_absolute_url()}?page={self.page_of(nr)}#m{nr}"

    @property
    def last_page(self) -> int:
        return self.page_of(self.highest_nr)

    @property
    def reply_count(self) -> int:
        return max(self.post_count - 1, 0)

    @property
    def is_open(self) -> bool:
        return self.state == TopicState.OPEN

    @property
    def is_locked(self) -> bool:
        return self.state == TopicState.LOCKED

    @property
    def is_hidden(self) -> bool:
        return self.state == TopicState.HIDDEN

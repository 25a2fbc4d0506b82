"""Versions of what is edited (cards, initiatives, paths) and the decisions taken on them."""

from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation.history.enums import EditorialState, Verdict


class Version(models.Model):
    """The whole content of an object as one author saved it; never changed afterwards."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    target = GenericForeignKey()
    number = models.PositiveIntegerField(_("numéro"))
    data = models.JSONField(_("contenu"))
    note = models.CharField(_("note"), max_length=200, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("auteur")
    )
    created_at = models.DateTimeField(_("enregistrée le"), auto_now_add=True)

    class Meta:
        ordering = ["-number"]
        verbose_name = _("version")
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id", "number"], name="one_version_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.content_type_id}/{self.object_id} v{self.number}"


class Decision(models.Model):
    """What was decided of a version, by whom and why; rows are only added."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="decisions")
    verdict = models.CharField(_("décision"), max_length=20, choices=Verdict.choices)
    comment = models.TextField(_("commentaire"), blank=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(_("décidé le"), auto_now_add=True)

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = _("décision")

    def __str__(self) -> str:
        return f"{self.version} {self.verdict}"


class Editorial(models.Model):
    """An object with editorial states: the row shows the published version, or the latest while none was published.

    A published object keeps its page while its next version goes through `next_state`.
    Rooms define `snapshot()` and `apply_snapshot(data)`; they must be each other's inverse.
    """

    state = models.CharField(
        _("état"), max_length=12, choices=EditorialState.choices, default=EditorialState.DRAFT, db_index=True
    )
    next_state = models.CharField(_("état de la version suivante"), max_length=12, blank=True, default="")
    latest_version = models.PositiveIntegerField(_("dernière version"), default=0)
    published_version = models.PositiveIntegerField(_("version publiée"), null=True, blank=True)
    published_at = models.DateTimeField(_("publié le"), null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def is_published(self) -> bool:
        return self.state == EditorialState.PUBLISHED

    @property
    def review_state(self) -> str:
        """The state of the version being written: what an author or an editor acts upon."""
        return self.next_state or self.state

    @property
    def review_state_label(self) -> str:
        return str(EditorialState(self.review_state).label)

    def snapshot(self) -> dict[str, Any]:
        """The whole editable content as JSON values."""
        raise NotImplementedError

    def apply_snapshot(self, data: dict[str, Any]) -> None:
        """Write `data` into the row and its children."""
        raise NotImplementedError

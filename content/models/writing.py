"""What is being written: a part of a sheet that its author has not saved yet, and the rights of its images."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from content.enums import ImageRights
from content.models.sheets import Initiative
from foundation.files.models import StoredFile


class SectionDraft(models.Model):
    """What somebody typed in one part of a sheet and has not saved: kept while they type, deleted when they save.

    `initiative` is null for a case that does not exist yet; `base` is the version that was opened.
    """

    initiative = models.ForeignKey(Initiative, models.CASCADE, null=True, related_name="section_drafts")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    section = models.CharField(max_length=20)
    base = models.PositiveIntegerField(default=0)
    data = models.JSONField()
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("saisie en cours")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["initiative", "author", "section"],
                condition=models.Q(initiative__isnull=False),
                name="one_draft_a_section",
            ),
            models.UniqueConstraint(
                fields=["author", "section"],
                condition=models.Q(initiative__isnull=True),
                name="one_draft_of_a_new_case",
            ),
        ]

    def __str__(self) -> str:
        return self.section


class DocumentRights(models.Model):
    """Who made a document or an image joined to a sheet, and under which terms it is shown."""

    file = models.OneToOneField(StoredFile, models.CASCADE, related_name="+")
    caption = models.CharField(_("légende"), max_length=200, blank=True)
    credit = models.CharField(_("auteur ou autrice"), max_length=200, blank=True)
    rights = models.CharField(_("droits"), max_length=20, choices=ImageRights.choices, default=ImageRights.UNKNOWN)

    class Meta:
        verbose_name = _("droits d’un document")

    def __str__(self) -> str:
        return self.credit

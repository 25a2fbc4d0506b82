"""Stored files: a row knows whose they are, the storage holds their bytes under a random name."""

import uuid

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import Storage, storages
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from foundation.files.types import INLINE

FOLDER = "files"


def media_storage() -> Storage:
    """The storage of STORAGES["media"]: a folder, or S3."""
    return storages["media"]


def storage_of_files() -> Storage:
    """Where the files are: the storage that the model took when it was loaded."""
    return StoredFile._meta.get_field("file").storage


def storage_path(stored: "StoredFile", name: str) -> str:
    """Where the bytes are: nothing of what people typed is part of it."""
    return f"{FOLDER}/{stored.pk.hex[:2]}/{stored.pk}"


class StoredFile(models.Model):
    """A file and the object it belongs to, whose rights decide who reads it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    owner = GenericForeignKey()
    file = models.FileField(storage=media_storage, upload_to=storage_path, max_length=100)
    name = models.CharField(_("nom"), max_length=120)
    mime = models.CharField(_("type"), max_length=100)
    size = models.PositiveIntegerField(_("taille en octets"))
    sha256 = models.CharField(max_length=64)
    width = models.PositiveIntegerField(_("largeur"), null=True)
    height = models.PositiveIntegerField(_("hauteur"), null=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("déposé par")
    )
    created_at = models.DateTimeField(_("déposé le"), auto_now_add=True)

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = _("fichier")
        verbose_name_plural = _("fichiers")
        indexes = [models.Index(fields=["content_type", "object_id"], name="files_of_an_owner")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("files:file", args=[self.pk, self.name])

    @property
    def is_image(self) -> bool:
        return self.mime.startswith("image/")

    @property
    def is_inline(self) -> bool:
        """Whether a browser may show it; everything else is downloaded."""
        return self.mime in INLINE

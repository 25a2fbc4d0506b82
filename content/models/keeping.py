"""What a reader keeps: collections, their booklets, searches that call back."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from content.enums import AlertRhythm, BookletState, Visibility
from content.models.sheets import Initiative


class Collection(models.Model):
    """Cases that somebody put together, with a word on each."""

    slug = models.SlugField(_("adresse"), max_length=90, unique=True)
    title = models.CharField(_("titre"), max_length=120)
    intro = models.TextField(_("présentation"), max_length=2000, blank=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="collections")
    visibility = models.CharField(
        _("qui la voit"), max_length=8, choices=Visibility.choices, default=Visibility.PRIVATE
    )
    # The secret of the address that is shared; changed to take the link back.
    token = models.CharField(max_length=43, unique=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering: ClassVar = ["-updated_at", "-pk"]
        verbose_name = _("collection")

    def __str__(self) -> str:
        return self.title


class CollectionItem(models.Model):
    collection = models.ForeignKey(Collection, models.CASCADE, related_name="items")
    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField(_("rang"))
    note = models.TextField(_("note"), max_length=1000, blank=True)

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        verbose_name = _("initiative d’une collection")
        constraints: ClassVar = [models.UniqueConstraint(fields=["collection", "initiative"], name="collected_once")]

    def __str__(self) -> str:
        return f"{self.collection_id} · {self.initiative_id}"


class Booklet(models.Model):
    """A collection being printed as one PDF by a job; the file belongs to this row."""

    collection = models.ForeignKey(Collection, models.CASCADE, related_name="booklets")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    state = models.CharField(_("état"), max_length=8, choices=BookletState.choices, default=BookletState.WAITING)
    done = models.PositiveIntegerField(_("fiches composées"), default=0)
    total = models.PositiveIntegerField(_("fiches"), default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-created_at", "-pk"]
        verbose_name = _("livret")

    def __str__(self) -> str:
        return f"{self.collection_id} {self.state}"


class SavedSearch(models.Model):
    """A search of the library that somebody keeps; `query` is what follows the question mark of its address."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_searches")
    title = models.CharField(_("nom"), max_length=120)
    query = models.CharField(_("recherche"), max_length=2000)
    rhythm = models.CharField(_("alerte"), max_length=8, choices=AlertRhythm.choices, default=AlertRhythm.WEEKLY)
    created_at = models.DateTimeField(auto_now_add=True)
    # What was first published after this moment is new.
    checked_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["title", "pk"]
        verbose_name = _("recherche gardée")
        constraints: ClassVar = [models.UniqueConstraint(fields=["owner", "query"], name="search_saved_once")]

    def __str__(self) -> str:
        return self.title

"""What a reader keeps: collections, their booklets, searches that call back."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from content.enums import AlertRhythm, Visibility
from content.models.sheets import Initiative
from foundation.documents.models import UNDER_WAY, Composition


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

    def get_absolute_url(self) -> str:
        return reverse("content:collection", args=[self.slug])

    @property
    def is_public(self) -> bool:
        return self.visibility == Visibility.PUBLIC


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


class Booklet(Composition):
    """A collection being printed as one PDF by a job; the file belongs to this row."""

    collection = models.ForeignKey(Collection, models.CASCADE, related_name="booklets")

    class Meta:
        ordering: ClassVar = ["-created_at", "-pk"]
        verbose_name = _("livret")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["collection", "asked_by"], condition=models.Q(state__in=UNDER_WAY), name="one_booklet_at_a_time"
            )
        ]

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


class SearchAlert(models.Model):
    """What one alert tells: the sheets first published between two moments that answer a kept search.

    `found` holds the first ones, `total` says how many there were. Written once, so that a mail sent again says the
    same.
    """

    search = models.ForeignKey(SavedSearch, models.CASCADE, related_name="alerts")
    found = models.ManyToManyField(Initiative, related_name="+")
    total = models.PositiveIntegerField(_("nouvelles initiatives"))
    since = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-until", "-pk"]
        verbose_name = _("alerte")
        constraints: ClassVar = [models.UniqueConstraint(fields=["search", "since"], name="alerted_once")]

    def __str__(self) -> str:
        return f"{self.search_id} {self.until:%Y-%m-%d}"

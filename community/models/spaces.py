"""Spaces and the people who belong to them."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.enums import Level, SpaceKind, SpaceRole
from foundation.markup.fields import MarkupField, MarkupModel
from territories.models import Collectivite


class Space(MarkupModel):
    """A place where people talk: an organisation's belongs to a collectivité, a private one has only its members."""

    slug = models.SlugField(_("adresse"), max_length=100, unique=True)
    name = models.CharField(_("nom"), max_length=120)
    summary = models.CharField(_("en une phrase"), max_length=240, blank=True)
    charter = MarkupField(_("charte"), blank=True, max_length=20_000)
    kind = models.CharField(_("ouverture"), max_length=12, choices=SpaceKind.choices, default=SpaceKind.PUBLIC)
    collectivite = models.ForeignKey(
        Collectivite,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="spaces",
        verbose_name=_("collectivité"),
    )
    position = models.PositiveSmallIntegerField(_("rang"), default=0)
    topic_count = models.PositiveIntegerField(_("fils"), default=0, editable=False)
    member_count = models.PositiveIntegerField(_("membres"), default=0, editable=False)
    created_at = models.DateTimeField(_("créé le"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("espace")
        ordering = ["position", "name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind=SpaceKind.ORGANISATION) | Q(collectivite__isnull=False),
                name="space_of_an_organisation_names_it",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("community:space", args=[self.slug])

    @property
    def is_public(self) -> bool:
        return self.kind == SpaceKind.PUBLIC

    def membership_of(self, user: Any) -> "Membership | None":
        """The active membership of a person, asked once for the life of this object."""
        if not user.is_authenticated:
            return None
        known = self.__dict__.setdefault("_known_memberships", {})
        if user.pk not in known:
            known[user.pk] = self.memberships.active().filter(user_id=user.pk).first()
        return known[user.pk]  # type: ignore[no-any-return]

    def remember_membership(self, user: Any, membership: "Membership | None") -> None:
        """Tell what `membership_of` would find: it was just changed, or read with the space."""
        self.__dict__.setdefault("_known_memberships", {})[user.pk] = membership


class MembershipQuerySet(models.QuerySet["Membership"]):
    def active(self) -> "MembershipQuerySet":
        """Those that have not ended."""
        return self.filter(left_at=None)

    def hosts(self) -> "MembershipQuerySet":
        return self.active().filter(role=SpaceRole.HOST)


class Membership(models.Model):
    """A person's place in a space; the row stays when they leave, and serves again when they come back.

    What was posted before `seen_from` counts as read.
    """

    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="space_memberships")
    role = models.CharField(_("rôle"), max_length=10, choices=SpaceRole.choices, default=SpaceRole.MEMBER)
    level = models.CharField(_("suivi"), max_length=10, choices=Level.choices, default=Level.TRACKING)
    accepted_at = models.DateTimeField(_("charte acceptée le"), null=True, blank=True)
    seen_from = models.DateTimeField(_("lu jusqu’au"), default=timezone.now)
    joined_at = models.DateTimeField(_("depuis le"), default=timezone.now)
    left_at = models.DateTimeField(_("jusqu’au"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("appartenance à un espace")
        verbose_name_plural = _("appartenances aux espaces")
        ordering = ["joined_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["space", "user"], name="one_membership_a_space_and_person")]
        indexes = [models.Index(fields=["user", "space"], condition=Q(left_at=None), name="space_member_active")]

    def __str__(self) -> str:
        return f"{self.user}, {self.space}"

    @property
    def is_host(self) -> bool:
        return self.role == SpaceRole.HOST

"""Where a person works, and the e-mail domains that prove it."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from territories.models import Collectivite

# Addresses anybody can open: they prove nothing of where somebody works.
OPEN_TO_ALL = {
    "bbox.fr", "free.fr", "gmail.com", "gmx.fr", "hotmail.com", "hotmail.fr", "icloud.com", "laposte.net", "live.fr",
    "neuf.fr", "orange.fr", "outlook.com", "outlook.fr", "proton.me", "protonmail.com", "sfr.fr", "wanadoo.fr",
    "yahoo.com", "yahoo.fr",
}  # fmt: skip


def refuse_open_domain(domain: str) -> None:
    """Refuse the domain of a mail service open to everybody (ValidationError)."""
    if domain.lower() in OPEN_TO_ALL:
        raise ValidationError(_("Tout le monde peut ouvrir une adresse sur ce domaine : il ne prouve rien."))


class MembershipQuerySet(models.QuerySet["Membership"]):
    def active(self) -> "MembershipQuerySet":
        """Those that have not ended."""
        return self.filter(left_at=None)

    def verified(self) -> "MembershipQuerySet":
        return self.active().exclude(verified_at=None)

    def waiting(self) -> "MembershipQuerySet":
        """Those a referent has to confirm or refuse."""
        return self.active().filter(verified_at=None)


class Membership(models.Model):
    """A person's place in a collectivité. A refused one has ended, with the reason told to the person."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    collectivite = models.ForeignKey(
        Collectivite, on_delete=models.PROTECT, related_name="memberships", verbose_name=_("collectivité")
    )
    function = models.CharField(_("fonction"), max_length=120, blank=True)
    is_main = models.BooleanField(_("principale"), default=False)
    is_referent = models.BooleanField(_("référent·e"), default=False)
    verified_at = models.DateTimeField(_("vérifié le"), null=True, blank=True)
    # Empty for one verified by the domain of the e-mail address.
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("vérifié par"),
    )
    joined_at = models.DateTimeField(_("depuis le"), default=timezone.now)
    left_at = models.DateTimeField(_("jusqu’au"), null=True, blank=True)
    refusal = models.CharField(_("motif du refus"), max_length=300, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("rattachement")
        ordering = ["-is_main", "joined_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "collectivite"], condition=Q(left_at=None), name="one_active_membership_a_collectivite"
            ),
            models.UniqueConstraint(
                fields=["user"], condition=Q(left_at=None, is_main=True), name="one_main_membership_a_person"
            ),
            models.CheckConstraint(
                condition=Q(is_referent=False) | Q(verified_at__isnull=False), name="a_referent_is_verified"
            ),
        ]
        indexes = [
            models.Index(fields=["collectivite", "verified_at"], condition=Q(left_at=None), name="membership_active")
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.collectivite}"

    @property
    def is_verified(self) -> bool:
        return self.verified_at is not None


class EmailDomain(models.Model):
    """A domain of e-mail addresses that proves the membership of a collectivité."""

    collectivite = models.ForeignKey(
        Collectivite, on_delete=models.CASCADE, related_name="email_domains", verbose_name=_("collectivité")
    )
    domain = models.CharField(
        _("domaine"),
        max_length=190,
        help_text=_("Ce qui suit le signe @, par exemple « ville-exemple.fr »."),
        validators=[
            RegexValidator(r"^(?!-)[a-z0-9-]+(\.[a-z0-9-]+)+$", _("Écrivez un domaine en minuscules, sans @.")),
            refuse_open_domain,
        ],
    )

    class Meta:
        verbose_name = _("domaine de messagerie")
        verbose_name_plural = _("domaines de messagerie")
        ordering = ["domain"]
        constraints = [models.UniqueConstraint(fields=["collectivite", "domain"], name="one_domain_a_collectivite")]

    def __str__(self) -> str:
        return self.domain

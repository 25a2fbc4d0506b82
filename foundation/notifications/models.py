import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.notifications.enums import Channel, DeliveryState, Rhythm
from foundation.notifications.kinds import Kind, get_kind

# A job is killed after its timeout: an older claim belongs to a dead process.
CLAIM_LEASE = dt.timedelta(seconds=settings.Q_CLUSTER["timeout"] + 120)


class Event(models.Model):
    """Something that happened, before anybody has been told."""

    kind = models.CharField(_("genre"), max_length=80)
    target_id = models.PositiveBigIntegerField(_("objet"))
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("auteur")
    )
    # The people named by the action; empty when the kind finds them.
    recipients = models.JSONField(_("destinataires"), null=True)
    place_key = models.CharField(_("lieu"), max_length=80, blank=True)
    place_label = models.CharField(_("nom du lieu"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("survenu le"), default=timezone.now, db_index=True)

    class Meta:
        verbose_name = _("événement")

    def __str__(self) -> str:
        return f"{self.kind}:{self.target_id}"

    @property
    def declared_kind(self) -> Kind | None:
        return get_kind(self.kind)


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def inbox_of(self, user: models.Model) -> "DeliveryQuerySet":
        return self.filter(user_id=user.pk, channel=Channel.SITE)

    def unread(self) -> "DeliveryQuerySet":
        return self.filter(is_read=False)

    def due_mails(self) -> "DeliveryQuerySet":
        """Mails whose hour has come, and those that a dead process had taken."""
        now = timezone.now()
        return self.filter(channel=Channel.MAIL).filter(
            Q(state=DeliveryState.WAITING, next_at__lte=now)
            | Q(state=DeliveryState.SENDING, claimed_at__lt=now - CLAIM_LEASE)
        )


class Delivery(models.Model):
    """One piece of news for one person by one channel."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="deliveries", verbose_name=_("événement"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("destinataire")
    )
    channel = models.CharField(_("canal"), max_length=4, choices=Channel.choices)
    rhythm = models.CharField(_("rythme"), max_length=10, choices=Rhythm.choices)
    state = models.CharField(_("état"), max_length=10, choices=DeliveryState.choices, default=DeliveryState.WAITING)
    is_read = models.BooleanField(_("lue"), default=False)
    next_at = models.DateTimeField(_("prochain envoi"), default=timezone.now)
    # Who took the row, and when: only the process that holds the claim settles it.
    claim = models.UUIDField(null=True, editable=False)
    claimed_at = models.DateTimeField(_("prise le"), null=True)
    attempts = models.PositiveSmallIntegerField(_("essais"), default=0)
    last_error = models.TextField(_("dernière erreur"), blank=True)
    sent_at = models.DateTimeField(_("remise le"), null=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("remise")
        constraints = [models.UniqueConstraint(fields=["event", "user", "channel"], name="one_delivery_a_channel")]
        indexes = [
            models.Index(fields=["user", "channel", "is_read", "-id"], name="delivery_inbox"),
            models.Index(
                fields=["state", "next_at"],
                name="delivery_outbox",
                condition=Q(state__in=[DeliveryState.WAITING, DeliveryState.SENDING]),
            ),
            models.Index(fields=["claim"], name="delivery_claim", condition=Q(claim__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.event_id} → {self.user_id} ({self.channel})"


class Preference(models.Model):
    """What a person chose for a kind in a place; empty means every kind, or everywhere."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("personne")
    )
    kind = models.CharField(_("genre"), max_length=80, blank=True)
    place_key = models.CharField(_("lieu"), max_length=80, blank=True)
    place_label = models.CharField(_("nom du lieu"), max_length=200, blank=True)
    rhythm = models.CharField(_("rythme"), max_length=10, choices=Rhythm.choices)

    class Meta:
        verbose_name = _("préférence")
        constraints = [models.UniqueConstraint(fields=["user", "kind", "place_key"], name="one_preference_a_place")]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.kind or '*'} / {self.place_key or '*'} = {self.rhythm}"

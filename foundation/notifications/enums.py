from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Rhythm(TextChoices):
    """How a person wants to hear of a kind of news. All but NONE also show it in the site."""

    IMMEDIATE = "immediate", _("Tout de suite, par courriel")
    DAILY = "daily", _("Dans un courriel par jour")
    WEEKLY = "weekly", _("Dans un courriel par semaine")
    SITE = "site", _("Sur le site seulement")
    NONE = "none", _("Jamais")

    @property
    def sends_mail(self) -> bool:
        return self not in {Rhythm.SITE, Rhythm.NONE}


class Channel(TextChoices):
    SITE = "site", _("Site")
    MAIL = "mail", _("Courriel")


class DeliveryState(TextChoices):
    WAITING = "waiting", _("En attente")
    SENDING = "sending", _("En cours d’envoi")
    SENT = "sent", _("Remise")
    DROPPED = "dropped", _("Sans objet")
    FAILED = "failed", _("Abandonnée")

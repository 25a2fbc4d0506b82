"""What people agree to, what is kept of sensitive acts, and how far a copy of one's data has come."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ConsentKind(TextChoices):
    CHARTER = "charter", _("Charte d’usage")


class AuditKind(TextChoices):
    LOGIN_FAILED = "login_failed", _("Connexion refusée")
    LOGGED_IN = "logged_in", _("Connexion")
    SECURITY_CHANGED = "security_changed", _("Changement de sécurité du compte")
    ROLE_CHANGED = "role_changed", _("Changement de rôle")
    MEMBERSHIP_VERIFIED = "membership_verified", _("Rattachement vérifié")
    MEMBERSHIP_REFUSED = "membership_refused", _("Rattachement refusé")
    DATA_EXPORTED = "data_exported", _("Copie des données demandée")
    ACCOUNT_ERASED = "account_erased", _("Compte effacé")


class ExportState(TextChoices):
    WAITING = "waiting", _("En préparation")
    READY = "ready", _("Prête")
    FAILED = "failed", _("Échouée")

"""The controlled words by which initiatives are read and compared."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class SheetForm(TextChoices):
    FULL = "full", _("fiche complète")
    MENTION = "mention", _("courte mention")


class Axis(TextChoices):
    USERS = "proximite-usager", _("Proximité avec les usagers")
    COOPERATION = "cooperation", _("Coopération")
    TRANSVERSAL = "transversalite", _("Transversalité")


class Posture(TextChoices):
    NONE = "none", _("non précisée")
    WITH = "faire-avec", _("Faire avec")
    OUTREACH = "aller-vers", _("Aller vers")
    BOTH = "both", _("Aller vers et faire avec")


class ProximityForm(TextChoices):
    NONE = "none", _("sans objet")
    SOFT = "soft", _("Par la relation")
    HARD = "hard", _("Par un lieu")
    FLUX = "flux", _("Par le déplacement")


class Demand(TextChoices):
    SERVICES = "services", _("Des services")
    DESIGN = "conception", _("Une conception commune")
    UNDERSTANDING = "comprehension", _("Une compréhension")


class Outcome(TextChoices):
    """What became of it, in the order of a life."""

    ONGOING = "en-cours", _("En cours")
    EXPERIMENT = "experimentation", _("Expérimentation")
    INTERNALISED = "internalise", _("Repris par les services")
    DEPLOYED = "deploye", _("Déployé")
    NATIONAL = "commun-national", _("Commun national")
    STOPPED = "arrete", _("Arrêté")
    UNKNOWN = "inconnu", _("Suite inconnue")


class HypothesisVerdict(TextChoices):
    CONFIRMED = "confirmee", _("confirmée")
    REFUTED = "infirmee", _("infirmée")
    QUALIFIED = "nuancee", _("nuancée")
    UNTESTED = "non-testee", _("non testée")


class Weight(TextChoices):
    """On which side a factor weighed."""

    HELPED = "success", _("a aidé")
    HINDERED = "obstacle", _("a freiné")

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


class NewsStatus(TextChoices):
    """What became of a case, months after."""

    CONTINUED = "poursuivi", _("poursuivi")
    TRANSFORMED = "transforme", _("transformé")
    STOPPED = "arrete", _("arrêté")


class Milestone(TextChoices):
    """When news of a case is asked for, in months after its publication; or given without being asked."""

    SIX = "6", _("à 6 mois")
    EIGHTEEN = "18", _("à 18 mois")
    FREE = "libre", _("de soi-même")


class ImageRights(TextChoices):
    """Under which terms a document or an image is shown."""

    OWN = "propre", _("fait par la collectivité, sous la licence de la fiche")
    AGREED = "accord", _("avec l’accord de son auteur ou autrice")
    FREE = "libre", _("sous licence libre")
    UNKNOWN = "inconnu", _("droits non précisés")


class AnswerTurn(TextChoices):
    """Whose turn it is to answer a question to a team."""

    TEAM = "equipe", _("l’équipe")
    REFERENT = "referent", _("le ou la référent·e de la collectivité")
    EDITORS = "editeurs", _("le comité éditorial")


class Visibility(TextChoices):
    PRIVATE = "privee", _("moi seulement")
    LINK = "lien", _("les personnes qui ont le lien")
    PUBLIC = "publique", _("tout le monde")


class AlertRhythm(TextChoices):
    DAILY = "jour", _("chaque jour")
    WEEKLY = "semaine", _("chaque semaine")
    NONE = "aucune", _("aucune alerte")

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Family(TextChoices):
    DESIGN = "design", _("Design")
    PARTICIPATION = "participation", _("Participation")
    EVALUATION = "evaluation", _("Évaluation")
    FACILITATION = "facilitation", _("Animation")
    FORESIGHT = "prospective", _("Prospective")
    OUTREACH = "aller-vers", _("Aller-vers")
    COOPERATION = "cooperation", _("Coopération")
    MANAGEMENT = "management", _("Management")
    DATA = "data", _("Données")


class Phase(TextChoices):
    """The moment of an investigation where a method serves most, in order."""

    FRAMING = "cadrage", _("Cadrage")
    RESEARCH = "recherche", _("Enquête")
    COMPARISON = "comparaison", _("Comparaison")
    IDEAS = "ideation", _("Recherche d’idées")
    PROTOTYPE = "prototypage", _("Prototypage")
    TEST = "test", _("Test")
    COMMITTEE = "comite", _("Comité")
    AFTERWARDS = "suite", _("Suite")


class Level(TextChoices):
    BEGINNER = "debutant", _("Débutant")
    INTERMEDIATE = "intermediaire", _("Intermédiaire")
    CONFIRMED = "confirme", _("Confirmé")


class Setting(TextChoices):
    ON_SITE = "sur-place", _("Sur place")
    REMOTE = "a-distance", _("À distance")
    BOTH = "les-deux", _("Sur place ou à distance")

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


class BlockKind(TextChoices):
    """What a block of a workshop is: a card, something of one's own, or one of the moments every meeting has."""

    CARD = "fiche", _("Fiche méthode")
    FREE = "libre", _("Temps libre d’organisation")
    WELCOME = "accueil", _("Accueil")
    BREAK = "pause", _("Pause")
    MEAL = "repas", _("Repas")
    CLOSING = "cloture", _("Clôture")
    PARALLEL = "paralleles", _("Sous-groupes en parallèle")


class RunEventKind(TextChoices):
    """What happens while a workshop is run."""

    BEGIN = "debut", _("un temps commence")
    EXTEND = "prolonge", _("le temps est prolongé")
    NOTE = "note", _("note")
    PHOTO = "photo", _("photo")
    END = "fin", _("l’atelier est terminé")
    WITHDRAWN = "retire", _("note ou photo retirée")


class SlotState(TextChoices):
    """Where a workshop being run stands with one of its slots."""

    DONE = "fait", _("fait")
    NOW = "en-cours", _("en cours")
    AHEAD = "a-venir", _("à venir")
    SKIPPED = "saute", _("sauté")


class PrintLayout(TextChoices):
    """How cards are laid on paper."""

    A5 = "a5", _("A5 recto verso, une fiche par feuille")
    A4 = "a4", _("A4, une fiche par page")
    DECK = "jeu", _("Jeu à découper, deux fiches par page A4")

"""Words of paths and cohorts."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Level(TextChoices):
    BEGINNER = "debutant", _("Débutant")
    INTERMEDIATE = "intermediaire", _("Intermédiaire")
    CONFIRMED = "confirme", _("Confirmé")


class StepKind(TextChoices):
    READING = "reading", _("Lecture")
    CARD = "card", _("Fiche méthode")
    INITIATIVE = "initiative", _("Initiative")
    REFLECTION = "reflection", _("Réflexion")


class Mark(TextChoices):
    """What happened to a step, in the journal of completions."""

    DONE = "done", _("marquée comme faite")
    REOPENED = "reopened", _("à reprendre")


class CohortState(TextChoices):
    DRAFT = "draft", _("en préparation")
    OPEN = "open", _("inscriptions ouvertes")
    CLOSED = "closed", _("inscriptions closes")


class CohortRoleKind(TextChoices):
    TRAINER = "trainer", _("Formateur·rice")
    COACH = "coach", _("Coach")
    SPONSOR = "sponsor", _("Commanditaire")


class ParticipationState(TextChoices):
    ENROLLED = "enrolled", _("inscrit")
    WAITING = "waiting", _("en liste d’attente")
    LEFT = "left", _("parti")

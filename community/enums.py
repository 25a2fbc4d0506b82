from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class SpaceKind(TextChoices):
    """Who sees a space."""

    PUBLIC = "public", _("Ouvert à la lecture")
    MEMBERS = "membres", _("Réservé aux personnes inscrites")
    ORGANISATION = "collectivite", _("Réservé à une collectivité")
    PRIVATE = "prive", _("Privé")


class SpaceRole(TextChoices):
    MEMBER = "membre", _("Membre")
    HOST = "animation", _("Animation")


class Level(TextChoices):
    """How closely a person follows a space or a thread."""

    WATCHING = "suivre", _("Suivre : chaque nouveau message vous est annoncé")
    TRACKING = "compter", _("Compter : les messages non lus sont signalés")
    NORMAL = "discret", _("Discret : seulement quand on vous cite ou vous nomme")
    MUTED = "muet", _("Ignorer : rien ne vous est annoncé")


# The levels at which unread messages are counted.
COUNTED = (Level.WATCHING, Level.TRACKING)


class TopicKind(TextChoices):
    QUESTION = "question", _("Question")
    REPORT = "retour", _("Retour d’expérience")
    ANNOUNCEMENT = "annonce", _("Annonce")
    DISCUSSION = "discussion", _("Discussion")


class TopicState(TextChoices):
    OPEN = "ouvert", _("Ouvert")
    LOCKED = "ferme", _("Fermé")
    HIDDEN = "masque", _("Masqué")


class PostState(TextChoices):
    VISIBLE = "visible", _("Visible")
    HIDDEN = "masque", _("Masqué par l’animation")
    REMOVED = "retire", _("Retiré par son auteur·rice")

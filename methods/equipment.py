"""The equipment that cards ask for, in a few words anybody knows, read in the names of their materials.

Paper, pens, printed sheets and furniture are always there; small supplies (a drink, a badge) decide of nothing. The
rest is `Equipment`. `ORDINARY` is what any office has: it can be missing, but nobody thinks of saying that it is there.
"""

import re
from functools import lru_cache

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from foundation.search.analysis import fold


class Equipment(TextChoices):
    PROJECTOR = "videoprojecteur", _("vidéoprojecteur")
    SCREEN = "ecran", _("écran")
    FLIP_CHART = "paperboard", _("paperboard ou grandes feuilles")
    STICKY_NOTES = "papillons", _("papillons adhésifs")
    DOTS = "gommettes", _("gommettes")
    ROOM = "salle-modulable", _("salle où l’on déplace les tables")
    MICROPHONE = "micro", _("micro")
    CRAFT = "bricolage", _("carton, ciseaux et colle")
    CAMERA = "appareil-photo", _("appareil photo")
    COMPUTER = "ordinateur", _("ordinateur")
    INTERNET = "connexion", _("connexion à internet")
    TELEPHONE = "telephone", _("téléphone")
    PRINTER = "imprimante", _("imprimante")
    TIMER = "minuteur", _("minuteur")


ORDINARY = frozenset(
    [Equipment.COMPUTER, Equipment.INTERNET, Equipment.TELEPHONE, Equipment.PRINTER, Equipment.TIMER, Equipment.CAMERA]
)
# What « papier et crayons seulement » is called among what one has: it adds nothing to what is always there.
PAPER = "papier"

# How the materials of cards name each: folded text, the beginning of a word.
NAMED = {
    Equipment.PROJECTOR: r"video ?-?projecteur|retroprojecteur|projecteur",
    Equipment.SCREEN: r"ecran",
    Equipment.FLIP_CHART: r"paper ?board|grandes? feuilles?|tableaux?\b(?! (?:de|public|partage)\b)|nappes|frise|"
    r"feuilles? en (?:six|quatre) ",
    Equipment.STICKY_NOTES: r"papillons?|notes? repositionnables?|post-?its?",
    Equipment.DOTS: r"gommettes?",
    Equipment.ROOM: r"(?:grand )?cercles?|petites tables|tables? (?:de|rondes)|espaces? de discussion|salle",
    Equipment.MICROPHONE: r"micros?\b|sono",
    Equipment.CRAFT: r"bricolage|ciseaux|colle\b|carton",
    Equipment.CAMERA: r"appareils? photo",
    Equipment.COMPUTER: r"ordinateurs?|tableur|logiciel|tablette|visio",
    Equipment.INTERNET: r"connexion|internet|en ligne|visio|wi-?fi",
    Equipment.TELEPHONE: r"telephones? (?:ou|charge|portable)|telephones?$|casque",
    Equipment.PRINTER: r"imprimante|imprime",
    Equipment.TIMER: r"minuteur|sablier|chronometre",
}
# Names that are sheets of paper whatever else they say: « modèles vides : écran de téléphone ».
WRITTEN = re.compile(r"^(?:modeles?|listes?|notes? d|grille|fiches? (?!idee)|objets)\b")
PATTERNS = {item: re.compile(rf"\b(?:{words})") for item, words in NAMED.items()}

# Always there: paper, what writes, what is prepared on a sheet, furniture.
ALWAYS = re.compile(
    r"\b(?:feuilles?|demi-feuilles?|papiers?|feutres?|crayons?|stylos?|surligneurs?|carnets?|enveloppes?|ruban adhesif|"
    r"chaises?|tables?|mur|fiches?|grilles?|guides?|plans?|listes?|trames?|cartes?|questions?|notes? d|modeles?|"
    r"courriers?|documents?|donnees|resultats?|projet|probleme|proposition|deroule|calendrier|chronologie|diagnostic|"
    r"decision|demande|mandat|dossier|contacts|annuaire|invitation|reglement|tableaux?|photographies?|releve|noms|"
    r"version|registre|dessin|prototype|accord|affiche)\b"
)
# Small supplies and people: what a card says of them is to be read, not to choose by.
SMALL = re.compile(
    r"\b(?:collation|cafe|boissons?|eau|manger|badge|affichette|gilets?|brassards|urnes?|borne|jetons|enregistreur|"
    r"objets?|boucle magnetique|coin pour les enfants|panneau|cloche|piece calme|enveloppe votee|lieux de vote|"
    r"animateur|casque)\b"
)
OPTIONAL = re.compile(r"\b(?:si (?:besoin|possible|disponible|l on)|facultati)")
AND, OR = re.compile(r" et |, | avec "), re.compile(r" ou |, ")


@lru_cache(maxsize=20_000)
def needed(name: str, quantity: str = "") -> frozenset[str]:
    """The equipment that a material asks for; nothing of what may be left out, the least of what is offered instead."""
    folded = _plain(name)
    if WRITTEN.search(folded) or OPTIONAL.search(_plain(quantity)):
        return frozenset()
    if " ou " in folded and not AND.search(folded.replace(", ", " ")):
        return _least(OR.split(folded))
    return frozenset().union(*(_least(part.split(" ou ")) for part in AND.split(folded)))


def is_known(name: str) -> bool:
    """Whether the name says what it is: equipment, something always there, or a small supply."""
    folded = _plain(name)
    return bool(needed(name) or ALWAYS.search(folded) or SMALL.search(folded) or OPTIONAL.search(folded))


def _least(alternatives: list[str]) -> frozenset[str]:
    """The alternative that is the easiest to find."""
    return min((_named(part) for part in alternatives), key=lambda items: (len(items - ORDINARY), len(items)))


def _named(part: str) -> frozenset[str]:
    if OPTIONAL.search(part):
        return frozenset()
    return frozenset(item.value for item, pattern in PATTERNS.items() if pattern.search(part))


def _plain(text: str) -> str:
    return " ".join(fold(text).replace("’", " ").replace("'", " ").split())

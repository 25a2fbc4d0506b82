"""Where people work, what they have or lack, how used they are to leading a group."""

from methods.enums import Level, Setting
from methods.equipment import ORDINARY, PAPER, Equipment
from methods.finding.sentence import Sentence, phrase

REMOTE = phrase(
    r"(?:en |par )?(?:visios?|visioconferences?|distanciel|webinaires?|teams|zoom)",
    r"a distance|(?:en mode )?hybride|(?:reunion|atelier|seance|animer|travailler) en ligne",
)
ON_SITE = phrase(
    r"sur place|(?:en )?presentiel|en salle",
    r"(?:une|la|ma|notre|petite|grande) salle(?! d attente)(?: polyvalente| des fetes)?",
)
# What says where, and also what for: the words are kept for the search.
OUTSIDE = phrase(r"dehors|en plein air|en exterieur|dans la rue|dans les rues|sur le marche|en marchant")

BEGINNER = phrase(
    r"(?:je |on |nous )?debut(?:e|es|ons|ent)|debutante?s?|novices?",
    r"(?:la |ma |une )?(?:1 ere|premiere) fois(?: que j anime| que je fais ca)?",
    r"(?:je n ai |j ai |on n a |n ai |n avons )?jamais (?:anime|fait ca|fait d atelier|encore anime)",
    r"(?:pas|peu) (?:tres )?experimentee?s?|(?:pas l|sans|aucune) (?:habitude|experience)",
    r"(?:facile|simple) a animer",
    r"(?:methode|outil|truc|chose|exercice|atelier|animation)s? (?:tres |de )*(?:simple|facile)s?",
)
EXPERIENCED = phrase(
    r"(?:(?:animat|facilitat|format)\w+|(?:je )?suis|(?:nous )?sommes) (?:\w+ )?(?:experimente|confirme|aguerri)e?s?",
    r"j ai l habitude(?: d animer)?|(?:niveau|public) (?:confirme|expert)",
)

SAID = {
    Equipment.PROJECTOR: r"video ?pro(?:jecteur|jo|j)?s?|retro ?projecteurs?|projecteurs?|vp",
    Equipment.SCREEN: r"(?:grand )?ecrans?|tele|television",
    Equipment.FLIP_CHART: r"paper ?boards?|tableaux?(?: (?:blanc|papier|noir)s?)?|chevalets?|grandes feuilles",
    Equipment.STICKY_NOTES: r"post ?it'?s?|postits?|papillons(?: adhesifs)?|notes repositionnables",
    Equipment.DOTS: r"gommettes?|pastilles",
    Equipment.ROOM: r"salle modulable|tables (?:mobiles|modulables)|chaises mobiles",
    Equipment.MICROPHONE: r"micros?|sono(?:risation)?",
    Equipment.CRAFT: r"ciseaux|colle|cartons?|materiel de bricolage",
    Equipment.CAMERA: r"appareils? photos?",
    Equipment.COMPUTER: r"ordinateurs?|ordis?|pc|pcs|informatique",
    Equipment.INTERNET: r"connexion(?: internet)?|internet|wi ?fi|reseau",
    Equipment.TELEPHONE: r"telephones?|smartphones?",
    Equipment.PRINTER: r"imprimantes?",
    Equipment.TIMER: r"minuteurs?|chronos?|chronometres?",
}
PLAIN = r"(?:des |de |du )?(?:feutres?|crayons?|stylos?|papiers?|feuilles?)"
WORDS = {item: phrase(words) for item, words in SAID.items()}
THING = "(?:" + "|".join([*SAID.values(), PLAIN]) + ")"
ARTICLE = r"(?:(?:de|d|du|des|un|une|le|la|les|l|mon|notre|nos|votre|aucun|aucune|beaucoup de) )*"
WITHOUT = r"(?:sans|ni|aucun|aucune|(?:pas|plus)(?: de| d)?|manque)"
WITH = (
    r"(?:avec|j ai|ai|nous avons|avons|on a|il y a|y a|mais|equipee?|munie?s?|dispos\w+|juste|seulement|rien que|que)"
)
MORE = rf"(?: (?:,|et|ou|ni|ni de|&|\+) {ARTICLE}{THING})*"
LACKED = phrase(rf"{WITHOUT} {ARTICLE}{THING}{MORE}")
BROKEN = phrase(rf"{ARTICLE}{THING} (?:est |sont )?(?:en panne|hs|casse\w*|ne marchent? pas|indisponibles?)")
HELD = phrase(rf"{WITH} {ARTICLE}{THING}{MORE}")
FIXED_TABLES = phrase(r"(?:dans (?:un|l) )?amphi(?:theatre)?|tables (?:fixes|vissees)|en rangs?")
SHEETS = rf"{ARTICLE}(?:papier|crayons?|feuilles?|stylos?)"
NOTHING = phrase(
    r"(?:sans|aucun|pas de|zero) (?:aucun )?materiel|sans rien (?:preparer|acheter)",
    rf"(?:avec )?(?:juste|seulement|rien que|que) {SHEETS}(?: (?:et|,) {SHEETS})*",
)


def take_place(sentence: Sentence) -> list[str]:
    """Where people work, as the values of the form."""
    if sentence.take_all(REMOTE):
        return [Setting.REMOTE.value]
    return [Setting.ON_SITE.value] if sentence.take_all(ON_SITE) or sentence.sees(OUTSIDE) else []


def take_level(sentence: Sentence) -> list[str]:
    """The levels that suit the person who will lead."""
    if sentence.take_all(BEGINNER):
        return [Level.BEGINNER.value]
    return [Level.INTERMEDIATE.value, Level.CONFIRMED.value] if sentence.take_all(EXPERIENCED) else []


def take_equipment(sentence: Sentence) -> tuple[list[str], list[str]]:
    """What people lack, then what they have that is worth saying: neither paper nor what any office has."""
    paper = bool(sentence.take_all(NOTHING))
    lacked = _things([match[0] for pattern in (LACKED, BROKEN) for match in sentence.take_all(pattern)])
    if sentence.take_all(FIXED_TABLES):
        lacked.append(Equipment.ROOM.value)
    held = _things([match[0] for match in sentence.take_all(HELD)])
    held = [item for item in held if item not in ORDINARY and item not in lacked]
    return lacked, held or ([PAPER] if paper else [])


def _things(said: list[str]) -> list[str]:
    return [item.value for item, words in WORDS.items() if any(words.search(text) for text in said)]

"""How many people there are: « une douzaine », « 8 agents et 4 élus », « entre 10 et 15 », « nous sommes huit »."""

from methods.finding.sentence import Sentence, phrase

# A small group is most often six; a large one, a full room. Both are shown and can be corrected.
SMALL, LARGE = 6, 40
MOST = 500

PEOPLE = (
    r"(?:personnes?|persones?|pers|prs|pax|p|participants?|participantes?|gens|agents?|agentes?|habitants?|habitantes?|"
    r"collegues?|elus?|elues?|usagers?|usageres?|citoyens?|citoyennes?|membres?|partenaires?|jeunes|parents?|enfants|"
    r"benevoles?|stagiaires?|cadres?|encadrants?|managers?|animateurs?|animatrices?|directeurs?|directrices?|"
    r"techniciens?|retraites|seniors|eleves|riverains?|commercants?|associations|inscrits|presents|convives|"
    r"professionnels|salaries|chefs|secretaires|invites)"
)
ADJECTIVE = r"(?:(?:autres|jeunes|nouveaux|nouvelles) )?"
APPROXIMATE = {
    "dizaine": 10,
    "douzaine": 12,
    "quinzaine": 15,
    "vingtaine": 20,
    "trentaine": 30,
    "quarantaine": 40,
    "cinquantaine": 50,
    "soixantaine": 60,
    "centaine": 100,
}
ROUND = "|".join(APPROXIMATE)

# The population of a place is not a meeting, and says nothing of the method.
POPULATION = phrase(
    r"(?:communes?|villes?|villages?|bourg|epci|agglo\w*|communautes?|intercommunalites?|territoires?|departement|"
    r"quartiers?)(?: \w+){0,3} (?:de|d) (?:\d+ )?\d+ habitants|\d+ 000 habitants"
)
BEFORE = r"(?:(?:environ|a peu pres|que|seulement|plus de|moins de|au moins|au plus|maximum|max|jusqu a) )*"
RANGE = phrase(
    rf"(?:(?:entre|de) )?\d+ (?:a|-|et|ou) (\d+) {ADJECTIVE}{PEOPLE}",
    r"(?:entre|de) \d+ (?:et|a) (\d+)(?= [|,.;!?]|$)",
)
AND = r"(?:,|et|\+|&|plus|avec)"
SUM = phrase(rf"(\d+) {ADJECTIVE}{PEOPLE} {AND} (\d+) {ADJECTIVE}{PEOPLE}(?: {AND} (\d+) {PEOPLE})?")
GROUPS = phrase(rf"(\d) (?:sous )?groupes de (\d+)(?: {ADJECTIVE}{PEOPLE})?")
COUNTED = phrase(rf"(\d+) {ADJECTIVE}{PEOPLE}")
ABOUT = phrase(rf"(?:(?:une|la) )?({ROUND})(?: (?:de|d) {ADJECTIVE}{PEOPLE}|(?! (?:de|d)(?!\S)))")
WE_ARE = phrase(
    rf"(?:sommes|est|etions|serons|sera|seront|serez|sont|etes) {BEFORE}(?:a )?(\d+)(?! (?:ans|mois|h|fois|jours?))"
)
TOGETHER = phrase(
    rf"(?:a|pour|pr|avec|groupes? de|equipe de|comite de|atelier de) {BEFORE}(\d+)(?: max\w*)?"
    r"(?= (?:[|,.;!?]|pour|pr|et|en|sans|dans|avec|autour|sur|je|on|nous|max\w*|qui|ou|il)(?!\S)|$)"
)
PAIR = phrase(r"en (?:binome|duo)")
ALONE = phrase(r"(?:(?:je suis|tout|toute|travaille|etre|en|suis) )(?:seule?|solo)|seule? (?=[|,.;!?]|$)")
FEW = phrase(r"(?:en |un |tout )*petit (?:groupe|comite)|petite equipe")
MANY = phrase(r"(?:en |un |tres )*(?:grand|gros) groupe|grande assemblee|beaucoup de monde|salle pleine")
FIXED = ((PAIR, 2), (ALONE, 1), (FEW, SMALL), (MANY, LARGE))


def take_people(sentence: Sentence) -> int | None:
    """How many the sentence says, taken out of it; None when it says nothing. Of a range, the most; a sum is added."""
    sentence.take_all(POPULATION)
    if match := sentence.take(GROUPS):
        return _meeting(int(match[1]) * int(match[2]))
    for pattern in (RANGE, SUM, COUNTED, WE_ARE, TOGETHER):
        if match := sentence.take(pattern):
            return _meeting(sum(int(group) for group in match.groups() if group))
    if match := sentence.take(ABOUT):
        return APPROXIMATE[match[1]]
    return next((size for pattern, size in FIXED if sentence.take(pattern)), None)


def _meeting(people: int) -> int | None:
    """So many people, when that may be a meeting."""
    return people if 0 < people <= MOST else None

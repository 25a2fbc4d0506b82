"""What people want to do, when their words tell a family of methods or a moment of the programme."""

from collections.abc import Iterator

from methods.enums import Family, Phase
from methods.finding.sentence import Sentence, phrase

OTHERS = r"(?:usagers?|usageres?|habitants?|gens|publics?|familles|citoyens?|jeunes|personnes|utilisateurs)"
ANY = r"(?: \w+)?"

# For each facet of the list and its value, the turns that tell it (folded words).
INTENTS: dict[tuple[str, str], tuple[str, ...]] = {
    ("famille", Family.FACILITATION): (
        r"decider|decide|decision|choisir|trancher|trier|prioriser|hierarchiser|departager|arbitrer|voter",
        r"se mettre d accord|debattre|debats?|donner la parole",
        r"faire connaissance|brise glace|icebreaker|tour de table",
    ),
    ("moment", Phase.IDEAS): (
        r"(?:emerger|trouver|chercher|produire|generer|recueillir|avoir|imaginer|faire|proposer)(?: \w+){0,3} idees?",
        r"brainstorming|brainstorm|remue meninges|idees nouvelles|nouvelles idees|creativite",
        rf"(?:trouver|imaginer|inventer|chercher){ANY} (?:solutions?|reponses?|pistes?)",
        rf"co ?conce(?:voir|ption)|coconstrui\w+|concevoir (?:un|une|le|la|ensemble|avec){ANY}",
    ),
    ("famille", Family.EVALUATION): (r"evaluer|evaluation|indicateurs?|mesurer|impacts?",),
    ("moment", Phase.COMMITTEE): (
        rf"(?:convaincre|presenter aux|presenter devant|restituer aux|devant){ANY} elus?",
        r"comite(?: de pilotage)?|copil|rendre compte|restitution|restituer",
        r"presenter (?:les |des |nos )?(?:resultats|chiffres)",
    ),
    ("moment", Phase.AFTERWARDS): (
        r"(?:faire )?(?:le |un )?bilan|retrospective|debrief\w*|tirer les lecons|capitaliser",
        r"retour d experience|retex|rex",
    ),
    ("moment", Phase.RESEARCH): (
        rf"comprendre (?:mieux )?(?:(?:les|des|nos|le|ce que|comment){ANY} )?(?:{OTHERS}|besoins?|vecu|viv\w+)",
        rf"besoins? (?:des|de nos|de) {OTHERS}|ecouter (?:les|nos|des) {OTHERS}",
        r"enquet(?:e|er|es)|interview\w*|entretiens?|observer|observation|diagnostic|aller sur le terrain",
    ),
    ("moment", Phase.TEST): (r"tester|faire essayer|essayer|experimenter|experimentation|pilote",),
    ("moment", Phase.PROTOTYPE): (r"prototyp\w+|maquett\w+|fabriquer|dessiner (?:un|le|notre) service",),
    ("moment", Phase.COMPARISON): (
        r"voir (?:ce que|comment|ce qui)(?: \w+){0,2} (?:autres|ailleurs)",
        r"benchmark\w*|comparer|s inspirer|deja (?:fait|traite) ailleurs",
    ),
    ("moment", Phase.FRAMING): (
        r"(?:lancer|demarrer|commencer|cadrer)(?: (?:un|le|mon|notre|ce))?(?: nouveau)? (?:projet|chantier|demarche)",
        r"(?:poser|definir|clarifier|reformuler) (?:le|la|un|une|notre) (?:probleme|demande|commande|question|besoin)",
        r"cadrage|qui (?:associer|inviter|est concerne)|parties prenantes|jeu d acteurs",
    ),
    ("famille", Family.PARTICIPATION): (
        r"reunions? publiques?|concertation|concerter|participation|debat public",
        r"(?:associer|consulter) les (?:habitants|citoyens)",
    ),
    ("famille", Family.OUTREACH): (
        r"aller vers|hors les murs|porte a porte|invisibles",
        r"(?:ceux|gens|personnes|publics?) qui ne viennent (?:jamais|pas|plus)",
    ),
    ("famille", Family.FORESIGHT): (r"(?:dans|horizon|d ici) \d+ ans|prospective|futurs?|avenir",),
    ("famille", Family.COOPERATION): (
        r"partenaires|partenariats?|cooperer|cooperation|entre pairs|pairs|codeveloppement|codev",
    ),
    ("famille", Family.MANAGEMENT): (
        r"(?:reunion|point|vie) d equipe|management|manager mon equipe|charge de travail",
    ),
    ("famille", Family.DATA): (r"donnees|statistiques|chiffres|graphiques?|sondages?|questionnaires?|data",),
}
PATTERNS = [(facet, str(value), phrase(*turns)) for (facet, value), turns in INTENTS.items()]


def intent_of(sentence: Sentence) -> dict[str, list[str]]:
    """The facet that the sentence tells, as values of the form: one only, the first said; {} when it tells none.

    One intent is a guess that is shown and can be taken away; two together would too often leave nothing.
    """
    found = min(_said(sentence.text), default=None)
    return {found[2]: [found[3]]} if found else {}


def _said(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Where each intent is first told, its rank in the table, and what it is."""
    for rank, (facet, value, pattern) in enumerate(PATTERNS):
        if match := pattern.search(text):
            yield match.start(), rank, facet, value

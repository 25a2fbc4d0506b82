"""A French sentence read as what somebody has and what they want."""

from foundation.search.analysis import QUESTION_WORDS, words
from methods.finding.circumstances import take_equipment, take_level, take_place
from methods.finding.durations import take_minutes
from methods.finding.intents import intent_of
from methods.finding.people import take_people
from methods.finding.sentence import Sentence
from methods.finding.wish import Wish

# How people speak of a meeting, and when: it tells nothing of what it is for.
FRAME = frozenset(
    """
    jai slt bjr pr animer anime atelier ateliers seance reunion reunions methode methodes fiche fiches outil outils
    exercice activite salle temps ans euros session disposons dispose disposer dure duree maximum max minimum
    environ personne personnes gens groupe groupes
    participants minutes minute heure heures bonsoir salut coucou bonjour merci svp stp demain lundi mardi mercredi
    jeudi vendredi samedi dimanche janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
    faudrait faut dois devons devoir veux voulons voudrions souhaite souhaitons souhaiterais aimerions propose comme
    organiser organise jour jours matin midi soir semaine prochain prochaine collegues agents faire avons sera serons
    facon maniere chose choses quelque bref bonne
    """.split()  # noqa: SIM905  a text is easier to read
)


def understand(typed: str) -> Wish:
    """What the sentence asks for. Never raises: what is not understood stays among the words."""
    sentence = Sentence(typed)
    minutes = take_minutes(sentence)
    lacked, held = take_equipment(sentence)
    personnes = take_people(sentence)
    lieu, niveau = take_place(sentence), take_level(sentence)
    intent = intent_of(sentence)
    return Wish(minutes, personnes, lieu, niveau, lacked, held, words=_words(sentence.rest()), **intent)


def _words(rest: list[str]) -> str:
    """The words that say what for; the frame is dropped."""
    said = [token for token in rest if any(not word.is_stop for word in words(token)) and len(token) > 1]
    return " ".join(token for token in said if not _is_frame(token))


def _is_frame(token: str) -> bool:
    return token.isdigit() or all(word.exact in FRAME or word.exact in QUESTION_WORDS for word in words(token))

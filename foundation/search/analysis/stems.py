"""The forms under which a word is found: folded, stemmed both ways, singular."""

import unicodedata
from functools import lru_cache

import snowballstemmer

LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss"})

# Words the stemmer leaves apart or joins wrongly; folded word → its only stems.
EXCEPTIONS = {
    "collectivite": ("collectivit",),
    "collectivites": ("collectivit",),
    "communaute": ("communaut",),
    "communautes": ("communaut",),
    "communal": ("communal", "commune"),
    "communale": ("communal", "commune"),
    "communales": ("communal", "commune"),
    "communaux": ("communal", "commune"),
    "commune": ("commune",),
    "communes": ("commune",),
    "commun": ("commun",),
    "communs": ("commun",),
    "elu": ("elu",),
    "elue": ("elu",),
    "elues": ("elu",),
    "elus": ("elu",),
    "loge": ("log",),
    "logiciel": ("logiciel",),
    "logiciels": ("logiciel",),
    "logique": ("logique",),
    "maire": ("maire",),
    "maires": ("maire",),
    "mairie": ("mairie",),
    "mairies": ("mairie",),
    "marche": ("march",),
    "medecin": ("medecin",),
    "medecine": ("medecin",),
    "medecins": ("medecin",),
    "oeil": ("oeil",),
    "organe": ("organ",),
    "organisme": ("organism",),
    "organismes": ("organism",),
    "partage": ("partag",),
    "parti": ("parti",),
    "partie": ("partie",),
    "parties": ("partie",),
    "social": ("social",),
    "sociale": ("social",),
    "sociales": ("social",),
    "sociaux": ("social",),
    "societe": ("societe",),
    "societes": ("societe",),
    "travail": ("travail",),
    "travaux": ("travail", "travau"),
    "universite": ("universit",),
    "universites": ("universit",),
    "yeux": ("oeil",),
}

_stemmer = snowballstemmer.stemmer("french")


def fold(text: str) -> str:
    """Lower case without accents or ligatures: "Œuvré" → "oeuvre"."""
    decomposed = unicodedata.normalize("NFKD", text.translate(LIGATURES).casefold())
    return "".join(char for char in decomposed.casefold() if not unicodedata.combining(char))


def fold_word(word: str) -> str:
    """A folded word, letters and digits only: some characters decompose into several words."""
    folded = fold(word)
    return folded if folded.isalnum() else "".join(filter(str.isalnum, folded))


def singular(folded: str) -> str:
    """The word without its mark of plural: "velos" → "velo", "locaux" → "local"."""
    if len(folded) > 4 and folded.endswith("aux") and not folded.endswith("eaux"):
        return folded[:-3] + "al"
    if len(folded) > 3 and folded[-1] in "sx":
        return folded[:-1]
    return folded


@lru_cache(maxsize=100_000)
def stems_of(word: str) -> tuple[str, ...]:
    """The stems of a word in lower case, accents kept; the first one stands for it in phrases."""
    folded = fold_word(word)
    if folded in EXCEPTIONS:
        return EXCEPTIONS[folded]
    if folded.isdigit():
        return (folded,)
    return tuple(dict.fromkeys((fold_word(_stem(word)), _stem(folded), singular(folded))))


def _stem(word: str) -> str:
    return str(_stemmer.stemWord(word))

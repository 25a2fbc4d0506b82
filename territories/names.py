"""One way to read place names, for what is stored and for what is typed.

Everything becomes plain ASCII words: « L’Haÿ-les-Roses » → `hay roses`, « Ste-Œuvre » → `sainte oeuvre`.
Only letters a–z and digits remain, so that ranges of tokens mean the same on every database.
"""

import re
import unicodedata

LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "’": "'", "ʼ": "'", "`": "'"})
ABBREVIATIONS = {"st": "saint", "sts": "saints", "ste": "sainte", "stes": "saintes"}
SMALL_WORDS = {"a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "s", "sous", "sur"}
NOT_A_WORD = re.compile(r"[^a-z0-9]+")
ELISION = re.compile(r"\b([dl])'([a-z0-9]+)")


def fold(text: str) -> str:
    """Return the text in lower case and ASCII: no accents or ligatures, apostrophes made plain, the rest left out."""
    lowered = text.lower().translate(LIGATURES)
    return unicodedata.normalize("NFKD", lowered).encode("ascii", "ignore").decode()


def words(text: str) -> list[str]:
    """Return the words that carry meaning, in order; small words stay when there is nothing else."""
    found = [ABBREVIATIONS.get(word, word) for word in NOT_A_WORD.split(fold(text)) if word]
    return [word for word in found if word not in SMALL_WORDS] or found


def lookup_form(text: str) -> str:
    """Return the form under which two spellings of one name are equal."""
    return " ".join(words(text))


def tokens(text: str) -> set[str]:
    """Return the words by which a name is found, with elided articles also joined (« lhay »)."""
    joined = {article + word for article, word in ELISION.findall(fold(text))}
    return joined | set(words(text))


def next_prefix(prefix: str) -> str | None:
    """Return the first text after all those that begin with the prefix (None: there is none).

    Holds for words of a–z and digits in the orders databases use: digits, then letters.
    """
    stem = prefix.rstrip("z")
    if not stem:
        return None
    following = "a" if stem[-1] == "9" else chr(ord(stem[-1]) + 1)
    return stem[:-1] + following

"""Words that people type for what a programme names: the same whatever the accents, the signs and the capitals."""

import re
from difflib import get_close_matches
from functools import cache

from django.db.models import TextChoices
from django.utils.translation import gettext as _

from foundation.search.analysis import fold

NOT_A_WORD = re.compile(r"[^a-z0-9]+")


def spelled(text: str) -> str:
    """The form under which two spellings of a word are equal: no accent, no sign, no capital."""
    return NOT_A_WORD.sub(" ", fold(text)).strip()


def choice_of(choices: type[TextChoices], raw: str, empty: str) -> str:
    """The value that a word names, by its label or its code. Raises ValueError with what is possible, in French."""
    if not raw:
        return empty
    words = _words_of(choices)
    if (value := words.get(spelled(raw))) is not None:
        return value
    close = get_close_matches(spelled(raw), words, n=1, cutoff=0.7)
    hint = _("Vouliez-vous dire « %s » ?") % choices(words[close[0]]).label if close else ""
    expected = ", ".join(str(label) for label in choices.labels)
    raise ValueError(_("« %(found)s » n’est pas un choix possible.") % {"found": raw[:60]} + f" {hint or expected}")


@cache
def _words_of(choices: type[TextChoices]) -> dict[str, str]:
    return {spelled(str(word)): choice.value for choice in choices for word in (choice.value, choice.label)}

"""How long people have, in minutes: « trois quarts d’heure », « 1h30 », « de 9h à 12h », « une demi-journée »."""

import re
from collections.abc import Callable

from methods.finding.people import PEOPLE
from methods.finding.sentence import Sentence, phrase

HALF_DAY, DAY, EVENING = 210, 420, 150
# Nobody holds a workshop of more than eight hours in a row: beyond, « 14 h » is the time of day.
LONGEST_IN_HOURS = 8
NUMBER = r"(?:\d+(?:[.,]\d+)?|une?)"
MINUTE = r"(?:minutes?|min|mins|mn|mns|minuttes|')"
HOUR = r"(?:heures?|h|hr|hrs)"
APPROXIMATELY = {"dizaine": 10, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40}

# Moments and rhythms, which are not what one has.
ELSEWHEN = phrase(
    rf"(?:dans|depuis|il y a|sous|tous les|toutes les|chaque|par|pendant les) (?:\d+|une?|quelques)? ?"
    rf"(?:jours?|semaines?|mois|heures?|{MINUTE})|(?:une )?quinzaine de jours"
)
BETWEEN_HOURS = phrase(
    r"(?:de |entre )?(\d{1,2}) h(?:eures)?(?: (\d\d))? (?:a|-|et|jusqu a) (\d{1,2}) h(?:eures)?(?: (\d\d))?"
)
TIME_OF_DAY = phrase(r"(?:(?:a|vers|des|avant|apres|jusqu a|pour) )?(9|1\d|2[0-3]) h(?:eures)?(?: (?:\d\d|precises?))?")

Reader = tuple[re.Pattern[str], Callable[[re.Match[str]], int]]


def take_minutes(sentence: Sentence) -> int | None:
    """The minutes that the sentence gives, taken out of it; None when it gives none. Of a range, the longest."""
    sentence.take_all(ELSEWHEN)
    if found := _between_hours(sentence):
        return found
    for pattern, minutes in READERS:
        if match := sentence.take(pattern):
            sentence.take_all(TIME_OF_DAY)
            return minutes(match)
    sentence.take_all(TIME_OF_DAY)
    return None


def _between_hours(sentence: Sentence) -> int:
    """From one time of day to another; 0 when the sentence has none, « entre 1 h et 2 h » being a length."""
    match = BETWEEN_HOURS.search(sentence.text)
    if not match:
        return 0
    first, first_minutes, last, last_minutes = (int(group or 0) for group in match.groups())
    found = (last - first) * 60 + last_minutes - first_minutes
    if first < LONGEST_IN_HOURS - 1 or found <= 0:
        return 0
    sentence.take(BETWEEN_HOURS)
    return found


def _value(text: str) -> float:
    return 1.0 if text in ("un", "une") else float(text.replace(",", "."))


def _hours(match: re.Match[str]) -> int:
    more = match["more"] or ""
    extra = next((minutes for word, minutes in MORE.items() if word in more), 0)
    return round(_value(match["hours"]) * 60) + (extra or int(match["minutes"] or 0))


MORE = {"demi": 30, "1 / 2": 30, "3 quart": 45, "quart": 15}
FRACTION = r"(?P<more>et demie?|1 / 2|et (?:1 )?quart|(?:et )?3 quarts)"
# « 1 h 14 personnes » is not one hour and fourteen minutes.
MINUTES_AFTER = rf"(?:et )?(?P<minutes>\d\d)(?: {MINUTE})?(?! (?:a|-|ou)? ?\d| {PEOPLE}(?!\S))"

LENGTH = rf"(?P<hours>[1-8](?:[.,]\d+)?|une?) (?:(?:petite|bonne|grosse|grande) )?{HOUR}"

READERS: tuple[Reader, ...] = (
    (phrase(rf"(?:{NUMBER} (?:a|-|ou|et) )(\d+) {MINUTE}"), lambda match: int(match[1])),
    (
        phrase(rf"(?:{NUMBER}(?: {HOUR})? (?:a|-|ou|et) )({NUMBER}) {HOUR}"),
        lambda match: round(_value(match[1]) * 60),
    ),
    (phrase(rf"une {HOUR} ou 2"), lambda match: 120),
    (phrase(r"(?:3 quarts?|3 / 4) (?:d )?(?:heure|h)"), lambda match: 45),
    (phrase(r"(?:(?:un|1) )?quart d heure"), lambda match: 15),
    (phrase(r"(?:(?:une|1) )?demie? heure|1 / 2 (?:heure|h)"), lambda match: 30),
    (phrase(rf"{LENGTH}(?: (?:{FRACTION}|{MINUTES_AFTER}))?"), _hours),
    (phrase(rf"(\d+) {MINUTE}"), lambda match: int(match[1])),
    (phrase(rf"une (\w+aine) de {MINUTE}"), lambda match: APPROXIMATELY.get(match[1], 30)),
    (
        phrase(
            r"(?:(?:une|la|1) )?demie? journee|1 / 2 journee",
            r"(?:une|la|toute la) matinee|(?:une|l|un) apres midi",
        ),
        lambda match: HALF_DAY,
    ),
    (phrase(r"(\d) (?:jours?|journees?)"), lambda match: int(match[1]) * DAY),
    (
        phrase(
            r"(?:(?:une|toute la|toute une) )?journee(?: entiere| complete)",
            r"(?:une|1|toute la) journee|un jour",
        ),
        lambda match: DAY,
    ),
    (phrase(r"(?:une|la|en) soiree"), lambda match: EVENING),
)

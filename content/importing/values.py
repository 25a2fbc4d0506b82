"""What is typed in a cell, understood: choices, numbers, years, measures. ValueError says what is wrong."""

import datetime as dt
import math
import re
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.exchange.words import spelled
from foundation.markup.guard import normalise

FIRST_YEAR = 1900
LARGEST = 2_147_483_647
SPACES = re.compile(r"[\s\u00a0\u202f]+")
YES, NO = {"oui", "o", "x", "vrai", "true", "yes", "1"}, {"non", "n", "faux", "false", "no", "0"}
DATES = ("%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d.%m.%Y")


def text_of(raw: str) -> str:
    """The text as a form would have kept it: in order, without spaces around."""
    return normalise(raw).strip()


def count_of(raw: str) -> int | None:
    """A whole number: « 1 200 »."""
    if not raw:
        return None
    digits = SPACES.sub("", raw).removesuffix("hab.").removesuffix("habitants")
    digits = re.sub(r"[.,]0+$", "", digits)
    if not digits.isdecimal() or len(digits) > 10 or int(digits) > LARGEST:
        raise ValueError(_("« %s » n’est pas un nombre entier.") % raw[:60])
    return int(digits)


def year_of(raw: str) -> int | None:
    """The year when it began."""
    if not raw:
        return None
    last = timezone.localdate().year + 1
    digits = re.sub(r"[.,]0+$", "", raw)
    if re.fullmatch(r"[0-9]{4}", digits) and FIRST_YEAR <= int(digits) <= last:
        return int(digits)
    raise ValueError(
        _("« %(found)s » n’est pas une année : quatre chiffres, de %(first)d à %(last)d.")
        % {
            "found": raw[:60],
            "first": FIRST_YEAR,
            "last": last,
        }
    )


def number_of(raw: str) -> float | None:
    """A number with or without decimals: « 42,5 »."""
    if not raw:
        return None
    try:
        number = float(SPACES.sub("", raw).replace("−", "-").replace(",", "."))
    except ValueError:
        number = math.nan
    if not math.isfinite(number) or "_" in raw:
        raise ValueError(_("« %s » n’est pas un nombre.") % raw[:60])
    return number


def yes_or_no(raw: str) -> bool | None:
    """« oui », « non », or nothing when the source does not say."""
    word = spelled(raw)
    if word in ("", "je ne sais pas", "inconnu"):
        return None
    if word in YES or word in NO:
        return word in YES
    raise ValueError(_("« %s » n’est ni « oui » ni « non ».") % raw[:60])


def measures_of(raw: str) -> list[dict[str, Any]]:
    """Lines of « 31/03/2024 | 42 | comptage à l’accueil », the oldest first."""
    found = [_measure(line) for line in raw.split("\n") if line.strip()]
    return sorted(found, key=lambda measure: str(measure["date"]))


def _measure(line: str) -> dict[str, Any]:
    date, *rest = [part.strip() for part in line.split("|", 2)]
    value = number_of(rest[0]) if rest else None
    if value is None:
        raise ValueError(_("« %s » n’est pas une mesure : écrivez « 31/03/2024 | 42 | comment ».") % line[:60])
    return {"date": _date(date), "value": value, "method": rest[1] if len(rest) > 1 else ""}


def _date(raw: str) -> str:
    for shape in DATES:
        try:
            return dt.datetime.strptime(raw, shape).date().isoformat()
        except ValueError:
            continue
    raise ValueError(_("« %s » n’est pas une date : écrivez « 31/03/2024 ».") % raw[:60])

"""Dated measures as people type them: one a line, « 31/03/2024 ; 42,5 ; comptage à l’accueil »."""

import datetime as dt
import math
import re
from typing import Any

from django.utils.translation import gettext as _

from foundation.web.templatetags.french import fr_number

MOST_MEASURES = 40
LONGEST_METHOD = 200
LARGEST = 10.0**15
_SPACES = re.compile(r"[\s\u00a0\u202f]+")
_SEPARATOR = re.compile(r"[;\t]")
_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


class Unreadable(ValueError):
    """A line, a date or a number that cannot be read; the message says how to write it."""


def read_number(text: str) -> float:
    """« 1 200,5 » as 1200.5. Raises Unreadable."""
    plain = _SPACES.sub("", text).replace(",", ".").replace("−", "-")
    if not re.fullmatch(r"[+-]?(\d+(\.\d*)?|\.\d+)", plain, re.ASCII):
        raise Unreadable(_("« %s » n’est pas un nombre. Écrivez par exemple 42 ou 12,5.") % text.strip()[:40])
    value = float(plain)
    if not math.isfinite(value) or abs(value) > LARGEST:
        raise Unreadable(_("Ce nombre est trop grand."))
    return value


def read_date(text: str) -> dt.date:
    """« 31/03/2024 » or « 2024-03-31 » as a date. Raises Unreadable."""
    try:
        if found := _DATE.fullmatch(text.strip()):
            day, month, year = (int(part) for part in found.groups())
            return dt.date(year, month, day)
        if found := _ISO.fullmatch(text.strip()):
            return dt.date(*(int(part) for part in found.groups()))
    except ValueError:
        pass
    raise Unreadable(
        _("« %s » n’est pas une date. Écrivez le jour, le mois et l’année : 31/03/2024.") % text.strip()[:40]
    )


def read_measures(text: str) -> list[dict[str, Any]]:
    """The measures typed, the oldest first. Raises Unreadable naming the line at fault."""
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip(" ;\t\u00a0"):
            continue
        try:
            found.append(_read_line(line))
        except Unreadable as error:
            raise Unreadable(_("Ligne %(number)d : %(error)s") % {"number": number, "error": error}) from error
    if len(found) > MOST_MEASURES:
        raise Unreadable(_("Quarante mesures au plus : gardez les plus parlantes."))
    return sorted(found, key=lambda measure: str(measure["date"]))


def _read_line(line: str) -> dict[str, Any]:
    parts = [part.strip() for part in _SEPARATOR.split(line, maxsplit=2)]
    if len(parts) < 2:
        raise Unreadable(_("il manque un point-virgule. Écrivez : 31/03/2024 ; 42 ; comptage à l’accueil."))
    method = parts[2] if len(parts) > 2 else ""
    if len(method) > LONGEST_METHOD:
        raise Unreadable(_("la méthode est trop longue : deux cents caractères au plus."))
    return {"date": read_date(parts[0]).isoformat(), "value": read_number(parts[1]), "method": method}


def written_number(value: Any) -> str:
    """A number as it is typed: 42.0 as « 42 », 12.5 as « 12,5 »; None as ""."""
    if value is None or isinstance(value, str):
        return value or ""
    return str(fr_number(value)).replace("\u202f", " ").replace("−", "-")


def written_measures(measures: list[dict[str, Any]]) -> str:
    """Measures as they are typed, one a line."""
    return "\n".join(_line(measure) for measure in measures)


def _line(measure: dict[str, Any]) -> str:
    day = dt.date.fromisoformat(measure["date"]).strftime("%d/%m/%Y")
    parts = [day, written_number(measure["value"]), measure.get("method", "")]
    return " ; ".join(part for part in parts if part)

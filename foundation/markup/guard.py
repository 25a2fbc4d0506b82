"""What a text may cost: it is put in order, counted, and refused before anything parses it.

Python-Markdown's time grows with the square of some characters (ten thousand « [ » take more than
fifteen seconds). The caps below keep any accepted text under a second.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

MAX_LENGTH = 50_000
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")
SURROGATES = re.compile("[\ud800-\udfff]")
QUOTE = re.compile(r"^[ \t>]*>", re.MULTILINE)
INDENT = re.compile(r"^[ \t>*+-]+", re.MULTILINE)
START = re.compile(r"^(?:[ \t]*(?:>|[*+:-](?=[ \t])|\d+\.(?=[ \t])))+", re.MULTILINE)
MARKER = re.compile(r"[>*+:-]|\d\.")


class MarkupRefused(ValueError):
    """A text that will not be rendered; the message tells its author what to do."""


@dataclass(frozen=True)
class Cap:
    """One thing that is counted in a text, its limit, and its name in a sentence."""

    name: Promise
    limit: int
    count: Callable[[str], int]


def _deepest_quote(text: str) -> int:
    return max((match.group().count(">") for match in QUOTE.finditer(text)), default=0)


def _markers(text: str) -> int:
    return sum(len(MARKER.findall(start.group())) for start in START.finditer(text))


def _deepest_indent(text: str) -> int:
    starts = (match.group().expandtabs(4) for match in INDENT.finditer(text))
    return max((len(start) - len(start.lstrip(" >")) for start in starts), default=0)


def _times(pattern: str) -> Callable[[str], int]:
    compiled = re.compile(pattern, re.MULTILINE)
    return lambda text: sum(1 for _match in compiled.finditer(text))


CAPS = (
    Cap(gettext_lazy("crochets « [ »"), 800, lambda text: text.count("[")),
    Cap(gettext_lazy("signes « < »"), 1_500, lambda text: text.count("<")),
    Cap(gettext_lazy("barres « | »"), 2_500, lambda text: text.count("|")),
    Cap(gettext_lazy("astérisques et tirets bas"), 10_000, _times(r"[*_]")),
    Cap(gettext_lazy("signes « @ »"), 1_000, lambda text: text.count("@")),
    Cap(gettext_lazy("suites de « ` »"), 500, _times(r"``+")),
    Cap(gettext_lazy("lignes « ~~~ »"), 500, _times(r"^[ >]*~~~")),
    Cap(gettext_lazy("titres et lignes de séparation"), 250, _times(r"^[ >]*(?:#|[-=*_](?:[ ]?[-=*_])*[ \t]*$)")),
    Cap(gettext_lazy("paragraphes"), 3_000, _times(r"\n[ \t]*\n")),
    Cap(gettext_lazy("signes de liste ou de citation"), 3_000, _markers),
    Cap(gettext_lazy("niveaux de citation « > »"), 8, _deepest_quote),
    Cap(gettext_lazy("espaces en début de ligne"), 40, _deepest_indent),
)


def normalise(raw: str) -> str:
    """Return `raw` in NFC, with Unix line ends, without control characters or lone surrogates."""
    text = raw.replace("\r\n", "\n").replace("\r", "\n")
    text = SURROGATES.sub("\ufffd", CONTROLS.sub("", text))
    return unicodedata.normalize("NFC", text)


def accept(raw: str) -> str:
    """Return `raw` normalised, ready to be converted.

    Raises MarkupRefused when it is too long or would take too long to convert.
    """
    text = normalise(raw)
    if len(text) > MAX_LENGTH:
        raise MarkupRefused(
            _(
                "Ce texte fait %(size)s caractères ; la limite est de %(limit)s. "
                "Coupez-le en plusieurs textes ou joignez un fichier."
            )
            % {"size": _number(len(text)), "limit": _number(MAX_LENGTH)}
        )
    for cap in CAPS:
        _check(cap, text)
    return text


def _check(cap: Cap, text: str) -> None:
    found = cap.count(text)
    if found > cap.limit:
        raise MarkupRefused(
            _("Ce texte contient %(found)s %(name)s ; la limite est de %(limit)s. Retirez-en ou joignez un fichier.")
            % {"found": _number(found), "name": cap.name, "limit": _number(cap.limit)}
        )


def _number(value: int) -> str:
    return number_format(value, use_l10n=True, force_grouping=True)

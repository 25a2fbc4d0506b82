"""The first row of a spreadsheet: which column is which, what is missing, what was perhaps meant."""

from collections import Counter
from difflib import get_close_matches

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from content.importing.columns import PLAIN_BY_KEY, Header, key_of, spellings
from content.importing.problems import Problem
from content.importing.tables import MAX_COLUMNS, Table
from foundation.exchange.problems import FileRefused, Level
from foundation.exchange.words import spelled

REQUIRED = ("external_id", "title", "summary")
PLACES = ("code", "body", "territory_name")
EXPECTED = ("failed", "problem", "done")
FEWEST_KNOWN = 2
SHOWN = 5


def read_header(table: Table, texts: list[str]) -> None:
    """Fill the header of `table`. Raises FileRefused when this is no header of ours."""
    while texts and not texts[-1].strip():
        texts.pop()
    if len(texts) > MAX_COLUMNS:
        raise FileRefused(
            _("Ce fichier a %(found)s colonnes ; la limite est de %(limit)s. Partez du modèle.")
            % {"found": len(texts), "limit": MAX_COLUMNS}
        )
    table.header = Header([key_of(text) for text in texts], [text.strip()[:80] for text in texts])
    if sum(key is not None for key in table.header.keys) < FEWEST_KNOWN:
        raise FileRefused(
            _("La première ligne doit donner les noms des colonnes : Identifiant, Titre, En bref… Partez du modèle.")
        )
    _twice(table)
    _unknown(table)
    _missing(table)


def _twice(table: Table) -> None:
    for key, times in Counter(key for key in table.header.keys if key).items():
        if times > 1:
            message = _("Cette colonne est présente %d fois. Gardez-en une.") % times
            table.tell(Level.ERROR, 1, key, message)


def _unknown(table: Table) -> None:
    """A misspelt column is an error, since what it holds would be lost; one of the file's own is passed over."""
    known = {spelled(text): text for text in spellings()}
    ignored = []
    for key, text in zip(table.header.keys, table.header.texts, strict=True):
        if key is not None or not text:
            continue
        if close := get_close_matches(spelled(text), known, n=1, cutoff=0.8):
            message = _("Colonne inconnue. Vouliez-vous dire « %s » ?") % known[close[0]]
            table.problems.append(Problem(Level.ERROR, 1, text, message))
        else:
            ignored.append(text)
    if ignored:
        table.problems.append(Problem(Level.WARNING, 1, ", ".join(ignored[:SHOWN]), _ignored(len(ignored))))


def _ignored(count: int) -> str:
    return ngettext("%d colonne inconnue, ignorée.", "%d colonnes inconnues, ignorées.", count) % count


def _missing(table: Table) -> None:
    present = set(table.header.keys)
    for key in REQUIRED:
        if key not in present:
            table.problems.append(Problem(Level.ERROR, 1, PLAIN_BY_KEY[key].header, _("Cette colonne manque.")))
    if not present.intersection(PLACES):
        names = ", ".join(PLAIN_BY_KEY[key].header for key in PLACES)
        message = _("Il manque le territoire : au moins une de ces colonnes.")
        table.problems.append(Problem(Level.ERROR, 1, names, message))
    for key in EXPECTED:
        if key not in present:
            message = _("Cette colonne manque : sans elle, une fiche complète reste un brouillon.")
            table.problems.append(Problem(Level.WARNING, 1, PLAIN_BY_KEY[key].header, message))

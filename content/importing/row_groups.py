"""The numbered columns of a row: hypotheses, methods, figures, tools, factors, sources."""

from collections.abc import Callable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from content.enums import HypothesisVerdict, Weight
from content.importing.columns import GROUPS, Group, slot
from content.importing.tables import RawRow, Table
from content.importing.values import measures_of, number_of, text_of, yes_or_no
from content.models import MethodUse
from content.snapshots import ROWS
from foundation.exchange.problems import Level
from foundation.exchange.words import choice_of, spelled

Say = Callable[..., None]
Parts = dict[str, str]
is_url = URLValidator(schemes=["http", "https"])
MODELS: dict[str, Any] = {key: model for key, (model, _fields) in ROWS.items()} | {"methods": MethodUse}


class GroupReader:
    """Reads the groups of every row of a file; `cards` are (slug, title) of the cards that may be named."""

    def __init__(self, table: Table, cards: list[tuple[str, str]]) -> None:
        self.table = table
        self.cards = {spelled(title): slug for slug, title in cards} | {spelled(slug): slug for slug, _title in cards}

    def read(self, row: RawRow) -> dict[str, list[dict[str, Any]]]:
        """The groups of a snapshot; what is wrong is told to the table."""
        return {group.key: list(self._rows(row, group)) for group in GROUPS}

    def _rows(self, row: RawRow, group: Group) -> Iterator[dict[str, Any]]:
        numbers = {int(key.split(".")[1]) for key in row.cells if key.startswith(f"{group.key}.")}
        for number in sorted(numbers):
            keys = {part.key: slot(group.key, number, part.key) for part in group.parts}
            typed = {part: text_of(row.cells.get(key, "")) for part, key in keys.items()}
            if any(typed.values()):
                yield _Row(self, row.line, keys, typed).read(group.key)


class _Row:
    """One numbered row of a sheet: `keys` are its columns by part."""

    def __init__(self, reader: GroupReader, line: int, keys: dict[str, str], typed: Parts) -> None:
        self.reader, self.line, self.keys, self.typed = reader, line, keys, typed

    def read(self, group: str) -> dict[str, Any]:
        first = next(iter(self.keys))
        if not self.typed[first] and not (group == "indicators" and self.typed["name"]):
            wanted = self.reader.table.at(self.line, self.keys[first])[0]
            self._tell(Level.ERROR, next(part for part, text in self.typed.items() if text),
                       _("Sans « %s », cette colonne ne dit rien.") % wanted)  # fmt: skip
        self._measure_lengths(MODELS[group])
        return getattr(self, f"_{group}")()  # type: ignore[no-any-return]

    def _hypotheses(self) -> dict[str, Any]:
        verdict = self._read("verdict", lambda raw: choice_of(HypothesisVerdict, raw, HypothesisVerdict.UNTESTED))
        return self._texts("statement", "tested_by", "evidence") | {
            "verdict": verdict or HypothesisVerdict.UNTESTED.value
        }

    def _methods(self) -> dict[str, Any]:
        named = self.typed["card"]
        card = self.reader.cards.get(spelled(named)) if named else None
        if named and not card:
            self._tell(Level.WARNING, "card", _("Aucune fiche méthode ne s’appelle « %s ».") % named[:60],
                       _("la méthode garde son nom seul"))  # fmt: skip
        return self._texts("name") | {"card": card}

    def _indicators(self) -> dict[str, Any]:
        return self._texts("text", "name", "unit") | {
            "baseline": self._read("baseline", number_of),
            "target": self._read("target", number_of),
            "measures": self._read("measures", measures_of) or [],
        }

    def _tools(self) -> dict[str, Any]:
        return self._texts("name", "cost") | {"is_free": self._read("is_free", yes_or_no)}

    def _factors(self) -> dict[str, Any]:
        if not self.typed["weight"]:
            self._tell(Level.WARNING, "weight", _("Dites si ce facteur a aidé ou freiné."), _("compris : a aidé"))
        weight = self._read("weight", lambda raw: choice_of(Weight, raw, Weight.HELPED))
        return self._texts("text") | {"weight": weight or Weight.HELPED.value}

    def _sources(self) -> dict[str, Any]:
        return self._texts("title", "locator") | {"url": self._read("url", url_of) or ""}

    def _texts(self, *parts: str) -> dict[str, Any]:
        return {part: self.typed[part] for part in parts}

    def _read(self, part: str, understand: Callable[[str], Any]) -> Any:
        try:
            return understand(self.typed[part])
        except ValueError as error:
            self._tell(Level.ERROR, part, str(error))
            return None

    def _measure_lengths(self, model: Any) -> None:
        for part, text in self.typed.items():
            most = getattr(model._meta.get_field(part), "max_length", None) if part != "card" else None
            if most and len(text) > most:
                self._tell(Level.ERROR, part, too_long(len(text), most))

    def _tell(self, level: str, part: str, message: str, understood: str = "") -> None:
        self.reader.table.tell(level, self.line, self.keys[part], message, understood)


def too_long(found: int, most: int) -> str:
    return _("Ce texte fait %(found)s caractères ; la limite est de %(most)s.") % {"found": found, "most": most}


def url_of(raw: str) -> str:
    """An address of the web, its « https:// » added when it is left out."""
    if not raw:
        return ""
    url = raw if "://" in raw else f"https://{raw}"
    try:
        is_url(url)
    except ValidationError as error:
        raise ValueError(_("« %s » n’est pas une adresse web.") % raw[:80]) from error
    return url

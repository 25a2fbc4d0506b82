"""One file of a card, read: a snapshot, or what is wrong with it, line by line. Nothing is asked of the database."""

from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from foundation.exchange.facts import Fact, split_facts
from foundation.exchange.problems import FileRefused
from foundation.exchange.texts import utf8
from foundation.exchange.words import choice_of, spelled
from foundation.files.limits import say_size
from foundation.web.rows import MOST_ROWS
from methods.exchange.canvases import CANVASES, COLUMNS, ReadCanvas
from methods.exchange.judging import FileCardForm, FileEditor
from methods.exchange.layout import ASKED_ROWS, CHOICES, HEADINGS, ROWS, TAG, TOTAL, unshielded, unshielded_section
from methods.exchange.problems import Told
from methods.exchange.sections import Section, sections_of
from methods.models import PLAIN_FIELDS

MAX_CARD = 2_000_000
LONGEST_SLUG = 80
KEYS = {spelled(key): key for key in (*PLAIN_FIELDS, *ROWS, TOTAL, CANVASES)}


@dataclass
class ReadCard(Told):
    """A file and the snapshot it gives (None when something is wrong); `lines` are those of its values, by key."""

    slug: str = ""
    title: str = ""
    data: dict[str, Any] | None = None
    lines: dict[str, int] = field(default_factory=dict)
    canvases: list[ReadCanvas] = field(default_factory=list)


def read_card(name: str, content: bytes) -> ReadCard:
    """Read the file `name`, whose stem is the address of the card."""
    card = ReadCard(name)
    _name_it(card)
    try:
        if len(content) > MAX_CARD:
            raise FileRefused(
                _("Ce fichier fait %(size)s ; la limite est de %(limit)s pour une fiche.")
                % {"size": say_size(len(content)), "limit": say_size(MAX_CARD)}
            )
        facts, body, line = split_facts(utf8(content))
    except FileRefused as refusal:
        card.error(str(refusal), line=refusal.line)
        return card
    CardReader(card).read(facts, body, line)
    return card


def _name_it(card: ReadCard) -> None:
    stem = card.file.rpartition("/")[2].rpartition(".")[0]
    card.slug = slugify(stem)
    if not card.slug or len(card.slug) > LONGEST_SLUG:
        card.error(_("Le nom de ce fichier ne fait pas une adresse : des lettres, des chiffres et des tirets."))
    elif card.slug != stem:
        card.warn(_("Le nom de ce fichier n’est pas tout à fait une adresse."), understood=f"/methodes/{card.slug}/")


class CardReader:
    """Puts what a file says into the fields of the editor, then has them judged."""

    def __init__(self, card: ReadCard) -> None:
        self.card = card
        self.typed: dict[str, Any] = {}
        self.counts = dict.fromkeys(FileEditor.rows_on, 0)
        # What is told already is not told twice.
        self.known: set[str] = set()

    def read(self, facts: dict[str, Fact], body: str, line: int) -> None:
        """Fill the snapshot of the card, or tell what is wrong."""
        total = self._take_facts(facts)
        for section in sections_of(self.card, body, line):
            self._take_section(section)
        for name in (*PLAIN_FIELDS, *ASKED_ROWS, *HEADINGS):
            self._ask(name)
        self.card.title = self.typed.get("title", "")
        self._judge()
        if self.card.data and total:
            self._compare(total)

    def _take_facts(self, facts: dict[str, Fact]) -> Fact | None:
        total = None
        for written, fact in facts.items():
            key = KEYS.get(spelled(written), "")
            if not key or key in self.card.lines:
                self._unknown(written, fact.line, list(KEYS.values()))
                continue
            self.card.lines[key] = fact.line
            if key in ROWS:
                self._take_rows(key, fact)
            elif key == TOTAL:
                total = fact
            elif key == CANVASES:
                self._take_canvases(fact)
            else:
                self._take(key, key, fact)
        return total

    def _take(self, field_name: str, key: str, fact: Fact) -> None:
        """A value of one field."""
        self.card.lines[key] = fact.line
        if not isinstance(fact.value, str):
            self._wrong(key, fact.line, _("Une seule valeur est attendue ici."))
            return
        text = self._own_words(key, fact.texts_from, fact.value)
        if key in CHOICES:
            try:
                text = choice_of(CHOICES[key], text.strip(), "")
            except ValueError as error:
                self._wrong(key, fact.line, str(error))
        self.typed[field_name] = text

    def _own_words(self, key: str, line: int, text: str) -> str:
        """The text without what protects it. A tag that nothing protects is told."""
        for tag in TAG.finditer(text):
            if not tag[1]:
                message = _("Du HTML (« %s ») : écrivez cela en Markdown, ou mettez « \\ » devant s’il doit se lire.")
                self._wrong(key, line + text.count("\n", 0, tag.start()), message % text[tag.start() :][:20])
                break
        return unshielded_section(text) if key in HEADINGS.values() else unshielded(text)

    def _take_rows(self, key: str, fact: Fact) -> None:
        name, columns = ROWS[key]
        rows = fact.value if isinstance(fact.value, list) else [] if fact.value == "" else [fact]
        if len(rows) > MOST_ROWS:
            self._wrong(key, fact.line, _("%d lignes au plus.") % MOST_ROWS, _("%d lignes") % len(rows))
        for number, row in enumerate(rows[:MOST_ROWS]):
            place = f"{key}.{number + 1}"
            self.card.lines[place] = row.line
            # One text alone is the first column.
            parts = row.value if isinstance(row.value, dict) else {columns[0]: row}
            for written, part in parts.items():
                column = spelled(written)
                if column in columns:
                    self._take(f"{name}-{number}-{column}", f"{place}.{column}", part)
                else:
                    self._unknown(written, part.line, list(columns), place)
        self.counts[name] = min(len(rows), MOST_ROWS)

    def _take_canvases(self, fact: Fact) -> None:
        """Their words alone: the files beside are looked for once the folder is known."""
        for number, row in enumerate(fact.value if isinstance(fact.value, list) else [fact], start=1):
            parts = row.value if isinstance(row.value, dict) else {}
            for written in set(parts) - set(COLUMNS):
                self._unknown(written, parts[written].line, list(COLUMNS), f"{CANVASES}.{number}")
            key, files = f"{CANVASES}.{number}", parts.get("files", Fact(row.line, []))
            title, purpose = (self._text_of(parts, name, key) for name in ("title", "purpose"))
            names = [str(name.value) for name in (files.value if isinstance(files.value, list) else [files])]
            self.card.canvases.append(ReadCanvas(key, row.line, title, purpose, names))

    def _text_of(self, parts: dict[str, Fact], name: str, key: str) -> str:
        value = parts[name].value if name in parts else ""
        return self._own_words(f"{key}.{name}", parts[name].line, value) if value and isinstance(value, str) else ""

    def _take_section(self, section: Section) -> None:
        title = HEADINGS[section.name]
        self.card.lines[title] = section.line
        self.typed[section.name] = self._own_words(title, section.line + 1, section.text)

    def _ask(self, name: str) -> None:
        """Say that something is not there at all."""
        if name in HEADINGS and HEADINGS[name] not in self.card.lines:
            self._wrong(HEADINGS[name], 0, _("La partie « %s » manque.") % HEADINGS[name])
        elif name not in HEADINGS and name not in self.card.lines:
            self._wrong(name, 0, _("« %s » manque.") % name)

    def _unknown(self, written: str, line: int, expected: list[str], place: str = "") -> None:
        """A fact we do not know: an error when it looks like one of ours, whose value would be lost."""
        key = f"{place}.{written[:60]}".removeprefix(".")
        if close := get_close_matches(spelled(written), [spelled(one) for one in expected], n=1, cutoff=0.75):
            meant = next(one for one in expected if spelled(one) == close[0])
            message = _("Ce fait n’est pas connu, ou est répété. Vouliez-vous dire « %s » ?") % meant
            self.card.error(message, line=line, key=key)
        else:
            self.card.warn(_("Ce fait n’est pas connu : il est laissé de côté."), line=line, key=key)

    def _wrong(self, key: str, line: int, message: str, understood: str = "") -> None:
        self.known.add(key)
        self.card.error(message, line=line, key=key, understood=understood)

    def _judge(self) -> None:
        sizes = {
            f"{name}-{total}_FORMS": count for name, count in self.counts.items() for total in ("TOTAL", "INITIAL")
        }
        editor = FileEditor.sent(FileCardForm, self.typed | sizes)  # type: ignore[arg-type]
        if not editor.is_valid():
            self._tell(editor)
        if not self.card.has_errors:
            self.card.data = editor.data

    def _tell(self, editor: FileEditor) -> None:
        """The errors of the forms, each at its line."""
        for name, messages in editor.form.errors.items():
            self._tell_of(HEADINGS.get(name, name), messages)
        for key, (name, _columns) in ROWS.items():
            rows = editor.rows[name]
            for number, row in enumerate((form.errors for form in rows.forms), start=1):
                for column, messages in row.items():
                    self._tell_of(f"{key}.{number}.{column}", messages, f"{key}.{number}")
            self._tell_of(key, rows.non_form_errors())

    def _tell_of(self, key: str, messages: Any, around: str = "") -> None:
        if key not in self.known:
            for message in messages:
                line = self.card.lines.get(key) or self.card.lines.get(around, 0)
                self.card.error(str(message), line=line, key=key)

    def _compare(self, total: Fact) -> None:
        """The duration that the file tells is only told."""
        counted = sum(step["minutes"] for step in (self.card.data or {})["steps"])
        if total.value != str(counted):
            message = _("Les étapes ne totalisent pas cette durée.")
            self.card.warn(message, line=total.line, key=TOTAL, understood=_("%d min") % counted)

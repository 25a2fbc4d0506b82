"""A file of cases, whatever its format: what was read of it, and what is wrong."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _

from content.importing.csv_files import read_csv
from content.importing.guide import EXAMPLE
from content.importing.markdown_files import read_archive, read_markdown
from content.importing.problems import Problem
from content.importing.sheets import ReadSheet, SheetReader
from content.importing.tables import MAX_FILE, Table
from content.importing.xlsx_files import read_xlsx
from content.vocabulary import themes
from foundation.exchange.problems import FileRefused, Level
from foundation.exchange.words import spelled
from foundation.files.limits import say_size
from methods.queries import cards_visible_to

ZIP = (b"PK\x03\x04", b"PK\x05\x06")
Progress = Callable[[int, int], None]
EVERY = 50


@dataclass
class Reading:
    """What a file says: `sheets` in its order, `problems` in the order they were met."""

    file_name: str
    kind: str
    encoding: str = ""
    separator: str = ""
    sheets: list[ReadSheet] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def errors(self) -> list[Problem]:
        return [problem for problem in self.problems if problem.level == Level.ERROR]


def read_file(name: str, content: bytes, *, origin: str, progress: Progress | None = None) -> Reading:
    """Read a file of cases. `origin` goes before their identifiers; `progress(done, total)` is called now and then.

    Reads the database (territories, themes, cards), writes nothing. Raises FileRefused when nothing can be read.
    """
    table = table_of(name, content)
    if not table.rows and not any(problem.level == Level.ERROR for problem in table.problems):
        raise FileRefused(_("Ce fichier ne contient aucune initiative sous la ligne des titres."))
    cards = list(cards_visible_to(AnonymousUser()).values_list("slug", "title"))
    _pass_over_the_example(table)
    reader = SheetReader(table, origin, themes=themes(), cards=cards)
    sheets = []
    for done, row in enumerate(table.rows, start=1):
        sheets.append(reader.read(row))
        if progress and (done % EVERY == 0 or done == len(table.rows)):
            progress(done, len(table.rows))
    return Reading(name, table.kind, table.encoding, table.separator, sheets, table.problems)


def _pass_over_the_example(table: Table) -> None:
    """The worked example of the template is no case."""
    for row in [row for row in table.rows if spelled(row.cells.get("external_id", "")) == EXAMPLE]:
        table.rows.remove(row)
        table.tell(Level.WARNING, row.line, "external_id", _("C’est l’exemple du modèle : cette ligne est ignorée."))


def table_of(name: str, content: bytes) -> Table:
    """The rows of a file, its kind told by its content first, by its name next. Raises FileRefused."""
    if len(content) > MAX_FILE:
        raise FileRefused(
            _("Ce fichier fait %(size)s ; la limite est de %(limit)s. Coupez-le en plusieurs fichiers.")
            % {"size": say_size(len(content)), "limit": say_size(MAX_FILE)}
        )
    extension = name.rpartition(".")[2].lower()
    if content.startswith(ZIP):
        return read_archive(content) if extension == "zip" else read_xlsx(content)
    if extension in ("md", "markdown") or content.lstrip(b"\xef\xbb\xbf").startswith((b"---\n", b"---\r\n")):
        return read_markdown(content, name.rpartition("/")[2])
    if extension in ("xlsx", "zip"):
        return read_xlsx(content)
    return read_csv(content)

"""What is said of a file problem by problem, with the place and what was understood."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Problem:
    """`line` is the row of the spreadsheet (1 is the header, 0 the file), or the rank of a Markdown sheet."""

    level: str
    line: int
    column: str
    message: str
    understood: str = ""
    place: str = ""

    def as_data(self) -> dict[str, Any]:
        """The same for a report that a programme reads."""
        return {
            "level": self.level,
            "line": self.line,
            "column": self.column,
            "place": self.place,
            "message": self.message,
            "understood": self.understood,
        }

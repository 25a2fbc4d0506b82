"""What is wrong with a file of a card, and where."""

from dataclasses import asdict, dataclass, field
from typing import Any

from foundation.exchange.problems import Level


@dataclass(frozen=True)
class CardProblem:
    """`line` is 0 for the whole file; `key` is a fact (« steps.2.minutes ») or a heading."""

    level: str
    file: str
    line: int
    key: str
    message: str
    understood: str = ""

    def as_data(self) -> dict[str, Any]:
        """The same for a report that a programme reads."""
        return asdict(self)


@dataclass
class Told:
    """What is told of one file, in the order it was met."""

    file: str
    problems: list[CardProblem] = field(default_factory=list)

    def error(self, message: str, *, line: int = 0, key: str = "", understood: str = "") -> None:
        """Something that keeps the file out."""
        self.problems.append(CardProblem(Level.ERROR, self.file, line, key, message, understood))

    def warn(self, message: str, *, line: int = 0, key: str = "", understood: str = "") -> None:
        """Something that asks for a look."""
        self.problems.append(CardProblem(Level.WARNING, self.file, line, key, message, understood))

    @property
    def has_errors(self) -> bool:
        return any(problem.level == Level.ERROR for problem in self.problems)

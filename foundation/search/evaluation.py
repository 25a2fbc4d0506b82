"""How good the answers are, on questions with graded answers (2: answers it, 1: in part)."""

import csv
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

DEPTH = 10
BEST_GRADE = 2

Ask = Callable[[str], Sequence[str]]


@dataclass(frozen=True)
class Judged:
    """A question and the grade of each sheet that answers it."""

    qid: str
    query: str
    grades: Mapping[str, int]


@dataclass(frozen=True)
class Answered:
    """The measures of one question."""

    qid: str
    query: str
    ndcg: float
    ndcg_linear: float
    recall: float
    reciprocal_rank: float
    found: Sequence[str]


@dataclass(frozen=True)
class Report:
    """The measures of every question, and their means."""

    answers: Sequence[Answered]

    @property
    def means(self) -> dict[str, float]:
        """The mean of each measure."""
        names = ("ndcg", "ndcg_linear", "recall", "reciprocal_rank")
        number = len(self.answers) or 1
        return {name: sum(getattr(answer, name) for answer in self.answers) / number for name in names}

    @property
    def unanswered(self) -> list[str]:
        """The questions to which nothing was found."""
        return [answer.qid for answer in self.answers if not answer.found]

    def as_json(self) -> dict[str, Any]:
        """Everything, ready for json.dumps."""
        return self.means | {"unanswered": self.unanswered, "queries": [asdict(answer) for answer in self.answers]}


def read_judged(path: Path) -> list[Judged]:
    """The questions of a CSV file: qid, query, relevant ("slug:grade;slug:grade"), note."""
    with path.open(encoding="utf-8", newline="") as file:
        return [Judged(row["qid"], row["query"], _grades(row["relevant"])) for row in csv.DictReader(file)]


def evaluate(questions: Iterable[Judged], ask: Ask) -> Report:
    """Ask every question and measure; `ask` returns the slugs found, best first."""
    return Report([_measure(judged, list(ask(judged.query))) for judged in questions])


def ndcg(found: Sequence[str], grades: Mapping[str, int], gain: Callable[[int], float]) -> float:
    """Discounted gain of the first ten, base 2 logarithm, over the best possible."""
    got = _discounted([gain(grades.get(slug, 0)) for slug in found])
    return got / (_discounted([gain(grade) for grade in sorted(grades.values(), reverse=True)]) or 1.0)


def _measure(judged: Judged, found: list[str]) -> Answered:
    first = next((rank for rank, slug in enumerate(found, 1) if judged.grades.get(slug) == BEST_GRADE), None)
    return Answered(
        qid=judged.qid,
        query=judged.query,
        ndcg=ndcg(found, judged.grades, lambda grade: 2**grade - 1),
        ndcg_linear=ndcg(found, judged.grades, float),
        recall=len(judged.grades.keys() & set(found[:DEPTH])) / min(len(judged.grades), DEPTH),
        reciprocal_rank=1 / first if first else 0.0,
        found=found[:DEPTH],
    )


def _discounted(gains: Sequence[float]) -> float:
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains[:DEPTH], 1))


def _grades(text: str) -> dict[str, int]:
    pairs = (answer.strip().rpartition(":") for answer in text.split(";") if answer.strip())
    return {slug: int(grade) for slug, _, grade in pairs}

"""The figures of a run as Markdown, printed and kept in docs/performance.md between marks."""

import datetime as dt
import sys
from dataclasses import asdict, dataclass
from typing import Any

from bench.corpus import Sizes
from bench.engines import ROOT
from bench.servers import Measure

FILE = ROOT / "docs" / "performance.md"
HEADER = (
    "| page | cost ms | ratio (goal) | queries (goal) | HTML kB (gz) | first view: requests, kB gz | met |",
    "|---|---|---|---|---|---|---|",
)
LIGHTEST = 45_000
FIRST_VIEW = (6, 100_000)
MEMORY = 180


@dataclass(frozen=True)
class Line:
    """One page."""

    name: str
    signed: bool
    cost: float
    ratio: float
    page: dict[str, Any]
    goal: float
    most_queries: int

    @property
    def missed(self) -> list[str]:
        """What is over its goal."""
        page = self.page
        over = {
            "cost": self.ratio > self.goal,
            "queries": page["queries"] > self.most_queries,
            "HTML": page["bytes"] > LIGHTEST,
            "first view": page["requests"] > FIRST_VIEW[0] or page["first_view"] > FIRST_VIEW[1],
        }
        return [what for what, is_over in over.items() if is_over]

    def __str__(self) -> str:
        page = self.page
        verdict = f"no: {', '.join(self.missed)}" if self.missed else "yes"
        return (
            f"| {self.name} | {self.cost:.1f} | {self.ratio:.2f} ({self.goal})"
            f" | {page['queries']} ({self.most_queries})"
            f" | {page['bytes'] / 1000:.0f} ({page['packed'] / 1000:.1f})"
            f" | {page['requests']}, {page['first_view'] / 1000:.0f} | {verdict} |"
        )


@dataclass(frozen=True)
class Report:
    """One engine."""

    engine: str
    sizes: Sizes
    floor: dict[str, Measure]
    pages: list[Line]
    search: Measure
    replies: Measure | None
    memory: float
    floor_memory: float

    def lines(self) -> list[str]:
        sizes = ", ".join(f"{number:,} {name}" for name, number in asdict(self.sizes).items())
        floor = ", ".join(f"{name} {measure.cost:.2f} ms" for name, measure in self.floor.items())
        return [
            f"### {self.engine}",
            "",
            f"{sizes}. Bare pages of the same run: {floor}.",
            "",
            *HEADER,
            *map(str, self.pages),
            "",
            f"- Search, one client: {_times(self.search)}.",
            *([f"- A reply, 200 in a row: {_times(self.replies)}."] if self.replies else []),
            (
                f"- Memory of the two workers and their supervisor: {self.memory:.0f} MB PSS"
                f" (goal {MEMORY}; bare {self.floor_memory:.0f})."
            ),
            "",
        ]


def _times(measure: Measure) -> str:
    p50, p95 = measure.percentile(0.5), measure.percentile(0.95)
    return f"{measure.cost:.1f} ms of processor, p50 {p50:.0f} ms, p95 {p95:.0f} ms"


def write(report: Report) -> None:
    """Put the figures of an engine in the documentation, in place of its last ones."""
    begin, end = f"<!-- bench {report.engine}: begin -->", f"<!-- bench {report.engine}: end -->"
    before, rest = FILE.read_text(encoding="utf-8").split(begin)
    after = rest.split(end)[1]
    command = " ".join(["python -m bench.pages", *sys.argv[1:]])
    body = [begin, f"`{command}`, {dt.date.today():%d/%m/%Y}", "", *report.lines(), end]
    FILE.write_text(before + "\n".join(body) + after, encoding="utf-8")

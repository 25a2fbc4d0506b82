"""Accessibility as axe-core sees it: `assert_accessible(page)` on a Playwright page."""

from functools import cache
from pathlib import Path
from typing import Any

AXE = Path(__file__).resolve().parent.parent / "e2e" / "vendor" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# A colour is judged once what is arriving has arrived.
SETTLED = """Promise.all(document.getAnimations()
  .filter((moving) => Number.isFinite(moving.effect.getComputedTiming().endTime))
  .map((moving) => moving.finished.catch(() => null)))"""


@cache
def _source() -> str:
    return AXE.read_text()


def violations(page: Any, rules: list[str] = RULES) -> list[str]:
    """What axe reports on the page: one line a node, "rule: selector: what is wrong"."""
    page.evaluate(_source())
    page.evaluate(SETTLED + ".then(() => null)")
    run = "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})"
    found = page.evaluate(run, rules)["violations"]
    return [
        f"{rule['id']}: {' '.join(map(str, node['target']))}: {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]


def assert_accessible(page: Any) -> None:
    """Fail with every violation of the page, and where it is."""
    found = violations(page)
    assert not found, f"{page.url}\n" + "\n".join(found)

"""Files that come from elsewhere are the ones VENDORED.md names, and the first view stays light."""

import gzip
import hashlib
import re
from pathlib import Path

ROOT = Path(__file__).parents[3]
ROW = re.compile(r"^\| (\S+) \| \S+ \| [\d.]+ \| \S+ \| ([0-9a-f]{64}) \|$", re.MULTILINE)


def test_vendored_files_are_unchanged() -> None:
    rows = ROW.findall((ROOT / "VENDORED.md").read_text())
    assert rows
    for path, expected in rows:
        assert hashlib.sha256((ROOT / path).read_bytes()).hexdigest() == expected, path


def test_nothing_else_is_vendored() -> None:
    named = {path for path, _sum in ROW.findall((ROOT / "VENDORED.md").read_text())}
    folders = ["static/vendor", "static/fonts", "tests/e2e/vendor"]
    found = {str(p.relative_to(ROOT)) for f in folders for p in (ROOT / f).iterdir() if "LICENSE" not in p.name}
    assert found == named


def compressed(path: str) -> int:
    return len(gzip.compress((ROOT / path).read_bytes(), 9))


def test_the_assets_of_a_first_view_are_light() -> None:
    font = (ROOT / "static/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2").stat().st_size
    assert compressed("static/essaim.css") <= 20_000
    assert compressed("static/essaim.js") < 4_096
    files = ["static/essaim.css", "static/essaim.js", "static/vendor/htmx.min.js", "static/favicon.svg"]
    # Leaves 30 kB for the page itself (45 kB of HTML is about 10 compressed).
    assert font + sum(map(compressed, files)) < 70_000

"""Rules of the house that a reader would otherwise have to remember."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
PACKAGES = ("foundation", "territories", "accounts", "methods", "content", "community", "learning", "portal")
MARKS_SAFE = {"foundation/markup/templatetags/markup.py"}
WRITES = {"save", "create", "get_or_create", "update_or_create", "bulk_create", "bulk_update", "delete"}


def sources() -> Iterator[Path]:
    for package in PACKAGES:
        yield from (path for path in (ROOT / package).rglob("*.py") if "migrations" not in path.parts)


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_no_file_name_says_nothing() -> None:
    empty = {"utils.py", "helpers.py", "misc.py", "common.py", "signals.py"}
    assert [relative(path) for path in sources() if path.name in empty] == []


def test_no_model_signal_is_received() -> None:
    signals = re.compile(
        r"from django\.db\.models\.signals|\b(?:pre|post)_(?:save|delete|init)\.connect|@receiver\((?:pre|post)_"
    )
    assert [relative(path) for path in sources() if signals.search(path.read_text(encoding="utf-8"))] == []


def test_text_is_marked_safe_in_one_place() -> None:
    marked = {relative(path) for path in sources() if "mark_safe" in path.read_text(encoding="utf-8")}
    filtered = {
        relative(path)
        for path in (ROOT / "templates").rglob("*.html")
        if re.search(r"\|\s*safe\b|autoescape off", path.read_text(encoding="utf-8"))
    }
    assert (marked, filtered) == (MARKS_SAFE, set())


def view_files() -> list[Path]:
    return [path for path in sources() if path.name == "views.py" or path.parent.name == "views"]


@pytest.mark.parametrize("path", view_files(), ids=relative)
def test_views_do_not_write(path: Path) -> None:
    """Writes belong to actions: a view may call `.objects` methods that read, never those that write."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    writes = [
        f"{relative(path)}:{node.lineno} .{node.func.attr}()"
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in WRITES
        and "objects" in ast.unparse(node.func.value)
    ]
    assert writes == []

"""A real browser for the tests that need one: `with chromium() as browser`."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest


def chromium_path() -> str:
    """Path of the browser to drive, or ""."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or ""


@contextmanager
def chromium() -> Iterator[Any]:
    """A headless Chromium driven by Playwright; the test is skipped where there is none."""
    if not chromium_path():
        pytest.skip("needs Chromium (CHROMIUM=/path/to/chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=["--no-sandbox"])
        yield browser
        browser.close()

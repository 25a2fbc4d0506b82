"""Every page of every role: nothing for axe to say, in both themes, and no sideways scrolling on a small screen."""

import re
from typing import Any

import pytest

from tests.architecture.url_table import EVERY_ROLE, TABLE
from tests.e2e.people import reading
from tests.support.axe import violations

pytestmark = [pytest.mark.browser, pytest.mark.slow]

REFERENCE = "agent"  # members whose page reads as the agent's are not checked twice
COLOURS = ["color-contrast"]
UNFOLD = "document.querySelectorAll('details:not(.menu)').forEach(part => { part.open = true })"
DARK = "document.documentElement.dataset.theme = 'dark'"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# What differs from one reader to the next without changing the page.
PERSONAL = re.compile(
    r'value="[\w-]{32,}"|X-CSRFToken[^}]*|\w+ Démo|<span class="avatar".*?</span>|\w+@essaim\.example'
)


@pytest.mark.parametrize("role", EVERY_ROLE)
def test_every_page_of_a_role(browser: Any, site: str, addresses: dict[str, str], role: str) -> None:
    signed = "" if role == "visitor" else role
    found, checked = [], 0
    with reading(browser, site, signed, viewport={"width": 1280, "height": 900}, reduced_motion="reduce") as page:
        already = set() if role in ("visitor", REFERENCE) else _texts(browser, site, REFERENCE, addresses)
        for name, (_arguments, statuses) in TABLE.items():
            if statuses[role] == 200 and _is_new(page, addresses[name], already):
                found += [f"{name} {what}" for what in _faults(page, addresses[name])]
                checked += 1
    assert checked, "this role reads nothing of its own"
    assert not found, "\n".join(found)


def _is_new(page: Any, path: str, already: set[str]) -> bool:
    """Whether the address gives this reader a whole page, different from those the reference reads."""
    response = page.request.get(path)
    if not response.headers.get("content-type", "").startswith("text/html"):
        return False
    text = response.text()
    return "<html" in text and PERSONAL.sub("", text) not in already


def _texts(browser: Any, site: str, role: str, addresses: dict[str, str]) -> set[str]:
    with reading(browser, site, role) as page:
        readable = [addresses[name] for name, (_arguments, statuses) in TABLE.items() if statuses[role] == 200]
        return {PERSONAL.sub("", _text(page.request.get(path))) for path in readable}


def _text(response: Any) -> str:
    return response.text() if response.headers.get("content-type", "").startswith("text/html") else ""


def _faults(page: Any, path: str) -> list[str]:
    page.goto(path)
    page.evaluate(UNFOLD)
    found = violations(page)
    page.evaluate(DARK)
    found += [f"(dark) {fault}" for fault in violations(page, COLOURS)]
    page.set_viewport_size({"width": 320, "height": 700})
    if (overflow := page.evaluate(OVERFLOW)) > 0:
        found.append(f"{overflow} px too wide at 320")
    page.set_viewport_size({"width": 1280, "height": 900})
    return found

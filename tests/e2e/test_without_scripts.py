"""The whole loop with JavaScript off: search, read, enter, join, reply."""

import re
from typing import Any

import pytest

from tests.e2e.people import reading

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_from_a_problem_to_a_reply(browser: Any, site: str) -> None:
    with reading(browser, site, java_script_enabled=False) as page:
        main = page.locator("main")
        page.goto("/")
        main.get_by_role("searchbox").fill("stationnement centre ville")
        main.get_by_role("button", name="Chercher").click()
        main.get_by_role("link", name=re.compile("Mieux se garer")).first.click()
        page.get_by_role("heading", name="Ce qui n’a pas marché").wait_for()
    with reading(browser, site, "newcomer", java_script_enabled=False) as page:
        main = page.locator("main")
        page.goto("/communaute/")
        main.get_by_role("link", name=re.compile("^Numérique et relation")).first.click()
        main.get_by_role("link", name=re.compile("Rejoindre")).first.click()
        _accept_and_join(page)
        main.locator("a[href*='/communaute/fils/']").first.click()
        page.get_by_role("textbox", name=re.compile("réponse|message", re.IGNORECASE)).first.fill(
            "Chez nous, deux affiches."
        )
        main.get_by_role("button", name=re.compile("Répondre|Publier|Envoyer")).first.click()
        main.get_by_text("Chez nous, deux affiches.").first.wait_for()


def _accept_and_join(page: Any) -> None:
    if (box := page.locator("main input[type=checkbox]")).count():
        box.first.check()
    page.locator("main").get_by_role("button", name=re.compile("rejoindre")).click()

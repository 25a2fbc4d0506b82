"""The demonstration people in a browser."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

PASSWORD = "essaim-demonstration"  # as the README says it
EMAILS = {
    "agent": "camille@essaim.example",
    "trainer": "nour@essaim.example",
    "coach": "sacha@essaim.example",
    "referent": "dominique@essaim.example",
    "host": "lou@essaim.example",
    "editor": "andrea@essaim.example",
    "sponsor": "maxime@essaim.example",
    "administrator": "alex@essaim.example",
    "proposer": "idris@essaim.example",
    "newcomer": "ange@essaim.example",
    "secretary": "anne@essaim.example",
    "neighbour": "bruno@essaim.example",
}


@contextmanager
def reading(browser: Any, site: str, role: str = "", **context: Any) -> Iterator[Any]:
    """A page in a browser of one's own, signed in for a role; errors of the console fail the test at the end."""
    opened = browser.new_context(base_url=site, locale="fr-FR", **context)
    opened.set_default_timeout(15_000)
    page = opened.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    if role:
        sign_in(page, role)
    try:
        yield page
    finally:
        opened.close()
    assert errors == []


def sign_in(page: Any, role: str) -> None:
    page.goto("/compte/connexion/")
    page.get_by_label("Adresse électronique").fill(EMAILS[role])
    page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Se connecter", exact=True).click()
    page.wait_for_url("**/ma-semaine")

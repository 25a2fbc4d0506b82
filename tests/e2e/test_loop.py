"""The loop of the house: a visitor goes all the way round, following links only."""

import re
from typing import Any

import pytest

from tests.e2e.people import reading

pytestmark = [pytest.mark.browser, pytest.mark.slow]

INITIATIVE = re.compile(r"/initiatives/[\w-]+/$")
CARD = re.compile(r"/methodes/[\w-]+/$")
STEP = re.compile(r"/parcours/[\w-]+/[\w-]+/$")
THREAD = re.compile(r"/communaute/fils/[\w-]+/")
PERSON = re.compile(r"/annuaire/[\w-]+/$")


def follow(page: Any, links: str, arrives: re.Pattern[str]) -> None:
    """Follow the first link of the main part that matches the selector."""
    page.locator("main").locator(links).first.click()
    page.wait_for_url(arrives)


def follow_in(page: Any, door: str, arrives: re.Pattern[str]) -> None:
    """Follow the first link of the small page that another room shows under this title."""
    page.locator("main").get_by_role("heading", name=door).scroll_into_view_if_needed()
    section = page.locator("main section").filter(has=page.get_by_role("heading", name=door))
    section.locator(".row-title a").first.click()
    page.wait_for_url(arrives)


@pytest.mark.parametrize("width", [360, 1280])
def test_a_visitor_goes_from_the_home_page_round_to_a_case_again(browser: Any, site: str, width: int) -> None:
    with reading(browser, site, viewport={"width": width, "height": 800}) as page:
        page.goto("/")
        follow(page, ".hypotheses + p a", INITIATIVE)
        follow(page, '.row-aside a[href="/methodes/entretien-usager/"]', CARD)
        follow_in(page, "Les parcours qui l’enseignent", STEP)
        follow_in(page, "Ce qu’on en dit", THREAD)
        follow(page, ".post-head a[href^='/annuaire/']", PERSON)
        follow(page, "[aria-labelledby=messages] .row-title a", THREAD)
        follow(page, "a[href^='/initiatives/']", INITIATIVE)
        page.get_by_role("heading", name="Le problème").wait_for()


def test_the_loop_holds_without_javascript(browser: Any, site: str) -> None:
    with reading(browser, site, java_script_enabled=False) as page:
        page.goto("/methodes/entretien-usager/")
        page.get_by_role("link", name="Les initiatives qui l’ont employée").click()
        follow(page, ".row-title a", INITIATIVE)
        page.get_by_role("link", name=re.compile("Qui l’a fait")).click()
        page.wait_for_url("**/qui-l-a-fait/")
        page.get_by_role("heading", name="Avec les mêmes méthodes").wait_for()
        page.get_by_role("link", name="Ce qu’on en dit").click()
        page.get_by_role("link", name="Poser une question").wait_for()

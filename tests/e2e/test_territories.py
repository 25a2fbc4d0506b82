"""Territories in a real browser: pages accessible at every width, and the field that suggests while one types."""

from typing import Any

import pytest

from territories.models import Collectivite
from tests.support.axe import assert_accessible
from tests.support.places import held, places

__all__ = ["held", "places"]

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAGES = [
    "/territoires/",
    "/territoires/?q=saint",
    "/territoires/regions/53-bretagne/",
    "/territoires/departements/93-seine-saint-denis/",
    "/territoires/commune/93059-pierrefitte-sur-seine/",
    "/territoires/commune/29155-ouessant/",
]
UNFOLD = "document.querySelectorAll('details').forEach(part => { part.open = true })"


@pytest.fixture
def page(browser: Any) -> Any:
    opened = browser.new_page()
    yield opened
    opened.close()


@pytest.fixture
def field(places: None, live_server: Any, page: Any) -> Any:
    page.goto(live_server.url + "/essai-collectivite")
    return page.get_by_label("Votre collectivité")


@pytest.mark.parametrize(("width", "theme"), [(360, "light"), (1280, "dark")])
def test_pages_are_accessible_and_fit(places, held, browser, live_server, width: int, theme: str) -> None:
    held += Collectivite.objects.filter(code__in=["93066", "97411", "29103"])
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=theme)
    # The page that a room would serve is not there: its place on the page stays a link.
    page.route("**/essais/**", lambda route: route.fulfill(status=404))
    for address in PAGES:
        page.goto(live_server.url + address)
        page.evaluate(UNFOLD)
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    page.close()


@pytest.mark.urls("tests.support.collectivite_page")
def test_chosen_with_the_keyboard(field: Any, page: Any) -> None:
    field.press_sequentially("saint denis")
    page.get_by_role("option").nth(1).wait_for()
    assert_accessible(page)
    field.press("ArrowDown")
    field.press("ArrowDown")
    assert page.locator("#" + field.get_attribute("aria-activedescendant")).inner_text() == "Saint-Denis (93) · commune"
    field.press("Enter")
    assert field.input_value() == "Saint-Denis (93) · commune"
    assert page.get_by_role("option").count() == 0
    page.get_by_role("button", name="Enregistrer").click()
    assert page.locator("#chosen").inner_text() == "Saint-Denis (93) · commune"


@pytest.mark.urls("tests.support.collectivite_page")
def test_chosen_with_the_mouse_after_an_escape(field: Any, page: Any) -> None:
    field.press_sequentially("st denis reu")
    page.get_by_role("option").wait_for()
    field.press("Escape")
    assert page.get_by_role("option").count() == 0
    field.press("n")
    page.get_by_role("option").click()
    assert field.input_value() == "Saint-Denis (974) · commune"


@pytest.mark.urls("tests.support.collectivite_page")
def test_settled_without_scripts(places: None, browser: Any, live_server: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(live_server.url + "/essai-collectivite")
    page.get_by_label("Votre collectivité").fill("saint denis")
    page.get_by_role("button", name="Enregistrer").click()
    page.get_by_label("Saint-Denis (93) · commune").check()
    page.get_by_role("button", name="Enregistrer").click()
    assert page.locator("#chosen").inner_text() == "Saint-Denis (93) · commune"
    context.close()


@pytest.mark.urls("tests.support.collectivite_page")
def test_choices_after_an_error_are_accessible(field: Any, page: Any) -> None:
    field.fill("saint denis")
    page.get_by_role("button", name="Enregistrer").click()
    page.get_by_role("radio").first.wait_for()
    assert_accessible(page)

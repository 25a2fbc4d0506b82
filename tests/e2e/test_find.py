"""Narrowing the library by keyboard: what was unfolded stays so and keeps the focus; the address says what is asked."""

from typing import Any

import pytest

from tests.e2e.people import reading

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_facet_is_ticked_then_the_map_leads_to_a_department(browser: Any, site: str) -> None:
    with reading(browser, site, "") as page:
        page.goto("/initiatives/")
        page.locator("#facette-annee > summary").click()
        box = page.locator("#facette-annee input").first
        name = box.get_attribute("id")
        box.focus()
        page.keyboard.press("Space")
        page.wait_for_url(f"**/initiatives/?annee={name.removeprefix('annee-')}")
        page.wait_for_function("name => document.activeElement.id === name", arg=name)
        assert page.locator("#facette-annee[open]").count() == 1
        page.locator("#facette-annee input:checked").press("Space")
        page.wait_for_url("**/initiatives/")
        page.get_by_role("link", name="Voir sur la carte").click()
        drawn = page.locator(".map-large a").first
        drawn.focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/initiatives/?departement=*")
        assert page.locator("#resultats-titre").inner_text()[0] != "0"

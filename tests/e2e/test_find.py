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


SENTENCE = "J’ai 45 minutes, 14 personnes, sans vidéoprojecteur, je veux faire émerger des idées"


def test_a_sentence_is_sent_by_enter_and_what_was_understood_is_corrected_by_keyboard(browser: Any, site: str) -> None:
    with reading(browser, site, "") as page:
        page.set_viewport_size({"width": 360, "height": 740})
        page.goto("/methodes/")
        page.locator("#dites").fill(SENTENCE)
        page.keyboard.press("Enter")
        page.wait_for_url("**/methodes/?phrase=*&minutes=45&personnes=14&*")
        assert page.locator("#presque").count() == 1
        assert not page.locator("#minutes").is_visible()  # the filters of a phone are folded
        page.get_by_role("link", name="45 minutes Corriger").press("Enter")
        minutes = page.locator("#minutes")
        minutes.wait_for(state="visible")
        minutes.fill("90")
        minutes.press("Enter")
        page.wait_for_url("**minutes=90*")
        assert page.locator("#dites").input_value() == SENTENCE
        assert page.get_by_text("tient dans vos 90").count()

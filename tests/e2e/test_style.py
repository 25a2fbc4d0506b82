"""The living page of the design in a real browser: accessible, fitting, light, and usable without scripts."""

from typing import Any

import pytest

from tests.support.axe import assert_accessible

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# What axe cannot see folded is unfolded first.
UNFOLD = "document.querySelectorAll('details').forEach(part => { part.open = true })"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("address", ["/style", "/style?erreurs=1#filtres", "/nulle-part"])
def test_no_violation(browser: Any, live_server: Any, address: str, width: int, theme: str) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=theme)
    page.goto(live_server.url + address)
    page.evaluate(UNFOLD)
    assert_accessible(page)
    page.close()


@pytest.mark.parametrize("width", [320, 360, 768, 1024, 1280, 1600])
def test_nothing_overflows(browser: Any, live_server: Any, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(live_server.url + "/style?erreurs=1#filtres")
    page.evaluate(UNFOLD)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_a_first_view_takes_six_requests_of_our_own(browser: Any, live_server: Any) -> None:
    page = browser.new_page()
    asked, complaints = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(live_server.url + "/style")
    page.wait_for_load_state("networkidle")
    assert len(asked) <= 6
    assert all(url.startswith(live_server.url) for url in asked)
    assert complaints == []
    page.close()


def test_the_theme_is_chosen_without_scripts(browser: Any, live_server: Any) -> None:
    context = browser.new_context(java_script_enabled=False, color_scheme="light")
    page = context.new_page()
    page.goto(live_server.url + "/style")
    page.get_by_role("button", name="sombre").click()
    page.wait_for_url("**/style")
    assert page.locator("html").get_attribute("data-theme") == "dark"
    context.close()


def test_the_toolbar_writes_markdown(browser: Any, live_server: Any) -> None:
    page = browser.new_page()
    page.goto(live_server.url + "/style")
    area = page.get_by_label("Le problème")
    area.fill("un mot")
    area.select_text()
    page.get_by_role("button", name="Gras").click()
    assert area.input_value() == "**un mot**"
    page.get_by_role("button", name="Liste", exact=True).click()
    assert "- un mot" in area.input_value()
    page.close()


def test_dialogs_open_close_and_messages_leave(browser: Any, live_server: Any) -> None:
    page = browser.new_page()
    page.goto(live_server.url + "/style")
    page.get_by_role("link", name="Ouvrir un dialogue").click()
    assert page.get_by_role("dialog").is_visible()
    page.get_by_role("button", name="Rester").click()
    assert not page.locator("#exemple").is_visible()
    before = page.locator(".toast").count()
    page.get_by_role("button", name="Fermer ce message").first.click()
    assert page.locator(".toast").count() == before - 1
    page.close()

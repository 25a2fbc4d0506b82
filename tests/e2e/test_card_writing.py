"""A card written in a real browser: rows moved by keyboard, by mouse and by touch; its printed sheet beside it."""

import re
from typing import Any

import pytest

from foundation.history.editorial import latest_version_of
from methods.models import MethodCard
from tests.support.axe import assert_accessible
from tests.support.factories.accounts import UserFactory
from tests.support.factories.methods import card_data, draft_card

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

WIDE = {"viewport": {"width": 1280, "height": 800}}
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True}
STEPS = [
    {"title": name, "minutes": 20, "text": f"Faire {name}.", "say": ""} for name in ("Un", "Deux", "Trois", "Quatre")
]
UP, DOWN = "Alt+ArrowUp", "Alt+ArrowDown"


@pytest.fixture
def writing(open_as):
    """`writing(**options)` is the page where a draft of four steps is written."""

    def opened(**options: Any) -> Any:
        card = draft_card(steps=STEPS)
        page = open_as(card.authors.get(), **options)
        page.goto(f"{card.get_absolute_url()}modifier/")
        page.locator("#lignes-steps [data-row-handle]:not([hidden])").first.wait_for()
        return page

    return opened


def titles(page: Any) -> list[str]:
    return page.eval_on_selector_all("[name^='steps-'][name$='-title']", "fields => fields.map(field => field.value)")


def numbers(page: Any) -> list[str]:
    return page.eval_on_selector_all("[name^='steps-'][name$='-title']", "fields => fields.map(field => field.id)")


def said(page: Any) -> str:
    return page.locator("#lignes-steps [data-rows-said]").inner_text()


def focused(page: Any) -> str:
    return page.evaluate("document.activeElement.textContent.trim().replace(/\\s+/g, ' ')")


def handle(page: Any, number: int) -> Any:
    return page.locator("#lignes-steps [data-row-handle]").nth(number - 1)


def save(page: Any) -> dict[str, Any]:
    page.get_by_role("button", name="Enregistrer la version").last.click()
    page.wait_for_url(re.compile("/methodes/[^/]+/$"))
    return latest_version_of(MethodCard.objects.get()).data


def test_the_keyboard_moves_a_step_keeps_the_focus_and_says_the_rank(writing) -> None:
    page = writing(**WIDE)
    page.get_by_role("button", name="Descendre la ligne 1").first.focus()
    page.keyboard.press("Enter")
    assert (titles(page), focused(page)) == (["Deux", "Un", "Trois", "Quatre"], "Descendre la ligne 2")
    assert said(page) == "«\u00a0Un\u00a0»\u00a0: rang 2 sur 4."
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert (titles(page)[-1], focused(page)) == ("Un", "Monter la ligne 4")
    handle(page, 4).focus()
    for _time in range(5):
        page.keyboard.press(UP)
    assert (titles(page), said(page)) == (["Un", "Deux", "Trois", "Quatre"], "«\u00a0Un\u00a0»\u00a0: rang 1 sur 4.")
    page.keyboard.press(DOWN)
    assert numbers(page) == [f"id_steps-{n}-title" for n in range(4)]
    assert [step["title"] for step in save(page)["steps"]] == ["Deux", "Un", "Trois", "Quatre"]


def test_rows_added_and_removed_in_place_lose_nothing_that_was_typed(writing) -> None:
    page = writing(**WIDE)
    page.locator("#id_steps-3-title").fill("Quatre, récrit")
    page.get_by_role("button", name="Retirer la ligne 2").first.click()
    assert (titles(page), said(page)) == (["Un", "Trois", "Quatre, récrit"], "«\u00a0Deux\u00a0»\u00a0: ligne retirée.")
    assert focused(page) == "Retirer la ligne 2"
    page.get_by_role("button", name="Remettre la ligne retirée").click()
    assert titles(page) == ["Un", "Deux", "Trois", "Quatre, récrit"]
    page.get_by_role("button", name="Ajouter une étape").click()
    assert page.evaluate("document.activeElement.id") == "id_steps-4-title"
    page.keyboard.type("Cinq")
    page.locator("#id_steps-4-minutes").fill("5")
    page.locator("#id_steps-4-text").fill("Conclure.")
    assert page.locator("#id_steps-4-text").locator("xpath=..").locator(".editor-tools").is_visible()
    data = save(page)
    assert [step["title"] for step in data["steps"]] == ["Un", "Deux", "Trois", "Quatre, récrit", "Cinq"]
    assert data["materials"] == card_data()["materials"]


def test_an_added_step_has_its_own_text_preview(writing) -> None:
    page = writing(**WIDE)
    page.get_by_role("button", name="Ajouter une étape").click()
    page.locator("#id_steps-4-text").fill("Texte **neuf**.")
    page.get_by_role("button", name="Monter la ligne 5").click()
    row = page.locator("#lignes-steps [data-row='3']")
    row.get_by_role("button", name="Aperçu").click()
    row.locator("#id_steps-3-text_preview strong").wait_for()


class Mouse:
    """A hand on a mouse."""

    def __init__(self, page: Any) -> None:
        self.page = page

    def press(self, x: float, y: float) -> None:
        self.page.mouse.move(x, y)
        self.page.mouse.down()

    def move(self, x: float, y: float) -> None:
        self.page.mouse.move(x, y)

    def release(self) -> None:
        self.page.mouse.up()


class Finger:
    """A finger on the screen."""

    def __init__(self, page: Any) -> None:
        self.screen = page.context.new_cdp_session(page)

    def _touch(self, kind: str, *points: dict[str, float]) -> None:
        self.screen.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})

    def press(self, x: float, y: float) -> None:
        self._touch("touchStart", {"x": x, "y": y})

    def move(self, x: float, y: float) -> None:
        self._touch("touchMove", {"x": x, "y": y})

    def release(self) -> None:
        self._touch("touchEnd")


def drag(page: Any, hand: Mouse | Finger, number: int, rows: float) -> None:
    """Take a row by its handle and bring it over others, without letting it go."""
    handle(page, number).scroll_into_view_if_needed()
    box = handle(page, number).bounding_box()
    hand.press(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.locator("#lignes-steps > [data-sorting]").wait_for()
    folded = page.locator("#lignes-steps [data-row]")
    pitch = folded.nth(1).bounding_box()["y"] - folded.nth(0).bounding_box()["y"]
    start = handle(page, number).bounding_box()
    for part in range(1, 11):
        hand.move(start["x"] + 10, start["y"] + start["height"] / 2 + rows * pitch * part / 10)


@pytest.mark.parametrize(("options", "hands"), [(WIDE, Mouse), (PHONE, Finger)])
def test_a_handle_drags_a_step(writing, options, hands) -> None:
    page = writing(**options)
    hand = hands(page)
    drag(page, hand, 1, rows=2.3)
    assert page.locator("[data-dragged] legend").inner_text() == "Ligne 1 · Un"
    hand.release()
    page.locator("#lignes-steps > [data-sorting]").wait_for(state="detached")
    assert titles(page) == ["Deux", "Trois", "Un", "Quatre"]
    assert (numbers(page)[2], said(page)) == ("id_steps-2-title", "«\u00a0Un\u00a0»\u00a0: rang 3 sur 4.")
    drag(page, hand, 3, rows=-2.3)
    page.keyboard.press("Escape")
    hand.release()
    assert titles(page) == ["Deux", "Trois", "Un", "Quatre"]
    assert [step["title"] for step in save(page)["steps"]] == ["Deux", "Trois", "Un", "Quatre"]


def test_errors_follow_their_row(writing) -> None:
    page = writing(**WIDE)
    page.locator("#id_steps-1-minutes").fill("")
    page.locator("#id_steps-2-minutes").fill("")
    page.get_by_role("button", name="Enregistrer la version").last.click()
    summary = page.locator(".error-summary")
    page.get_by_role("button", name="Descendre la ligne 3").first.click()
    links = summary.locator("a[href*=minutes]")
    assert [link.get_attribute("href") for link in links.all()] == ["#id_steps-1-minutes", "#id_steps-3-minutes"]
    assert page.locator("#id_steps-3-minutes").get_attribute("aria-describedby") == "id_steps-3-minutes_error"
    page.get_by_role("button", name="Retirer la ligne 2").first.click()
    assert [link.get_attribute("href") for link in links.all()] == ["#id_steps-2-minutes"]
    assert_accessible(page)


def test_the_printed_sheet_and_the_total_follow_what_is_typed(writing) -> None:
    page = writing(**WIDE)
    sheet, total = page.locator("#apercu-feuille"), page.locator("[data-minutes-total]")
    page.locator("#id_title").fill("Une autre marche")
    sheet.get_by_text("Une autre marche").wait_for()
    page.locator("#id_steps-0-minutes").fill("95")
    total.filter(has_text="155 min, soit 35 min de trop").wait_for()
    sheet.locator(".paper-step", has_text="Deux").filter(has_text=re.compile("1.h.35")).wait_for()
    page.get_by_role("button", name="Retirer la ligne 1").first.click()
    total.filter(has_text="60 min, dans la durée annoncée").wait_for()
    with page.expect_popup() as opened:
        page.get_by_role("button", name="Voir le PDF").click()
    assert (
        opened.value.url.endswith("/methodes/apercu/fiche.pdf?fiche=marche-exploratoire")
        or "about:blank" in opened.value.url
    )
    assert latest_version_of(MethodCard.objects.get()).number == 1


def test_on_a_phone_a_button_shows_the_sheet(writing) -> None:
    page = writing(**PHONE, color_scheme="dark")
    assert not page.locator("#apercu").is_visible()
    page.locator("#id_title").fill("Une autre marche")
    page.get_by_role("button", name="Aperçu", exact=True).last.click()
    page.locator("#apercu").get_by_text("Une autre marche").wait_for()
    assert_accessible(page)
    page.get_by_role("button", name="Fermer l’aperçu").click()
    assert not page.locator("#apercu").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_without_scripts_the_preview_is_a_page(open_as) -> None:
    page = open_as(UserFactory(), java_script_enabled=False)
    page.goto("/methodes/proposer/")
    page.get_by_label("Nom de la méthode").fill("À peine commencée")
    with page.expect_popup() as opened:
        page.locator(".form-actions").get_by_role("button", name="Aperçu").click()
    opened.value.get_by_text("Rien n’est enregistré").wait_for()
    assert opened.value.get_by_text("À peine commencée").is_visible()
    assert not MethodCard.objects.exists()

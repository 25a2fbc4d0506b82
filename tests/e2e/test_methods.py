"""Methods in a real browser: accessible at every width, and written without scripts."""

import pytest
from django.core.management import call_command

from methods import actions
from methods.models import MethodCard
from tests.support.axe import assert_accessible
from tests.support.factories.accounts import UserFactory
from tests.support.factories.methods import card_data, submitted_card

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

CARD = "/methodes/entretien-usager/"
PAGES = [
    "/methodes/",
    "/methodes/?famille=design&minutes=90",
    "/methodes/?personnes=5000",
    "/methodes/?phrase=bonjour",
    "/methodes/?phrase=des+id%C3%A9es&minutes=45&personnes=14&sans=videoprojecteur&moment=ideation",
    CARD,
    f"{CARD}modifier/",
    f"{CARD}supports/",
    f"{CARD}versions/",
    f"{CARD}versions/comparer/",
    "/methodes/proposer/",
    "/methodes/a-relire/",
    "/methodes/mes-fiches/",
    "/methodes/marche-exploratoire/",
]
UNFOLD = "document.querySelectorAll('details').forEach(part => { part.open = true })"


@pytest.mark.parametrize(("width", "theme"), [(320, "light"), (1280, "dark")])
def test_pages_are_accessible_and_fit(open_as, width: int, theme: str) -> None:
    call_command("cards_load")
    submitted_card()
    page = open_as(UserFactory(is_editor=True), viewport={"width": width, "height": 800}, color_scheme=theme)
    for address in PAGES:
        assert page.goto(address).status == 200, address
        page.evaluate(UNFOLD)
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_the_choice_just_made_keeps_the_focus(open_as) -> None:
    call_command("cards_load")
    page = open_as(UserFactory())
    page.goto("/methodes/")
    page.get_by_label("Design").focus()
    with page.expect_response("**/methodes/?**"):
        page.keyboard.press("Space")
    page.locator("#resultats .chip").first.wait_for()
    assert page.evaluate("document.activeElement.value") == "design"
    assert "famille=design" in page.url
    designs = MethodCard.objects.filter(family="design").count()
    assert page.get_by_role("status").filter(has_text="fiches").inner_text() == f"{designs} fiches"


def test_a_card_is_written_and_two_writers_meet_without_scripts(open_as) -> None:
    author = UserFactory()
    card = actions.draft_card(actor=author, data=card_data())
    page = open_as(author, java_script_enabled=False)
    page.goto(f"{card.get_absolute_url()}modifier/")
    page.get_by_label("En une phrase").fill("Texte à moi.")
    page.get_by_role("button", name="Descendre la ligne 1").first.click()
    assert page.locator("#id_steps-0-title").input_value() == "Marcher"
    actions.edit_card(MethodCard.objects.get(), actor=UserFactory(is_editor=True), data=card_data(), base=1)
    page.get_by_role("button", name="Enregistrer la version").click()
    assert page.get_by_text("Deux personnes ont écrit en même temps").is_visible()
    page.get_by_role("button", name="Enregistrer la version").click()
    assert page.get_by_text("Texte à moi.").is_visible()
    page.get_by_role("button", name="Soumettre au comité éditorial").click()
    assert MethodCard.objects.get().state == "submitted"

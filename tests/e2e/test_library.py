"""The library's whole loop in a browser: a small town hall tells a case, another one takes it up."""

import re
from typing import Any

import pytest

from tests.e2e.people import reading
from tests.support.axe import assert_accessible

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# What goes beyond the right edge, to say which when something does.
WIDER = """[...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
  .slice(0, 5).map((one) => one.outerHTML.slice(0, 120))"""
PHONE = {"viewport": {"width": 360, "height": 740}}
TITLE = "Un car scolaire ouvert aux habitants le mercredi"
NEXT_TITLE = "Le car scolaire prend aussi les habitants le mercredi"
FAILED = "Le premier mois, personne n’osait monter : rien ne disait que le car était ouvert à tous."


def main(page: Any) -> Any:
    return page.locator("main")


def press(page: Any, name: str) -> None:
    main(page).get_by_role("button", name=name, exact=True).first.click()


def follow(page: Any, name: str | re.Pattern[str]) -> None:
    main(page).get_by_role("link", name=name).first.click()


def fits(page: Any) -> None:
    """Nothing to scroll sideways, nothing that axe refuses."""
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready.then(() => null)")  # before it comes, another font is wider
    wide = page.evaluate(WIDER)
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"], (page.url, wide)
    assert_accessible(page)


def test_a_case_of_a_small_commune_is_told_published_found_and_taken_up(browser: Any, site: str) -> None:
    with reading(browser, site, "secretary", **PHONE) as page:
        address = tell_the_case(page)
    with reading(browser, site, "editor") as page:
        ask_for_a_change(page, address)
    with reading(browser, site, "secretary", **PHONE) as page:
        change_and_submit_again(page, address)
    with reading(browser, site, "editor") as page:
        publish(page, address)
    with reading(browser, site, "neighbour", **PHONE) as page:
        find_it_among_territories_alike(page, address)
        compare_it(page, address)
        contact_the_team(page, address)
        declare_an_adaptation(page, address)
    with reading(browser, site, "secretary", **PHONE) as page:
        answer(page)


def tell_the_case(page: Any) -> str:
    """Five questions, then what did not work and where it comes from; gives the address of the sheet."""
    page.goto("/initiatives/proposer/")
    fits(page)
    page.get_by_label("En une phrase, qu’avez-vous fait ?").fill(TITLE)
    page.get_by_label("Quel était le problème ?").fill("Sans voiture, on ne va plus au marché du bourg voisin.")
    page.get_by_label("Comment vous y êtes-vous pris ?").fill("Le car à vide du mercredi prend les habitants.")
    page.get_by_label("Où en est-on ?").select_option("experimentation")
    page.get_by_label("Qu’est-ce que cela a donné ?").fill("Six personnes montent chaque semaine.")
    press(page, "Enregistrer mon brouillon")
    page.get_by_role("heading", name="Les parties de la fiche").wait_for()
    fits(page)
    work = page.url
    follow(page, re.compile("^Ce qui n’a pas marché"))
    fits(page)
    page.get_by_label("Ce qui n’a pas marché").fill(FAILED)
    press(page, "Enregistrer")
    page.goto(work)
    follow(page, re.compile("^Sources et licence"))
    page.get_by_role("textbox", name=re.compile("^Source")).first.fill("Cahier de bord de la mairie")
    press(page, "Enregistrer")
    page.goto(work)
    follow(page, re.compile("^Pour être trouvée"))
    page.get_by_role("checkbox", name=re.compile("mobilité", re.IGNORECASE)).first.check()
    press(page, "Enregistrer")
    page.goto(work)
    press(page, "Soumettre au comité éditorial")
    return page.url.replace("/ecrire/", "/")


def ask_for_a_change(page: Any, address: str) -> None:
    page.goto("/initiatives/a-relire/")
    follow(page, TITLE)
    page.goto(address)
    step = main(page).locator("details").filter(has_text="Demander des modifications")
    step.locator("summary").click()
    step.get_by_role("textbox").fill("Dites-le en une phrase avec un verbe.")
    step.get_by_role("button", name="Demander des modifications").click()
    main(page).get_by_text("à revoir").first.wait_for()


def change_and_submit_again(page: Any, address: str) -> None:
    page.goto(address + "ecrire/")
    main(page).get_by_text("Dites-le en une phrase avec un verbe.").first.wait_for()
    follow(page, re.compile("^L’essentiel"))
    page.get_by_label("titre", exact=False).first.fill(NEXT_TITLE)
    press(page, "Enregistrer")
    page.goto(address + "ecrire/")
    press(page, "Soumettre au comité éditorial")


def publish(page: Any, address: str) -> None:
    page.goto(address)
    press(page, "Publier")
    main(page).get_by_text("publié").first.wait_for()


def find_it_among_territories_alike(page: Any, address: str) -> None:
    page.goto("/initiatives/")
    follow(page, re.compile("comme le vôtre", re.IGNORECASE))
    follow(page, NEXT_TITLE)
    assert page.url.endswith(address.split("/initiatives/")[1])
    fits(page)


def compare_it(page: Any, address: str) -> None:
    page.goto(address)
    page.get_by_role("heading", name="Cas proches").scroll_into_view_if_needed()
    follow(page, re.compile("Les comparer avec ce cas"))
    page.get_by_role("heading", name=re.compile("côte à côte")).wait_for()
    main(page).get_by_text(FAILED).first.wait_for()
    fits(page)


def contact_the_team(page: Any, address: str) -> None:
    page.goto(address)
    follow(page, "Contacter l’équipe")
    page.get_by_label("Objet").fill("Assurance du car")
    page.get_by_label("Votre question").fill("Comment avez-vous assuré les habitants qui montent ?")
    press(page, "Envoyer la question")
    main(page).get_by_text("Comment avez-vous assuré").first.wait_for()
    assert "anne@essaim.example" not in page.content()


def declare_an_adaptation(page: Any, address: str) -> None:
    page.goto(address)
    follow(page, "Nous l’avons adaptée")
    page.get_by_label("Ce que vous avez repris").fill("Le car du mercredi ouvert à tous.")
    page.get_by_label("Ce que vous avez changé").fill("Une affiche à l’arrêt dès le premier jour.")
    press(page, "Publier la reprise")
    page.goto(address)
    follow(page, re.compile("Reprise par 1 territoire"))
    main(page).get_by_text("La Chapelle-aux-Ruches").first.wait_for()
    fits(page)


def answer(page: Any) -> None:
    """The contributor answers from the site, and sees who took the case up."""
    page.goto("/ma-semaine")
    follow(page, re.compile("Assurance du car"))
    page.get_by_label("Votre message").fill("Par le contrat du transporteur, sans supplément.")
    press(page, "Envoyer")
    main(page).get_by_text("sans supplément").first.wait_for()

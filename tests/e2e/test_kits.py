"""Kits in a real browser: put together on a phone with the keyboard alone, then printed, with and without scripts."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from methods.models import CardPrint, Kit
from tests.support.axe import assert_accessible
from tests.support.factories.accounts import UserFactory
from tests.support.factories.kits import kit, shared_kit
from tests.support.factories.methods import published_card
from tests.support.jobs import run_jobs

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 360, "height": 740}
WIDTH = "document.documentElement.scrollWidth"
FOCUSED = "document.activeElement.id"


def titles(page):
    return page.locator(".kit-cards .method-title").all_inner_texts()


@pytest.mark.parametrize(("width", "theme"), [(360, "dark"), (1280, "light")])
def test_pages_are_accessible_and_fit(open_as, width, theme):
    owner = UserFactory()
    made = shared_kit(*(published_card(title=title) for title in ("Alpha", "Bêta")), owner=owner, note="Pourquoi.")
    item = made.items.first()
    page = open_as(owner, viewport={"width": width, "height": 800}, color_scheme=theme)
    names = ("kit-edit", "kit-fork", "kit-delete", "kit-add")
    for address in (
        *(reverse(f"methods:{name}") for name in ("kit-list", "my-kits", "kit-new", "print-choice")),
        made.get_absolute_url(),
        *(reverse(f"methods:{name}", args=[made.slug]) for name in names),
        f"{reverse('methods:kit-add', args=[made.slug])}?q=alpha",
        reverse("methods:kit-card", args=[made.slug, item.pk]),
        f"{reverse('methods:print-choice')}?kit={made.slug}&cherche=alpha",
        reverse("methods:card-kits", args=[item.card.slug]),
    ):
        assert page.goto(address).status == 200, address
        assert_accessible(page)
        assert page.evaluate(WIDTH) <= width, address


def test_a_kit_is_put_together_with_the_keyboard_alone(open_as):
    owner = UserFactory()
    for title in ("Forum ouvert", "Forum fermé"):
        published_card(title=title)
    made = kit(owner=owner)
    page = open_as(owner, viewport=PHONE)
    page.goto(reverse("methods:kit-add", args=[made.slug]))
    page.get_by_label("Ce que vous voulez faire").press_sequentially("forum")
    page.get_by_role("status").filter(has_text="2 fiches répondent").wait_for()
    page.wait_for_load_state("networkidle")
    for title in ("Forum ouvert", "Forum fermé"):
        button = page.get_by_role("button", name=f"Ajouter « {title} »")
        button.focus()
        with page.expect_response("**/ajouter/**"):
            page.keyboard.press("Enter")
        page.get_by_role("button", name=f"Dans le kit « {title} »").wait_for()
        assert page.evaluate(FOCUSED).startswith("mettre-")
    page.goto(made.get_absolute_url())
    page.get_by_role("button", name="Descendre « Forum ouvert »").focus()
    with page.expect_response("**/ranger/"):
        page.keyboard.press("Enter")
    page.get_by_role("button", name="Monter « Forum ouvert »").wait_for()
    assert titles(page) == ["Forum fermé", "Forum ouvert"]


def test_a_card_is_put_in_a_new_kit_in_the_dialog(open_as):
    owner, card = UserFactory(), published_card()
    page = open_as(owner)
    page.goto(reverse("methods:card-list"))
    page.get_by_role("link", name=f"Ajouter à un kit « {card.title} »").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Votre premier kit").fill("Réunions")
    assert_accessible(page)
    dialog.get_by_role("button", name="Enregistrer").click()
    page.get_by_text("La fiche est dans 1 de vos kits.").wait_for()
    assert page.url.endswith(reverse("methods:card-list"))
    assert Kit.objects.get().items.get().card == card


@pytest.mark.parametrize("scripts", [True, False])
def test_cards_ticked_in_the_list_become_a_deck(open_as, scripts):
    cache.clear()
    for title in ("Alpha", "Bêta", "Gamma"):
        published_card(title=title)
    page = open_as(UserFactory(), java_script_enabled=scripts)
    page.goto(reverse("methods:card-list"))
    for title in ("Alpha", "Gamma"):
        page.get_by_label(f"À imprimer : {title}").check()
    page.locator("#imprimer").get_by_role("button", name="Imprimer").click()
    page.get_by_role("button", name="Monter « Gamma »").click()
    page.get_by_label("Jeu à découper").check()
    page.get_by_role("button", name="Préparer le document").click()
    page.get_by_role("heading", name="Vos fiches se préparent").wait_for()
    run_jobs()
    if not scripts:
        page.get_by_role("link", name="Voir où il en est").click()
    page.get_by_role("link", name="Ouvrir le document").wait_for()
    assert CardPrint.objects.get().total == 2

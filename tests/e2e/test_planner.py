"""The planner in a real browser: by the keyboard alone, by a finger, by two people, cut off from the network."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from methods.actions import plan_blocks
from methods.enums import BlockKind
from methods.models import PlanBlock, WorkshopPlan
from methods.planning.arrangement import END
from tests.support.axe import assert_accessible
from tests.support.factories.accounts import UserFactory
from tests.support.factories.methods import published_card
from tests.support.factories.plans import block, card_block, facilitator, plan, shared_model
from tests.support.processes import wait_until

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


# Milliseconds: two cores may be busy with other tests.
PATIENCE = 20_000


def a_day(**fields: Any) -> WorkshopPlan:
    """A plan with every kind of thing on it, and something to look at."""
    workshop = plan(available_minutes=60, **fields)
    block(workshop, "Accueil", kind=BlockKind.WELCOME, prepare="Café", lead="Lou")
    card_block(workshop, published_card(title="Idées en silence", group_max=8), 40, notes="Au calme")
    parallel = block(workshop, "Deux pistes", 0, kind=BlockKind.PARALLEL)
    block(workshop, "Le guichet", 30, parent=parallel, track=1)
    block(workshop, "La file", 20, parent=parallel, track=2)
    block(workshop, "Pause", kind=BlockKind.BREAK)
    return workshop


def titles(page: Any) -> list[str]:
    return page.locator("#deroule > .plan-rows > li > .plan-line .row-title").all_inner_texts()


@contextmanager
def a_change(page: Any) -> Iterator[None]:
    """What is done inside posts one change, and the page has taken its answer."""
    before = page.locator("#planner").get_attribute("data-revision")
    yield
    expect(page.locator("#planner")).not_to_have_attribute("data-revision", before, timeout=PATIENCE)
    expect(page.locator(".htmx-request, .htmx-swapping, .htmx-settling")).to_have_count(0)


def focused(page: Any) -> str:
    return str(page.evaluate("document.activeElement.id"))


def assert_focus(page: Any, name: str) -> None:
    expect(page.locator(f"#{name}")).to_be_focused()


@pytest.mark.parametrize(("width", "theme"), [(360, "light"), (1280, "dark"), (1280, "light"), (360, "dark")])
def test_the_pages_are_accessible_and_fit(open_as: Any, width: int, theme: str) -> None:
    workshop = a_day()
    helper = facilitator(workshop)
    shared = shared_model()
    block(shared)
    plan_blocks.add_block(
        workshop, END, actor=workshop.owner, data={"title": "Une fin dont le nom est long", "minutes": 5}
    )
    first = workshop.blocks.order_by("pk").first()
    names = [("plan",), ("block-edit", first.pk), ("block-add",), ("plan-settings",), ("plan-team",), ("plan-copy",)]
    names += [("plan-share",), ("plan-delete",), ("member-remove", helper.pk), ("plan-hand-over", helper.pk)]
    pages = [reverse(f"workshops:{name}", args=[workshop.slug, *args]) for name, *args in names]
    pages += [reverse(f"workshops:{name}") for name in ("index", "plan-new", "model-list")]
    page = open_as(workshop.owner, viewport={"width": width, "height": 800}, color_scheme=theme)
    for address in [*pages, shared.get_absolute_url(), plan(owner=workshop.owner, slug="vide").get_absolute_url()]:
        assert page.goto(address).status == 200, address
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


@pytest.mark.parametrize("width", [360, 1280])
def test_the_dialogs_are_accessible(open_as: Any, width: int) -> None:
    workshop = a_day()
    page = open_as(workshop.owner, viewport={"width": width, "height": 800})
    page.goto(workshop.get_absolute_url())
    for opener in (page.locator("[id^=titre-]").first, page.locator("#ajouter-fin")):
        opener.click()
        expect(page.locator("#dialog")).to_be_visible()
        assert_accessible(page)
        page.keyboard.press("Escape")
        expect(page.locator("#dialog")).to_be_hidden()


def test_a_whole_workshop_by_the_keyboard_alone(open_as: Any) -> None:
    published_card(title="Idées en silence")
    page = open_as(UserFactory())
    page.goto(reverse("workshops:plan-new"))
    page.get_by_label("Nom de l’atelier").focus()
    page.keyboard.type("Mardi")
    _tab_to(page, lambda: page.evaluate("document.activeElement.innerText") == "Commencer")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Mardi", level=1)).to_be_visible()

    # A welcome, a card found by its words, a break.
    _choose(page, "ajouter-fin", "Accueil")
    page.locator("#ajouter-fin").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#fiche-q")).to_be_visible()
    _tab_to(page, lambda: focused(page) == "fiche-q")
    with page.expect_response(lambda answer: answer.url.endswith("q=silence")):
        page.keyboard.type("silence")
    expect(page.locator(".htmx-request, .htmx-swapping, .htmx-settling")).to_have_count(0)
    _tab_to(page, lambda: focused(page) == "prendre-idees-en-silence")
    with a_change(page):
        page.keyboard.press("Enter")
    expect(page.locator("#dialog")).to_be_hidden()
    assert_focus(page, "ajouter-fin")
    _choose(page, "ajouter-fin", "Pause")
    assert titles(page) == ["Accueil", "Idées en silence", "Pause"]

    # Moved with the arrows, the focus stays on the block and the hours are said.
    card = PlanBlock.objects.get(title="Idées en silence").pk
    page.locator(f"#titre-{card}").focus()
    with a_change(page):
        page.keyboard.press("Alt+ArrowUp")
    assert titles(page) == ["Idées en silence", "Accueil", "Pause"]
    assert_focus(page, f"titre-{card}")
    expect(page.locator("#plan-said")).to_contain_text("est déplacé. L’atelier finit à")
    with a_change(page):
        page.keyboard.press("Alt+ArrowDown")
    page.locator(f"#descendre-{card}").focus()
    with a_change(page):
        page.keyboard.press("Enter")
    assert titles(page)[-1] == "Idées en silence"
    assert_focus(page, f"descendre-{card}")

    # Its minutes typed in place, its form opened, left by Escape, and saved.
    page.locator(f"#minutes-{card}").focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("50")
    with a_change(page):
        page.keyboard.press("Tab")
    expect(page.locator(".plan-totals")).to_contain_text("1 h 15")
    page.locator(f"#titre-{card}").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Qui anime")).to_be_visible()
    _tab_to(page, lambda: page.evaluate("document.activeElement.name") == "lead")
    page.keyboard.type("Lou")
    with a_change(page):
        page.keyboard.press("Escape")
    expect(page.locator("#dialog")).to_be_hidden()
    assert_focus(page, f"titre-{card}")
    assert PlanBlock.objects.get(pk=card).lead == "Lou"

    # Taken away, and given back.
    page.locator(f"#retirer-{card}").focus()
    with a_change(page):
        page.keyboard.press("Enter")
    assert titles(page) == ["Accueil", "Pause"]
    assert_focus(page, "annuler-bouton")
    with a_change(page):
        page.keyboard.press("Enter")
    assert titles(page) == ["Accueil", "Pause", "Idées en silence"]
    assert PlanBlock.objects.get(pk=card).lead == "Lou"


def _tab_to(page: Any, arrived: Any) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if arrived():
            return
    raise AssertionError("the keyboard does not lead there")


def _choose(page: Any, opener: str, kind: str) -> None:
    page.locator(f"#{opener}").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#dialog .plan-kinds")).to_be_visible()
    _tab_to(page, lambda: page.evaluate("document.activeElement.innerText").startswith(kind))
    with a_change(page):
        page.keyboard.press("Enter")
    expect(page.locator("#dialog")).to_be_hidden()


def test_a_block_is_dragged_by_the_mouse_and_by_a_finger(open_as: Any) -> None:
    workshop = plan()
    for name in "ABC":
        block(workshop, name)
    page = open_as(workshop.owner, viewport={"width": 1280, "height": 900})
    page.goto(workshop.get_absolute_url())
    with a_change(page):
        _drag(page, "A", "C")
    assert titles(page) == ["B", "C", "A"]
    with a_change(page):
        _drag(page, "A", "B")
    assert titles(page) == ["B", "A", "C"]
    phone = open_as(workshop.owner, viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    phone.goto(workshop.get_absolute_url())
    with a_change(phone):
        _drag_by_touch(phone, "C", "B")
    assert titles(phone) == ["B", "C", "A"]


def test_a_block_is_dragged_into_a_sub_group(open_as: Any) -> None:
    workshop = a_day()
    page = open_as(workshop.owner, viewport={"width": 1280, "height": 1400})
    page.goto(workshop.get_absolute_url())
    with a_change(page):
        _drag(page, "Pause", "La file")
    moved = PlanBlock.objects.get(title="Pause")
    assert (moved.parent.title, moved.track, moved.position) == ("Deux pistes", 2, 2)


def test_what_is_typed_is_kept_when_the_page_is_left(open_as: Any) -> None:
    workshop = a_day()
    first = workshop.blocks.order_by("pk").first()
    page = open_as(workshop.owner)
    page.goto(workshop.get_absolute_url())
    page.locator(f"#titre-{first.pk}").click()
    page.get_by_label("Qui anime").fill("Nour")
    page.goto("/ateliers/")
    wait_until(lambda: PlanBlock.objects.get(pk=first.pk).lead == "Nour", seconds=20)


def test_escape_puts_back_what_was_taken(open_as: Any) -> None:
    workshop = plan()
    for name in "ABC":
        block(workshop, name)
    page = open_as(workshop.owner)
    page.goto(workshop.get_absolute_url())
    _take(page, "A", "C")
    page.keyboard.press("Escape")
    page.mouse.up()
    assert titles(page) == ["A", "B", "C"]
    assert page.locator(".is-dragged").count() == 0


def _row(page: Any, title: str) -> Any:
    return page.locator("[data-block]").filter(has=page.get_by_role("link", name=title, exact=True)).last


def _points(page: Any, title: str, after: str) -> tuple[float, float, float, float]:
    """The middle of the handle of a block, and of the place after another."""
    _row(page, title).locator("[data-handle]").last.scroll_into_view_if_needed()
    handle = _row(page, title).locator("[data-handle]").last.bounding_box()
    place = _row(page, after).locator("[data-place]").last.bounding_box()
    middles = [(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2) for box in (handle, place)]
    return (*middles[0], *middles[1])


def _take(page: Any, title: str, after: str) -> None:
    x, y, to_x, to_y = _points(page, title, after)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y + 5)
    page.mouse.move(to_x, to_y, steps=5)
    expect(page.locator(".is-target")).to_have_count(1)


def _drag(page: Any, title: str, after: str) -> None:
    _take(page, title, after)
    page.mouse.up()


def _drag_by_touch(page: Any, title: str, after: str) -> None:
    x, y, to_x, to_y = _points(page, title, after)
    finger = page.context.new_cdp_session(page)
    for kind, at in (
        ("touchStart", (x, y)),
        ("touchMove", (x, y + 5)),
        ("touchMove", (to_x, to_y)),
        ("touchEnd", None),
    ):
        points = [{"x": at[0], "y": at[1]}] if at else []
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def test_a_cut_network_loses_nothing_and_is_tried_again(open_as: Any) -> None:
    workshop = plan()
    for name in "AB":
        block(workshop, name)
    second = workshop.blocks.get(title="B").pk
    page = open_as(workshop.owner)
    page.goto(workshop.get_absolute_url())
    page.context.set_offline(True)
    page.locator(f"#monter-{second}").click()
    expect(page.locator("[data-plan-state]")).to_contain_text("Non enregistré")
    assert titles(page) == ["A", "B"]
    page.context.set_offline(False)
    with a_change(page):
        page.get_by_role("button", name="Réessayer").click()
    assert titles(page) == ["B", "A"]
    expect(page.locator("[data-plan-state]")).not_to_contain_text("Non enregistré")


def test_the_form_of_a_block_survives_a_cut_network(open_as: Any) -> None:
    workshop = plan()
    one = block(workshop, "A")
    page = open_as(workshop.owner)
    page.goto(workshop.get_absolute_url())
    page.locator(f"#titre-{one.pk}").click()
    page.get_by_label("Notes").fill("Tout ce que j’ai écrit")
    page.context.set_offline(True)
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    expect(page.locator(".toast")).to_contain_text("Le site n’a pas répondu")
    expect(page.get_by_label("Notes")).to_have_value("Tout ce que j’ai écrit")
    page.context.set_offline(False)
    with a_change(page):
        page.get_by_role("button", name="Enregistrer", exact=True).click()
    assert PlanBlock.objects.get().notes == "Tout ce que j’ai écrit"


def test_two_people_write_the_same_block_and_both_texts_are_kept(open_as: Any) -> None:
    workshop = plan()
    one = block(workshop, "A")
    page = open_as(workshop.owner)
    page.goto(workshop.get_absolute_url())
    page.locator(f"#titre-{one.pk}").click()
    page.get_by_label("Notes").fill("Le mien")
    plan_blocks.edit_block(one, actor=facilitator(workshop), data={"notes": "Le sien"}, base=0)
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    expect(page.locator("#dialog")).to_contain_text("Deux personnes ont écrit en même temps")
    expect(page.get_by_label("Notes")).to_have_value("Le mien")
    with a_change(page):
        page.get_by_role("button", name="Enregistrer", exact=True).click()
    assert PlanBlock.objects.get().notes == "Le mien"


def test_what_others_change_arrives_and_leaves_what_is_being_typed(open_as: Any) -> None:
    workshop = plan()
    one, other = block(workshop, "A"), block(workshop, "B")
    helper = facilitator(workshop)
    page = open_as(workshop.owner)
    page.clock.install()
    page.goto(workshop.get_absolute_url())
    page.locator(f"#minutes-{one.pk}").focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("4")
    plan_blocks.lengthen(other, 5, actor=helper)
    page.clock.fast_forward(21_000)
    expect(page.locator("#plan-said")).to_contain_text(str(helper))
    expect(page.locator(f"#minutes-{other.pk}")).to_have_value("20")
    expect(page.locator(f"#minutes-{one.pk}")).to_have_value("4")
    assert_focus(page, f"minutes-{one.pk}")


def test_quick_clicks_all_count(open_as: Any) -> None:
    workshop = plan()
    one = block(workshop, "A", 15)
    block(workshop, "B")
    block(workshop, "C")
    page = open_as(workshop.owner)
    page.goto(workshop.get_absolute_url())
    for _ in range(4):
        page.locator(f"#plus-{one.pk}").click()
    expect(page.locator(".plan-totals")).to_contain_text("1 h 05".replace(" ", "\u00a0"))
    assert PlanBlock.objects.get(pk=one.pk).minutes == 35
    for _ in range(2):
        page.locator(f"#descendre-{one.pk}").click(no_wait_after=True)
    expect(page.locator("#deroule > .plan-rows > li").last).to_contain_text("A")


def test_without_scripts_a_workshop_is_prepared_by_forms(open_as: Any) -> None:
    card = published_card(title="Idées en silence")
    page = open_as(UserFactory(), java_script_enabled=False)
    page.goto(card.get_absolute_url())
    page.get_by_role("link", name="Préparer un atelier").click()
    page.get_by_role("button", name="Commencer").click()
    assert titles(page) == ["Accueil", "Idées en silence", "Clôture"]
    page.get_by_role("button", name="Monter « Clôture »".replace("« ", "«\u00a0").replace(" »", "\u00a0»")).click()
    assert titles(page) == ["Accueil", "Clôture", "Idées en silence"]
    page.get_by_role("button", name="Cinq minutes de plus").first.click()
    page.get_by_role("link", name="Ajouter un temps à la fin").click()
    page.get_by_role("button", name="Pause").click()
    page.get_by_role("button", name="Annuler").click()
    assert titles(page) == ["Accueil", "Clôture", "Idées en silence"]
    assert PlanBlock.objects.get(title="Accueil").minutes == 15

"""A workshop run with a phone, the network cut: nothing is lost, nothing comes twice."""

import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.e2e.people import reading, sign_in
from tests.methods.running.cases import CASES
from tests.support.axe import violations

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True}
LIVE = "/ateliers/atelier-a-animer/animer/"
UNDER_WAY = "/ateliers/la-tournee-du-matin-demo/animer/"

FOLD = """(rows) => rows.map(({slots, events, now}) => {
  const told = events.map((event, n) => ({...event, uid: String(n).padStart(3, "0"), at: event.at * 1000}));
  const course = EssaimCourse.fold(slots.map((minutes) => ({minutes})), 0, told, now * 1000);
  return {
    states: course.slots.map((slot) => slot.state),
    allotted: course.slots.map((slot) => slot.allotted),
    spent: course.slots.map((slot) => slot.spent / 1000),
    left: course.left / 1000,
    ends_at: course.endsAt / 1000,
    extra: course.extra,
  };
})"""


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "paperboard.jpg"
    Image.effect_noise((2400, 1800), 40).convert("RGB").save(path, quality=90)
    return path


KEPT = """caches.open("essaim-live").then((kept) => kept.keys())
  .then((keys) => keys.map((key) => new URL(key.url).pathname))"""

IS_KEPT = """navigator.serviceWorker.controller !== null
  && (await (await caches.open("essaim-live")).keys()).some(({url}) => url.endsWith("page.js"))"""
FORGOTTEN = """!(await caches.has("essaim-live")) && (await navigator.serviceWorker.getRegistrations()).length === 0"""


def wait_for(page: Any, condition: str) -> None:
    """Until the condition holds; Playwright's own way is refused by the security policy of the page."""
    turn = f"if ({condition}) return true; await new Promise((next) => setTimeout(next, 100));"
    assert page.evaluate(f"async () => {{ for (let n = 0; n < 150; n += 1) {{ {turn} }} return false; }}")


def wait_until_kept(page: Any) -> None:
    wait_for(page, IS_KEPT)


def live_data(page: Any) -> dict[str, Any]:
    return json.loads(page.locator("#live-data").text_content())


def told(page: Any) -> list[dict[str, Any]]:
    """What the server holds of the run."""
    return page.request.get(live_data(page)["urls"]["state"]).json()["events"]


def press(page: Any, name: str) -> None:
    page.locator(".live-moves").get_by_role("button", name=name).click()


def note(page: Any, text: str) -> None:
    page.get_by_label("Ce qui se dit, ce qui se passe").fill(text)
    page.get_by_role("button", name="Garder la note").click()
    page.locator(".live-list").get_by_text(text).wait_for()


def test_the_fold_of_the_phone_is_that_of_the_server(browser: Any, site: str) -> None:
    with reading(browser, site, "agent") as page:
        page.goto(UNDER_WAY)
        assert page.evaluate(FOLD, CASES) == [case["expected"] for case in CASES]


def test_a_workshop_is_run_without_network(browser: Any, site: str, photo: Path) -> None:
    with reading(browser, site, "proposer", **PHONE) as page:
        page.goto(LIVE)
        page.get_by_role("button", name="Commencer maintenant").click()
        page.get_by_text("En ligne, tout est envoyé").wait_for()
        wait_until_kept(page)

        page.context.set_offline(True)
        press(page, "Suivant")
        page.get_by_role("heading", name="Temps 2").wait_for()
        press(page, "5 min")
        page.get_by_text("10 min de moins que prévu").wait_for()
        note(page, "On cherche les clés chaque matin.")
        note(page, "Essayer une semaine sans réunion.")
        page.locator("#photo").set_input_files(photo)
        page.get_by_text("Hors ligne\u00a0: 3 notes en attente").wait_for()
        assert violations(page) == []

        page.reload()
        page.get_by_role("heading", name="Temps 2").wait_for()
        page.get_by_text("Hors ligne\u00a0: 3 notes en attente").wait_for()
        page.get_by_role("img", name="Photo prise").wait_for()

        page.context.set_offline(False)
        page.get_by_text("En ligne, tout est envoyé").wait_for()
        assert sorted(event["kind"] for event in told(page)) == ["debut", "note", "note", "photo", "prolonge"]
        page.reload()
        page.get_by_role("heading", name="Temps 2").wait_for()
        assert page.locator(".live-list > li").count() == 3
        (taken,) = [event["photo"] for event in told(page) if event["photo"]]
        assert page.request.get(taken).ok

        page.get_by_role("link", name="Terminer l’atelier").click()
        page.get_by_role("dialog").get_by_role("button", name="Terminer").click()
        page.get_by_role("link", name="Voir ce qui a été noté").click()
        page.get_by_role("heading", name="L’atelier est terminé").wait_for()


def test_the_clock_says_in_words_what_its_colours_say(browser: Any, site: str) -> None:
    with reading(browser, site, "proposer", **PHONE) as page:
        page.clock.install()
        page.goto("/ateliers/atelier-minute/animer/")
        page.get_by_role("button", name="Commencer maintenant").click()
        page.get_by_text("En ligne, tout est envoyé").wait_for()
        page.context.set_offline(True)  # on line, the server's clock would correct this one
        clock, said = page.get_by_role("timer"), page.locator("[data-live=said]")
        page.clock.fast_forward("07:30")
        said.get_by_text("Plus que 5 minutes.").wait_for()
        page.clock.fast_forward("03:00")
        clock.get_by_text("bientôt fini").wait_for()
        page.clock.fast_forward("00:45")
        said.get_by_text("Plus qu’une minute.").wait_for()
        page.clock.fast_forward("04:00")
        clock.get_by_text("dépassé de 3 min").wait_for()
        assert violations(page) == []
        press(page, "Suivant")
        said.get_by_text("Temps 2, 10 min").wait_for()
        clock.get_by_text("restent").wait_for()


def test_two_phones_see_each_other(browser: Any, site: str) -> None:
    with reading(browser, site, "agent", **PHONE) as mine, reading(browser, site, "trainer", **PHONE) as theirs:
        mine.goto(UNDER_WAY)
        theirs.goto(UNDER_WAY)
        note(mine, "Le tour est fini à 9 h 20.")
        theirs.locator(".live-list").get_by_text("Le tour est fini à 9 h 20.").wait_for()
        press(theirs, "Suivant")
        mine.get_by_role("heading", name="Pause").wait_for()
        press(mine, "Précédent")
        theirs.get_by_role("heading", name="Idées en silence").wait_for()


def test_what_waits_survives_the_end_of_a_session(browser: Any, site: str) -> None:
    with reading(browser, site, "agent", **PHONE) as page:
        page.goto(UNDER_WAY)
        page.get_by_text("En ligne, tout est envoyé").wait_for()
        page.context.clear_cookies()
        note(page, "Écrite sans session.")
        page.get_by_text("Reconnectez-vous\u00a0: 1 note en attente ici").wait_for()
        page.get_by_role("link", name="Se reconnecter").click()
        page.get_by_label("Adresse électronique").fill("camille@essaim.example")
        page.get_by_label("Mot de passe", exact=True).fill("essaim-demonstration")
        page.locator("main").get_by_role("button", name="Se connecter", exact=True).click()
        page.wait_for_url(f"**{UNDER_WAY}")
        page.get_by_text("En ligne, tout est envoyé").wait_for()
        assert [event["text"] for event in told(page)].count("Écrite sans session.") == 1


def test_what_waits_is_neither_shown_nor_sent_by_another_account(browser: Any, site: str) -> None:
    with reading(browser, site, "agent", **PHONE) as page:
        page.goto(UNDER_WAY)
        page.get_by_text("En ligne, tout est envoyé").wait_for()
        page.context.set_offline(True)
        note(page, "Pour moi seule.")
        page.context.clear_cookies()
        page.context.set_offline(False)
        other = page.context.new_page()
        sign_in(other, "trainer")
        other.goto(UNDER_WAY)
        other.get_by_text("En ligne, tout est envoyé").wait_for()
        page.get_by_text("Reconnectez-vous\u00a0: 1 note en attente ici").wait_for()
        assert other.get_by_text("Pour moi seule.").count() == 0
        assert "Pour moi seule." not in [event["text"] for event in told(other)]


def test_the_copy_of_the_page_goes_with_the_session(browser: Any, site: str) -> None:
    with reading(browser, site, "agent", **PHONE) as page:
        page.goto(UNDER_WAY)
        wait_until_kept(page)
        page.context.clear_cookies()
        page.goto("/")
        wait_for(page, FORGOTTEN)
        page.context.set_offline(True)
        with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED"):
            page.goto(UNDER_WAY)


def test_the_worker_answers_for_its_page_alone(browser: Any, site: str) -> None:
    with reading(browser, site, "agent", **PHONE) as page:
        page.goto(UNDER_WAY)
        wait_until_kept(page)
        page.goto("/ma-semaine")
        page.goto(UNDER_WAY)
        state = live_data(page)["urls"]["state"]
        kept = page.evaluate(KEPT)
        assert {path for path in kept if not path.startswith("/static/")} == {UNDER_WAY, state}
        page.context.set_offline(True)
        with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED"):
            page.goto("/ma-semaine")

"""Hostile texts: nothing off the policy comes out, nothing runs in a browser, nothing leaves it."""

from functools import cache

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Route

from foundation.markup import MarkupRefused
from foundation.markup.conversion import to_html
from foundation.markup.guard import accept
from tests.foundation.markup import hostile
from tests.foundation.markup.conftest import SANITISERS
from tests.foundation.markup.inspection import IMAGE, off_policy

PAGE = "https://essaim.example/"
EVENTS = ["load", "error", "focus", "blur", "mouseover", "mouseenter", "pointerdown", "keydown", "input", "change"]
EVENTS += ["submit", "toggle", "animationstart", "animationend", "transitionend", "scroll", "wheel", "begin", "paste"]
PROVOKE = """
(events) => {
  addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link && /^(https?|mailto):$/.test(link.protocol)) event.preventDefault();
  }, true);
  const provoke = (root) => {
    for (const element of root.querySelectorAll("*")) {
      for (const name of events) element.dispatchEvent(new Event(name, {bubbles: true, cancelable: true}));
      if (element.click) element.click();
    }
  };
  for (const section of [...document.querySelectorAll("section")]) {
    provoke(section);
    const again = document.createElement("section");
    again.innerHTML = section.innerHTML;
    document.body.append(again);
    provoke(again);
    again.remove();
  }
}
"""
CONTROLS = [
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    "<p onmouseover=alert(1)>x</p>",
    "<script>alert(1)</script>",
]


@cache
def outputs(sanitiser: str) -> list[str]:
    """What every hostile text gives, rendered as a message or given to the sanitiser as it is."""
    clean = SANITISERS[sanitiser]
    found = [clean(html) for html in _converted()] + [clean(fragment) for fragment in hostile.fragments()]
    return list(dict.fromkeys(found))


@cache
def _converted() -> list[str]:
    found = []
    for message in hostile.messages():
        try:
            found.append(to_html(accept(message)))
        except MarkupRefused:
            continue
    return found


@pytest.mark.parametrize("sanitiser", SANITISERS)
def test_only_the_policy_comes_out_and_cleaning_again_changes_nothing(sanitiser: str) -> None:
    clean = SANITISERS[sanitiser]
    assert len(outputs(sanitiser)) > 3_000
    assert {html: found for html in outputs(sanitiser) if (found := off_policy(html))} == {}
    # nh3 writes « &#13; » as a carriage return, which every parser then reads as a line end.
    assert [html for html in outputs(sanitiser) if clean(html) != html.replace("\r", "\n")] == []


def test_a_message_never_needs_the_sanitiser_alone() -> None:
    """With raw HTML off, what Markdown makes of a message is already on the list, but for classes and spans."""
    found = {name for html in _converted() for name in off_policy(html)}
    assert {name for name in found if not name.startswith(("<span", "code[class"))} == set()


def happenings(browser: Browser, bodies: list[str], policy: str) -> tuple[int, list[str]]:
    """Load one page holding `bodies`, provoke everything in it; return alarms raised and addresses asked."""
    asked: list[str] = []
    html = "<!doctype html><meta charset=utf-8><title>x</title>" + "".join(
        f"<section>{body}</section>" for body in bodies
    )
    headers = {"Content-Type": "text/html; charset=utf-8"} | ({"Content-Security-Policy": policy} if policy else {})

    def answer(route: Route) -> None:
        if route.request.url == PAGE:
            route.fulfill(body=html, headers=headers)
        else:
            asked.append(route.request.url)
            route.abort()

    page = browser.new_page()
    page.add_init_script("window.alarms = 0; window.alert = () => { window.alarms += 1; };")
    page.route("**/*", answer)
    page.goto(PAGE)
    page.evaluate(PROVOKE, EVENTS)
    page.wait_for_load_state("networkidle")
    alarms = page.evaluate("window.alarms")
    assert page.url == PAGE
    page.close()
    return alarms, [url for url in asked if not IMAGE.fullmatch(url.removeprefix(PAGE[:-1]))]


def site_policy() -> str:
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items())


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("policy", ["", "site"])
@pytest.mark.parametrize("sanitiser", SANITISERS)
def test_nothing_runs_and_nothing_leaves(browser: Browser, sanitiser: str, policy: str) -> None:
    assert happenings(browser, outputs(sanitiser), site_policy() if policy else "") == (0, [])


@pytest.mark.browser
@pytest.mark.slow
def test_the_browser_would_have_told(browser: Browser) -> None:
    alarms, _asked = happenings(browser, CONTROLS, "")
    assert alarms >= len(CONTROLS)


@pytest.mark.browser
@pytest.mark.slow
def test_the_site_policy_would_have_stopped_them_alone(browser: Browser) -> None:
    alarms, _asked = happenings(browser, CONTROLS, site_policy())
    assert alarms == 0

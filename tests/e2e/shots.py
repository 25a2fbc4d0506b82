"""`make shot`: pictures of the main pages, for each role that has its own, in shots/.

`make shot ARGS=--home` also renews docs/images/home.png.
"""

import io
import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PIL import Image

from tests.e2e.people import sign_in
from tests.support.browser import chromium
from tests.support.site import ROOT, demonstration_site
from tests.support.world import ADDRESSES

FOLDER = ROOT / "shots"
README_IMAGE = ROOT / "docs" / "images" / "home.png"
WIDTHS = (360, 1280)
THEMES = ("light", "dark")
SEARCH = "?q=stationement+centre-ville"
EVERYBODY = {
    "home": "portal:home",
    "search": "portal:search",
    "help": "portal:help-page",
    "initiatives": "content:initiative-list",
    "map": "content:initiative-map",
    "initiative": "content:initiative",
    "cards": "methods:card-list",
    "card": "methods:card",
    "path": "learning:path",
    "community": "community:index",
    "space": "community:space",
    "topic": "community:topic",
    "department": "territories:department",
    "login": "account_login",
}
MEMBERS = {
    "agent": {
        "week": "portal:week",
        "cohort": "learning:cohort-home",
        "team": "learning:team",
        "step": "learning:step",
        "notifications": "notifications:inbox",
        "profile": "community:person",
        "account": "accounts:hub",
        "propose": "content:initiative-propose",
        "workshops": "workshops:index",
        "workshop": "workshops:plan",
    },
    "trainer": {"week": "portal:week", "manage": "learning:cohort-manage"},
    "coach": {"week": "portal:week", "cohort": "learning:cohort-home"},
    "referent": {"week": "portal:week", "members": "accounts:members"},
    "host": {"week": "portal:week", "space": "community:space", "topic": "community:topic"},
    "editor": {"week": "portal:week", "desk": "content:review-desk", "edit": "content:initiative-edit"},
    "sponsor": {"week": "portal:week", "team": "learning:team"},
    "administrator": {"week": "portal:week"},
    "newcomer": {"week": "portal:week"},
}


def take_all(browser: Any, site: str, addresses: dict[str, str]) -> int:
    """Every page of every role, at each width and in each theme; returns how many pictures."""
    pictures = [_take(browser, site, addresses, "", EVERYBODY)]
    pictures += [_take(browser, site, addresses, role, pages) for role, pages in MEMBERS.items()]
    return sum(pictures)


def _take(browser: Any, site: str, addresses: dict[str, str], role: str, pages: dict[str, str]) -> int:
    context = browser.new_context(base_url=site, locale="fr-FR", reduced_motion="reduce")
    page = context.new_page()
    if role:
        sign_in(page, role)
    for theme, width in ((theme, width) for theme in THEMES for width in WIDTHS):
        page.emulate_media(color_scheme=theme)
        page.set_viewport_size({"width": width, "height": 900})
        for name, address in pages.items():
            page.goto(addresses[address] + (SEARCH if name == "search" else ""), wait_until="networkidle")
            page.screenshot(path=FOLDER / f"{role or 'visitor'}-{name}-{width}-{theme}.png", full_page=True)
    context.close()
    return len(pages) * len(THEMES) * len(WIDTHS)


def take_home(browser: Any, site: str) -> None:
    """The picture of the README: one screen, few colours, light to download."""
    page = browser.new_page(viewport={"width": 1280, "height": 860}, color_scheme="light", locale="fr-FR")
    page.goto(site, wait_until="networkidle")
    picture = Image.open(io.BytesIO(page.screenshot()))
    README_IMAGE.parent.mkdir(exist_ok=True)
    picture.convert("RGB").quantize(64).save(README_IMAGE, optimize=True)


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, demonstration_site(Path(folder)) as site, chromium() as browser:
        addresses = json.loads(Path(folder, ADDRESSES).read_text(encoding="utf-8"))
        if "--home" in sys.argv:
            take_home(browser, site)
        print(f"{take_all(browser, site, addresses)} captures dans {FOLDER.name}/")


if __name__ == "__main__":
    main()

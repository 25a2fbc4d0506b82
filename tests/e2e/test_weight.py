"""What an old phone on a rural line receives at its first view."""

import gzip
from typing import Any

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MOST_BYTES = 100_000
MOST_REQUESTS = 6
PAGES = ("portal:home", "content:initiative", "methods:card", "community:topic", "learning:path")


def compressed(response: Any) -> int:
    """The body as a production server sends it (docs/operations.md); fonts and images are compressed already."""
    body = response.body()
    kind = response.headers.get("content-type", "")
    return len(gzip.compress(body, 6)) if kind.startswith("text/") or "svg" in kind else len(body)


@pytest.mark.parametrize("name", PAGES)
def test_a_first_view_is_light(browser: Any, site: str, addresses: dict[str, str], name: str) -> None:
    context = browser.new_context(base_url=site, viewport={"width": 360, "height": 740})
    page = context.new_page()
    received: list[Any] = []
    page.on("response", lambda response: received.append(response))
    page.goto(addresses[name], wait_until="networkidle")
    weights = {response.url: compressed(response) for response in received}
    context.close()
    assert len(received) <= MOST_REQUESTS, list(weights)
    assert all(url.startswith(site) for url in weights)
    assert sum(weights.values()) <= MOST_BYTES, weights

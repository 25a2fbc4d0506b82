import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from accounts.models import User
from tests.support.site import demonstration_site
from tests.support.world import ADDRESSES


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the demonstration keeps its database and its list of addresses."""
    return tmp_path_factory.mktemp("site")


@pytest.fixture(scope="session")
def site(site_folder: Path) -> Iterator[str]:
    """The address of the demonstration, served by a process of its own."""
    with demonstration_site(site_folder) as address:
        yield address


@pytest.fixture(scope="session")
def addresses(site: str, site_folder: Path) -> dict[str, str]:
    """The path of every named address of the demonstration."""
    return json.loads((site_folder / ADDRESSES).read_text(encoding="utf-8"))


@pytest.fixture
def open_as(browser: Any, live_server: Any, client: Any) -> Callable[..., Any]:
    """`open_as(user, width=…)` is a browser page where that person is signed in."""

    def opened(user: User, **options: Any) -> Any:
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        context = browser.new_context(base_url=live_server.url, **options)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
        return context.new_page()

    return opened

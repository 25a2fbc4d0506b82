import json
from collections.abc import Iterator
from pathlib import Path

import pytest

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

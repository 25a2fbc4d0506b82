import pytest

from foundation.markup import cleaning, rendering

SANITISERS = {"bleach": cleaning.clean_with_bleach, "nh3": cleaning.clean_with_nh3}


@pytest.fixture(params=SANITISERS)
def sanitiser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The test runs once with each sanitiser, as if it were the one chosen."""
    monkeypatch.setattr(rendering, "clean", SANITISERS[request.param])
    return request.param

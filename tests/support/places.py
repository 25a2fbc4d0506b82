"""Fixtures: the small referential, and something that territories hold (what rooms declare in `holdings.py`)."""

from pathlib import Path

import pytest

from territories import holdings
from territories.actions import load_referential
from territories.holdings import Holding, register_holding
from territories.models import Collectivite
from tests.support.referential import write_referential


@pytest.fixture
def places(db: None, tmp_path: Path) -> None:
    """The small referential, loaded."""
    load_referential(write_referential(tmp_path))


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> list[Collectivite]:
    """The bodies in this list hold one thing each; nothing else is declared."""
    bodies: list[Collectivite] = []
    monkeypatch.setattr(holdings, "_registered", {})

    def rows(user: object):
        return Collectivite.objects.filter(pk__in=[body.pk for body in bodies])

    register_holding(
        Holding(
            key="essais",
            label="Essais",
            count_for=lambda scope: rows(scope.user).filter(scope.within()).count(),
            fragment_url=lambda scope: "/essais/{}/{}".format(*scope.address),
            places=lambda user: rows(user).values("pk"),
        )
    )
    return bodies

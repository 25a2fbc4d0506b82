import pytest

from territories.enums import Stratum, stratum_of


@pytest.mark.parametrize(
    ("population", "stratum"),
    [
        (None, Stratum.UNKNOWN),
        (0, Stratum.UNDER_500),
        (499, Stratum.UNDER_500),
        (500, Stratum.UNDER_2000),
        (9_999, Stratum.UNDER_10000),
        (50_000, Stratum.UNDER_100000),
        (100_000, Stratum.OVER_100000),
    ],
)
def test_bands(population: int | None, stratum: Stratum) -> None:
    assert stratum_of(population) == stratum

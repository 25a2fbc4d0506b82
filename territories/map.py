"""The map of departments as ready values for `territories/components/map.html` and `locator.html`."""

import json
import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from math import ceil
from pathlib import Path
from typing import Any

from django.urls import reverse
from django.utils.text import slugify

MAP = Path(__file__).resolve().parent / "corpus" / "map.json"
LEVELS = 4  # of colour, besides nothing
TINY = 5  # units of the small map
Point = tuple[int, int]


@dataclass(frozen=True)
class MapDepartment:
    """One department: `path` is empty overseas, `url` where there is nothing to read."""

    code: str
    name: str
    path: str
    count: int
    level: int
    url: str
    is_chosen: bool = False


@dataclass(frozen=True)
class Shade:
    """A colour of the map and the numbers it stands for."""

    level: int
    low: int
    high: int


@dataclass(frozen=True)
class DepartmentMap:
    width: int
    height: int
    mainland: list[MapDepartment]
    overseas: list[MapDepartment]

    @property
    def active(self) -> list[MapDepartment]:
        """Departments that hold something, by name: the map in words."""
        return sorted((d for d in self.mainland + self.overseas if d.count), key=lambda d: d.name)

    @property
    def legend(self) -> list[Shade]:
        """What each colour means: how many, from and to; colours that no number can have are left out."""
        most = max((d.count for d in self.mainland + self.overseas), default=0)
        bounds = [level * most // LEVELS for level in range(LEVELS + 1)]
        shades = [Shade(level, low + 1, high) for level, (low, high) in enumerate(pairwise(bounds), start=1)]
        return [shade for shade in shades if shade.low <= shade.high]


@dataclass(frozen=True)
class Locator:
    """The small map: the whole in one path, and the places shown on it.

    `ring` is the middle of a place too small to be seen (Greater Paris), to be circled.
    """

    width: int
    height: int
    backdrop: str
    shown: str
    ring: Point | None


def department_map(
    counts: Mapping[str, int], links: Mapping[str, str] | None = None, chosen: Container[str] = ()
) -> DepartmentMap:
    """Return the map coloured by `counts`; departments in `links` lead somewhere, those of `chosen` stand out."""
    data = _data()
    most = max(counts.get(code, 0) for code in data["names"])
    shapes = [
        _shape(code, counts.get(code, 0), most, (links or {}).get(code, ""), is_chosen=code in chosen)
        for code in data["names"]
    ]
    return DepartmentMap(
        width=data["large"]["width"],
        height=data["large"]["height"],
        mainland=[shape for shape in shapes if shape.path],
        overseas=[shape for shape in shapes if not shape.path],
    )


def department_urls(codes: Iterable[str]) -> dict[str, str]:
    """Return the pages of these departments, without asking the database."""
    names = _data()["names"]
    return {code: reverse("territories:department", args=[code, slugify(names[code])]) for code in codes}


def locator(codes: Iterable[str]) -> Locator | None:
    """Return the small map showing these departments, or None when all of them are overseas."""
    small = _data()["small"]
    shown = "".join(small["paths"].get(code, "") for code in codes)
    if not shown:
        return None
    return Locator(small["width"], small["height"], "".join(small["paths"].values()), shown, _middle_if_tiny(shown))


def _middle_if_tiny(path: str) -> Point | None:
    """Return the middle of a shape (`Mx,yldx,dy…z`, whole numbers) that fits in a small square."""
    points: list[Point] = []
    for ring in path.split("M")[1:]:
        numbers = [int(number) for number in re.findall(r"-?\d+", ring)]
        points += zip(accumulate(numbers[::2]), accumulate(numbers[1::2]), strict=True)
    across, down = ([point[axis] for point in points] for axis in (0, 1))
    if max(max(across) - min(across), max(down) - min(down)) > TINY:
        return None
    return (max(across) + min(across)) // 2, (max(down) + min(down)) // 2


def _shape(code: str, count: int, most: int, url: str, *, is_chosen: bool) -> MapDepartment:
    data = _data()
    level = ceil(LEVELS * count / most) if count else 0
    return MapDepartment(code, data["names"][code], data["large"]["paths"].get(code, ""), count, level, url, is_chosen)


@cache
def _data() -> dict[str, Any]:
    return json.loads(MAP.read_text(encoding="utf-8"))

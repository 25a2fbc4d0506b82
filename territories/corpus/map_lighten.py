"""Draw the map with fewer points: borders are smoothed once, whole, so that two neighbours keep the same one.

Rings are cut where three departments meet, or where the coast begins; each piece is simplified by itself (Douglas and
Peucker), whichever way it is followed.
"""

import re
from collections import defaultdict
from itertools import accumulate, pairwise
from typing import Any

from map_shapes import draw, simplify

# How far a border may move, in units of each drawing; rings smaller than an area are left out.
TOLERANCES = {"large": 1.6, "small": 0.75}
SMALLEST = {"large": 3.0, "small": 1.0}

Point = tuple[int, int]
Ring = list[Point]
Owners = dict[frozenset[Point], set[str]]


def lighten_map(data: dict[str, Any]) -> dict[str, Any]:
    """Both sizes of the map with fewer points."""
    for size, tolerance in TOLERANCES.items():
        data[size]["paths"] = lighten(data[size]["paths"], tolerance, SMALLEST[size])
    return data


def lighten(paths: dict[str, str], tolerance: float, smallest: float) -> dict[str, str]:
    """The same departments with fewer points."""
    rings = _with_common_points({code: read(path) for code, path in paths.items()})
    owners = _owners(rings)
    return {
        code: "".join(draw(ring) for ring in _kept([_smoothed(ring, owners, tolerance) for ring in each], smallest))
        for code, each in rings.items()
    }


def read(path: str) -> list[Ring]:
    """The closed lines of a path of the map (`Mx,yldx,dy…z`): their points, the first one again at the end."""
    found = []
    for text in path.split("M")[1:]:
        numbers = [int(number) for number in re.findall(r"-?\d+", text)]
        points = list(zip(accumulate(numbers[::2]), accumulate(numbers[1::2]), strict=True))
        found.append(points if points[0] == points[-1] else [*points, points[0]])
    return found


def _with_common_points(rings: dict[str, list[Ring]]) -> dict[str, list[Ring]]:
    """Put back, on straight lines, the points that a neighbour has there: a border is then the same on both sides."""
    points = {point for each in rings.values() for ring in each for point in ring}
    return {code: [_filled(ring, points) for ring in each] for code, each in rings.items()}


def _filled(ring: Ring, points: set[Point]) -> Ring:
    filled = ring[:1]
    for start, end in pairwise(ring):
        filled += [point for point in _between(start, end) if point in points]
        filled.append(end)
    return filled


def _between(start: Point, end: Point) -> list[Point]:
    """The whole points strictly between two others, on their line."""
    across, down = end[0] - start[0], end[1] - start[1]
    steps = max(abs(across), abs(down))
    found = []
    for step in range(1, steps):
        if across * step % steps == 0 and down * step % steps == 0:
            found.append((start[0] + across * step // steps, start[1] + down * step // steps))
    return found


def _owners(rings: dict[str, list[Ring]]) -> Owners:
    owners: Owners = defaultdict(set)
    for code, each in rings.items():
        for ring in each:
            for pair in pairwise(ring):
                owners[frozenset(pair)].add(code)
    return owners


def _smoothed(ring: Ring, owners: Owners, tolerance: float) -> Ring:
    points = ring[:-1]
    around = [owners[frozenset((points[i - 1], points[i]))] for i in range(len(points))]
    cuts = [i for i in range(len(points)) if around[i] != around[(i + 1) % len(points)]]
    cuts = cuts or _far_apart(points)
    turned = points[cuts[0] :] + points[: cuts[0]] + [points[cuts[0]]]
    bounds = [cut - cuts[0] for cut in cuts] + [len(points)]
    found = turned[:1]
    for start, end in pairwise(bounds):
        found += _simplified(turned[start : end + 1], tolerance)[1:]
    return simplify(found)


def _far_apart(points: Ring) -> list[int]:
    """Where to cut a ring that meets nobody, or one neighbour all around: its lowest point and the farthest from it."""
    first = points.index(min(points))
    there = points[first]
    second = max(range(len(points)), key=lambda i: ((points[i][0] - there[0]) ** 2 + (points[i][1] - there[1]) ** 2, i))
    return sorted({first, second})


def _simplified(line: Ring, tolerance: float) -> Ring:
    """The line without the points that hardly bend it, the same whichever end one starts from."""
    if line[-1] < line[0]:
        return _peucker(line[::-1], tolerance)[::-1]
    return _peucker(line, tolerance)


def _peucker(line: Ring, tolerance: float) -> Ring:
    if len(line) < 3:
        return line
    far, place = max((_distance(line[i], line[0], line[-1]), i) for i in range(1, len(line) - 1))
    if far <= tolerance:
        return [line[0], line[-1]]
    return _peucker(line[: place + 1], tolerance)[:-1] + _peucker(line[place:], tolerance)


def _distance(point: Point, start: Point, end: Point) -> float:
    across, down = end[0] - start[0], end[1] - start[1]
    length = (across * across + down * down) ** 0.5
    if not length:
        return float(((point[0] - start[0]) ** 2 + (point[1] - start[1]) ** 2) ** 0.5)
    return float(abs(across * (start[1] - point[1]) - down * (start[0] - point[0])) / length)


def _kept(rings: list[Ring], smallest: float) -> list[Ring]:
    """Without the islets that nobody would see; a department keeps at least its largest ring."""
    largest = max(rings, key=_area)
    return [ring for ring in rings if ring is largest or (len(ring) > 3 and _area(ring) >= smallest)]


def _area(ring: Ring) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))) / 2

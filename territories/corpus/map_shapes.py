"""Turn the map of departments into short SVG paths.

Points are snapped to one grid for the whole map, so that two neighbours keep the same border,
then points that no longer bend the line are dropped.
"""

import itertools
import re
from pathlib import Path
from xml.etree import ElementTree

LARGE, SMALL = 1, 0.3  # grid points for one unit of the source
PATH = "{http://www.w3.org/2000/svg}path"
TOKEN = re.compile(r"[a-zA-Z]|-?\d*\.?\d+(?:e-?\d+)?")

Point = tuple[float, float]


def read_map(source: Path, departments: list[dict]) -> dict:
    """Return both sizes of the map, with every department's name; those without a shape are overseas."""
    names = {department["code"]: department["nom"].replace("'", "’") for department in departments}
    return {"names": names, "large": read_shapes(source, LARGE), "small": read_shapes(source, SMALL)}


def read_shapes(source: Path, scale: float) -> dict:
    """Return `{"width", "height", "paths": {department code: path}}`."""
    root = ElementTree.parse(source).getroot()  # noqa: S314 (a file the maintainer unpacked)
    width, height = (float(side) * scale for side in root.get("viewBox").split()[2:])
    paths = {shape.get("id").upper(): short_path(shape.get("d"), scale) for shape in root.iter(PATH)}
    return {"width": round(width), "height": round(height), "paths": paths}


def short_path(source: str, scale: float) -> str:
    """Return the path on the grid, in relative steps."""
    snapped = (simplify([(round(x * scale), round(y * scale)) for x, y in ring]) for ring in rings(source))
    return "".join(draw(ring) for ring in snapped if len(ring) > 3)


def rings(source: str) -> list[list[Point]]:
    """Return the closed lines of a path made of `m`, `l`, `h`, `v` and `z`."""
    found: list[list[Point]] = []
    tokens, command = TOKEN.findall(source), ""
    here: Point = (0, 0)
    while tokens:
        if tokens[0].isalpha():
            command = tokens.pop(0)
        if command in "zZ":
            here = found[-1][0]
            continue
        here = step(command, here, tokens)
        if command in "mM":
            found.append([])
            command = "l" if command == "m" else "L"
        found[-1].append(here)
    return found


def step(command: str, here: Point, tokens: list[str]) -> Point:
    """Take one command's numbers from the tokens and return the point it leads to."""
    x, y = here if command.islower() else (0, 0)
    if command in "hH":
        return x + float(tokens.pop(0)), here[1]
    if command in "vV":
        return here[0], y + float(tokens.pop(0))
    if command in "mMlL":
        return x + float(tokens.pop(0)), y + float(tokens.pop(0))
    raise ValueError(f"Unexpected path command {command}")


def simplify(ring: list[Point]) -> list[Point]:
    """Drop repeated points and points in the middle of a straight line."""
    kept: list[Point] = []
    for point in ring:
        if kept and kept[-1] == point:
            continue
        if len(kept) > 1 and straight(kept[-2], kept[-1], point):
            kept.pop()
        kept.append(point)
    return kept


def straight(first: Point, middle: Point, last: Point) -> bool:
    """Tell whether the middle point adds nothing to the line."""
    ahead = (middle[0] - first[0], middle[1] - first[1])
    then = (last[0] - middle[0], last[1] - middle[1])
    return ahead[0] * then[1] == ahead[1] * then[0] and ahead[0] * then[0] + ahead[1] * then[1] > 0


def draw(ring: list[Point]) -> str:
    """Return the SVG commands of one closed line."""
    steps = [(x - a, y - b) for (a, b), (x, y) in itertools.pairwise(ring)]
    line = "".join(f"{x}{y}" if y < 0 else f"{x},{y}" for x, y in steps[:1])
    for x, y in steps[1:]:
        line += (f"{x}" if x < 0 else f" {x}") + (f"{y}" if y < 0 else f",{y}")
    return f"M{ring[0][0]},{ring[0][1]}l{line}z"

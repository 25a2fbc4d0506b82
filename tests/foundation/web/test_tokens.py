"""The palette keeps its contrast: the tokens of static/essaim.css against their grounds, in both themes."""

import re
from pathlib import Path

import pytest

CSS = (Path(__file__).parents[3] / "static" / "essaim.css").read_text()
BLOCKS = {
    "light": CSS[CSS.index(":root {") :],
    "dark by the device": CSS[CSS.index(':root:not([data-theme="light"]) {') :],
    "dark by choice": CSS[CSS.index(':root[data-theme="dark"] {') :],
}
# What is written or drawn, on what, and the least ratio in the light and in the dark.
PAIRS = [
    ("ink", "ground", 13.8, 14.3),
    ("ink-soft", "ground", 6.7, 8.1),
    ("control", "ground", 3.9, 3.9),
    ("lagoon", "ground", 7.2, 8.6),
    ("on-lagoon", "lagoon", 7.6, 8.6),
    ("on-honey", "honey", 7.9, 10.4),
    ("honey-text", "ground", 7.0, 10.4),
    ("brick", "ground", 6.0, 7.3),
    ("moss", "ground", 6.0, 7.3),
    ("plum", "ground", 6.0, 7.3),
    ("sky", "ground", 6.0, 7.3),
    ("ink", "surface", 12, 12),
    ("ink-soft", "surface", 4.5, 4.5),
    ("control", "surface", 3, 3),
    ("lagoon", "surface", 4.5, 4.5),
    ("brick", "surface", 4.5, 4.5),
    ("moss", "surface", 4.5, 4.5),
    ("plum", "surface", 4.5, 4.5),
    ("sky", "surface", 4.5, 4.5),
    ("honey-text", "surface", 4.5, 4.5),
]


def tokens(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): (#[0-9A-F]{6});", block[: block.index("}")]))


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", BLOCKS)
@pytest.mark.parametrize(("what", "on", "light", "dark"), PAIRS)
def test_contrast(theme: str, what: str, on: str, light: float, dark: float) -> None:
    found = tokens(BLOCKS[theme])
    ratio = contrast(found[what], found[on])
    # The figures of the identity are rounded to one decimal.
    assert round(ratio, 1) >= (light if theme == "light" else dark)


def test_the_two_ways_to_the_dark_theme_are_the_same() -> None:
    assert tokens(BLOCKS["dark by the device"]) == tokens(BLOCKS["dark by choice"])


def test_every_colour_has_a_dark_side() -> None:
    assert tokens(BLOCKS["light"]).keys() == tokens(BLOCKS["dark by choice"]).keys()

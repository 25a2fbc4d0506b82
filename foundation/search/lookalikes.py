"""How alike two words look: the letters they share, the slips of the fingers that part them."""

from collections.abc import Iterator

SHORTEST = 4
DOUBLED = 0.5
OMITTED = 0.8
SWAPPED = 0.8
REPLACED = 1.0
ADDED = 1.0


def is_correctable(word: str) -> bool:
    """Whether a token is a plain word, long enough to be corrected or proposed."""
    return len(word) >= SHORTEST and word.isalpha()


def trigrams_of(word: str) -> set[str]:
    """Groups of three letters, ends marked: "bus" → " bu", "bus", "us "."""
    padded = f" {word} "
    return {padded[place : place + 3] for place in range(len(padded) - 2)}


def distance(typed: str, meant: str) -> float:
    """The cost of the slips that turn `meant` into `typed`: a doubled letter costs less than a wrong one."""
    before: list[float] = []
    above = [float(column) for column in _first_row(meant)]
    for row, letter in enumerate(typed, start=1):
        current = [row * ADDED]
        for column, other in enumerate(meant, start=1):
            current.append(
                min(
                    above[column - 1] + (letter != other) * REPLACED,
                    above[column] + _added(typed, row),
                    current[column - 1] + _omitted(meant, column),
                    _swap(before, typed, meant, row, column),
                )
            )
        before, above = above, current
    return above[-1]


def _first_row(meant: str) -> Iterator[float]:
    total = 0.0
    yield total
    for column in range(1, len(meant) + 1):
        total += _omitted(meant, column)
        yield total


def _added(typed: str, row: int) -> float:
    return DOUBLED if row > 1 and typed[row - 1] == typed[row - 2] else ADDED


def _omitted(meant: str, column: int) -> float:
    return DOUBLED if column > 1 and meant[column - 1] == meant[column - 2] else OMITTED


def _swap(before: list[float], typed: str, meant: str, row: int, column: int) -> float:
    if row > 1 and column > 1 and typed[row - 1] == meant[column - 2] and typed[row - 2] == meant[column - 1]:
        return before[column - 2] + SWAPPED
    return float("inf")

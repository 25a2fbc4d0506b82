"""How long texts take to render: `python -m bench.markup [longest seconds]`.

Ordinary texts first, then the worst texts known of each family, as large as the guard accepts. Prints the
seconds of each, or why it is refused; ends in an error when an accepted text takes more than the limit.
"""

import os
import sys
import time
from collections.abc import Iterator

import django

LENGTH = 50_000

ORDINARY = {
    "a message of 600 characters": "Bonjour, voici **notre** [bilan](/initiatives/x/) :\n\n- un\n- deux\n\n" * 9,
    "an article of 50,000 characters": (
        "## Titre\n\n" + "Un paragraphe avec *du* texte, `code`, https://x.fr/a_b.\n\n> cité\n\n" * 10
    )
    * 70,
    "a table of 1,200 rows": "a | b | c\n--|---|--\n" + "un | deux | trois\n" * 1_200,
    "a list of 50,000 characters": "- un élément de liste\n" * 2_270,
}

# What is repeated, up to the length or to the cap it hits; one family a line.
REPEATED = [
    *("[", "![", "<![", "[](", "[a](b", "[a](<b", '[a](b "', "[a][", "[a]: b\n", "[a](/b) ", "![a](/b) "),
    *("<", "<a ", "<!--", "</", "<https://a.fr> ", "&", "&#", "&amp;", "\x02", "\x03", '"', "'", "{", "{:"),
    *("*", "**", "*a ", "*a* ", "**a** ", "***a***", "**a *b ", "**a*b**c*", "* _ ", "_", "_a ", "*a_b ", "a*b*c_d_"),
    *("`", "`a ", "`a` ", "``a`", "``a`` ", "\\", "\\\\`", "~~~\n", "```\n", "~~~\na\n", "``` {"),
    *(">", "> ", "> a\n", ">>>>>>>> a\n", "> - a\n", "> a\n\n"),
    *(
        "- ",
        "- a\n",
        "- a\n\n",
        "-\n",
        "1. ",
        "1. a\n\n",
        "- a\n    - b\n",
        "- a\n    > b\n",
        "1. a\n    ```\n    b\n    ```\n",
    ),
    *("    ", "\t", " ", "    a\n", "    a\n\n", "\n", "a\n", "a\n\n", "a  \n"),
    *("#", "# a\n", "# a\n\n", "a\n===\n", "---\n", "- - - ", "***\n", "***\n" * 250 + "a\n" * 24_000),
    *("|", "a|", "a|b\n-|-\n", "a|b\n-|-\nc|d\n", "a|b\n-|-\nc|d\n\n"),
    *("a\n: b\n", ": a\n", "a\n\n:   b\n\n"),
    *("(", ")", "https://", "https://a ", "https://a.fr/((((", "http", "@", "@a ", "@a-", "a@a ", "!"),
    *("> + > " * 5 + "a\n\n", "- > " * 4 + "a\n", "1. - " * 8 + "a\n", "[a *b _c ", "> `", "1. " * 16_000),
    *("a", "é", "\u0301", "a\u0301", "😀"),
    "- [a](/b) *c* `d`\n\n# e\n\n> @f https://g.h **i**\n\na|b\n-|-\n1|2\n\n1. j\n    - k\nl\n:   m\n\n~~~\nn\n~~~\n\n",
    "***\n" * 250 + "a|b\n-|-\nc|d\n" * 830 + "\n" + "a\n\n:   b\n\n" * 1_300 + "`a` " * 6_000,
]


def nested(prefix: str, depth: int = 10) -> str:
    """Lists or quotes inside each other, again and again."""
    return "".join("    " * level + prefix + "a\n" for level in range(depth))


def texts() -> Iterator[tuple[str, str]]:
    yield from ORDINARY.items()
    for unit in REPEATED:
        yield repr(unit[:60]), _largest(unit)
    for prefix in ("- ", "1. ", "> ", ": ", "- > "):
        yield f"nested {prefix!r}", _largest(nested(prefix))


def _largest(unit: str) -> str:
    """The longest repetition of `unit` that the guard accepts."""
    from foundation.markup.guard import MarkupRefused, accept

    low, high = 1, LENGTH // len(unit)
    while low < high:
        middle = (low + high + 1) // 2
        try:
            accept(unit * middle)
        except MarkupRefused:
            high = middle - 1
        else:
            low = middle
    return unit * low


def seconds_to_render(text: str) -> float:
    from foundation.markup import MarkupRefused, render

    start = time.process_time()
    try:
        render(text)
    except MarkupRefused:
        return 0.0
    return time.process_time() - start


def main(limit: float) -> int:
    measured = sorted(((seconds_to_render(text), len(text), name) for name, text in texts()), reverse=True)
    for seconds, length, name in measured:
        print(f"{seconds:7.3f} s  {length:6d} characters  {name}")
    return int(measured[0][0] > limit)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
    django.setup()
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 1.5))

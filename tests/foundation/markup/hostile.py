"""The hostile texts: those written in tests/corpora/hostile, those generated, and where they are put."""

import re
from collections.abc import Iterator
from pathlib import Path

from foundation.markup.guard import normalise

CORPUS = Path(__file__).parents[2] / "corpora" / "hostile"
ESCAPE = re.compile(r"\\(?:u\{([0-9A-Fa-f]+)\}|([0tnr\\]))")
CHARACTERS = {"0": "\0", "t": "\t", "n": "\n", "r": "\r", "\\": "\\"}
OWN_IMAGE = "/fichiers/12345678-1234-1234-1234-123456789abc/x.png"

TEXT_PLACES = [
    "{}",
    "> {}",
    "# {}",
    "`{}`",
    "```\n{}\n```",
    "[{}](/x)",
    "![{}](" + OWN_IMAGE + ")",
    '[x](/x "{}")',
    "[x](<{}>)",
    "a | b\n--|--\n{} | x",
    "https://evil.example/{}",
]
ADDRESS_PLACES = [
    "[x]({})",
    "[x](<{}>)",
    "![x]({})",
    "[x]: {}\n\n[x]",
    "<{}>",
    "[![x]({0})]({0})",
]
TEXT_FAMILIES = ["svg", "math", "noscript", "template", "mutation", "srcdoc", "entities", "control", "markdown"]
HANDLERS = [
    "abort", "afterprint", "animationend", "animationstart", "auxclick", "beforecopy", "beforeinput", "beforematch",
    "beforetoggle", "beforeunload", "blur", "canplay", "change", "click", "contextmenu", "copy", "cut", "dblclick",
    "drag", "dragenter", "drop", "error", "focus", "focusin", "focusout", "formdata", "fullscreenchange",
    "gotpointercapture", "hashchange", "input", "invalid", "keydown", "keypress", "keyup", "load", "loadstart",
    "message", "mousedown", "mouseenter", "mouseover", "mousewheel", "pageshow", "paste", "pointerdown",
    "pointerenter", "pointerrawupdate", "popstate", "ratechange", "reset", "resize", "scroll", "scrollend",
    "search", "securitypolicyviolation", "select", "selectstart", "slotchange", "submit", "toggle", "touchstart",
    "transitionend", "unhandledrejection", "unload", "webkitanimationstart", "wheel",
]  # fmt: skip
INVISIBLE = [
    "\u00ad", "\u034f", "\u061c", "\u115f", "\u180e", "\u200b", "\u200d", "\u200e", "\u2028", "\u202e", "\u2060",
    "\u3164", "\ufeff", "\U000e0001",
]  # fmt: skip


def texts() -> Iterator[str]:
    """Hostile pieces of text or HTML."""
    for family in TEXT_FAMILIES:
        yield from _lines(family)
    for path in sorted((CORPUS / "bleach").glob("*.test")):
        yield path.read_text().rpartition("\n--\n")[0]
    for nr, event in enumerate(HANDLERS):
        tag = ("p", "img", "a", "body", "video", "x")[nr % 6]
        yield f"<{tag} src=x tabindex=0 on{event}=alert(1)>x"
        yield f'<{tag} ON{event.upper()}="alert(1)">'


def addresses() -> Iterator[str]:
    """Hostile addresses: other schemes, and `javascript:` in all its spellings."""
    yield from _lines("data")
    word, rest = "javascript", "alert(1)"
    yield from (f"{word}:{rest}", f"{word.upper()}:{rest}", f"JaVaScRiPt:{rest}", f"{word}://x/%0a{rest}")
    for colon in ("&colon;", "&#58;", "&#x3a;", "&#58", "&#0000058;", "%3A", "\uff1a", "\\:", " :", "\n:", "\0:"):
        yield f"{word}{colon}{rest}"
    for spelling in ("&#{};", "&#{:07}", "&#x{:x};", "&#x{:X}", "&#00{}", "%{:x}", "\\u00{:x}"):
        yield f"{''.join(spelling.format(ord(letter)) for letter in word)}:{rest}"
        yield f"{spelling.format(ord('j'))}avascript:{rest}"
    for gap in ("\t", "\n", "\r", "\0", "\x0b", "&Tab;", "&NewLine;", "&#9;", "&#x0a;", "&#0;", "&shy;", "\\", "\\\n"):
        yield f"java{gap}script:{rest}"
    for start in [chr(code) for code in range(0x21)] + ["\x7f", "\x85", "\xa0", *INVISIBLE]:
        yield f"{start}{word}:{rest}"
    for inside in INVISIBLE:
        yield f"java{inside}script:{rest}"


def messages() -> list[str]:
    """Every hostile text in every place where Markdown may hold it."""
    found = [place.format(text) for text in texts() for place in TEXT_PLACES]
    found += [place.format(address) for address in addresses() for place in ADDRESS_PLACES]
    return list(dict.fromkeys(found))


def fragments() -> list[str]:
    """Hostile HTML for a sanitiser alone, as if Markdown let everything pass."""
    found = [*texts(), *(f'<a href="{address}">x</a><img src="{address}">' for address in addresses())]
    return list(dict.fromkeys(normalise(html) for html in found))


def _lines(family: str) -> Iterator[str]:
    for line in (CORPUS / f"{family}.txt").read_text().splitlines():
        yield ESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else CHARACTERS[found[2]], line)

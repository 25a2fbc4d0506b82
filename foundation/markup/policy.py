"""The written allow-list: which tags, attributes and addresses a rendered text may hold.

It belongs to no sanitiser: `cleaning` hands it to the one that runs.
"""

import html
import re
import unicodedata

TAGS = frozenset(
    {"p", "br", "hr", "h3", "h4", "h5", "h6", "strong", "em", "a", "img", "blockquote", "pre", "code"}
    | {"ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "th", "td"}
)
PROTOCOLS = frozenset({"http", "https", "mailto"})
REL = "nofollow noopener noreferrer"

ABSOLUTE = re.compile(r"https?://[^/?#@]+(?:[/?#]|$)|mailto:[^@?]+@[^@?]+$", re.IGNORECASE)
OWN_FILE = re.compile(r"/fichiers/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/[^/?#]+")


def is_safe_address(value: str) -> bool:
    """Tell whether `value` may be the target of a link: http(s), mailto, or a path of this site."""
    for address in (value, html.unescape(value)):
        if "\\" in address or any(is_hidden(character) for character in address):
            return False
    if address.startswith(("/", "#")):
        return not address.startswith("//")
    return ABSOLUTE.match(address) is not None


def is_own_file(value: str) -> bool:
    """Tell whether `value` is the address of a file kept by Essaim, the only images shown."""
    return is_safe_address(value) and OWN_FILE.fullmatch(html.unescape(value)) is not None


def is_hidden(character: str) -> bool:
    """Tell whether nothing shows where `character` stands: spaces, controls, joiners."""
    return unicodedata.category(character)[0] in "CZ"


def _is_any(value: str) -> bool:
    return True


def _is_small_number(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) <= 6


def _is_scope(value: str) -> bool:
    return value in {"col", "row"}


ATTRIBUTES = {
    "a": {"href": is_safe_address, "title": _is_any},
    "img": {"src": is_own_file, "alt": _is_any, "title": _is_any},
    "ol": {"start": _is_small_number},
    "th": {"scope": _is_scope},
}


def allows(tag: str, name: str, value: str) -> bool:
    """Tell whether `tag` may carry the attribute `name` with this `value`."""
    accepts = ATTRIBUTES.get(tag, {}).get(name)
    return accepts is not None and accepts(value)

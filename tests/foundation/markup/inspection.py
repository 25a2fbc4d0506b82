"""Reads HTML as a browser does and compares it with the policy, written here a second time."""

import re

from bleach._vendor import html5lib

BARE = [
    "p",
    "br",
    "hr",
    "h3",
    "h4",
    "h5",
    "h6",
    "strong",
    "em",
    "ul",
    "li",
    "dl",
    "dt",
    "dd",
    "blockquote",
    "pre",
    "code",
]
BARE += ["table", "thead", "tbody", "tr", "td"]
ALLOWED: dict[str, set[str]] = {tag: set() for tag in BARE} | {
    "a": {"href", "title", "rel"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    "th": {"scope"},
}
LINK = re.compile(
    r"https?://[^/?#@\\\s]+([/?#][^\\\s]*)?|mailto:[^@\s?]+@[^@\s?]+|/([^/\\\s][^\\\s]*)?|#[^\\\s]*", re.I
)
IMAGE = re.compile(r"/fichiers/[0-9a-f-]{36}/[^/?#\\\s]+")


def off_policy(html: str) -> list[str]:
    """What `html` holds that the policy does not allow, as a browser would read it."""
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    found = []
    for element in tree.iter():
        if element is tree:
            continue
        if element.tag not in ALLOWED:
            found.append(f"<{element.tag}>")
            continue
        for name, value in element.attrib.items():
            if name not in ALLOWED[element.tag]:
                found.append(f"{element.tag}[{name}]")
            elif name == "href" and not LINK.fullmatch(value):
                found.append(f"a[href={value!r}]")
            elif name == "src" and not IMAGE.fullmatch(value):
                found.append(f"img[src={value!r}]")
    return found

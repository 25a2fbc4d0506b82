"""Markdown to HTML, before cleaning: four extensions, no raw HTML, and the manners of the house."""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from foundation.markup import policy

BARE_ADDRESS = r"(?<![\w/=])https?://[^\s<>\[\]\"`{}|^\\\x02\x03»“”]+"
MENTION = r"(?<![\w@./+-])@([A-Za-z0-9](?:[A-Za-z0-9-]{0,48}[A-Za-z0-9])?)(?![\w@-]|\.\w)"
PROFILE = "/annuaire/{handle}/"
HEADING = re.compile(r"h[1-6]")
FIRST_LEVEL, LAST_LEVEL = 3, 6


def to_html(text: str) -> str:
    """Convert Markdown; the result is not safe yet. A parser shared by threads would mix texts."""
    parser = Markdown(
        extensions=[
            TableExtension(),
            FencedCodeExtension(),
            SaneListExtension(),
            DefListExtension(),
        ]
    )
    parser.preprocessors.deregister("html_block")
    parser.inlinePatterns.deregister("html")
    parser.inlinePatterns.deregister("automail")
    parser.inlinePatterns.register(BareAddress(BARE_ADDRESS, parser), "bare_address", 110)
    parser.inlinePatterns.register(Mention(MENTION, parser), "mention", 100)
    parser.treeprocessors.register(Manners(parser), "manners", 15)
    return parser.convert(text)


def _link(address: str, text: str) -> Element:
    link = Element("a", {"href": address})
    link.text = AtomicString(text)
    return link


class BareAddress(InlineProcessor):
    """Make a link of a pasted address, without the punctuation that follows it."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, match: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]
        address = match.group()
        while address[-1] in ".,;:!?'’*_)" and not _closes_a_parenthesis(address):
            address = address[:-1]
        return _link(address, address), match.start(), match.start() + len(address)


def _closes_a_parenthesis(address: str) -> bool:
    return address.endswith(")") and address.count("(") >= address.count(")")


class Mention(InlineProcessor):
    """Link « @nom » to a profile. Whether it exists and may be seen is the profile's to say."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, match: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]
        address = PROFILE.format(handle=match.group(1).lower())
        return _link(address, match.group()), match.start(), match.end()


class Manners(Treeprocessor):
    """Fit the text to the page it will be part of: headings, column heads, links and images."""

    def run(self, root: Element) -> None:
        _nest_headings(root)
        for head in root.iterfind(".//thead/tr/th"):
            head.set("scope", "col")
        _settle_links(root, inside_link=False)


def _nest_headings(root: Element) -> None:
    """Number headings from h3 without a jump: the page owns h1 and h2, readers count on the order."""
    above: list[int] = []
    for element in root.iter():
        if not (isinstance(element.tag, str) and HEADING.fullmatch(element.tag)):
            continue
        if _is_silent(element):
            _keep_text_only(element)
            continue
        written = int(element.tag[1])
        while above and above[-1] >= written:
            above.pop()
        above.append(written)
        element.tag = f"h{min(FIRST_LEVEL + len(above) - 1, LAST_LEVEL)}"


def _is_silent(element: Element) -> bool:
    """A heading without words is an obstacle to who goes from one to the next."""
    words = "".join(element.itertext()) + "".join(image.get("alt", "") for image in element.iter("img"))
    return all(policy.is_hidden(character) for character in words)


def _settle_links(parent: Element, inside_link: bool) -> None:
    for element in parent:
        if element.tag == "img" and not policy.is_own_file(element.get("src", "")):
            _show_image_as_link(element, inside_link)
        if element.tag == "a" and not policy.is_safe_address(element.get("href", "")):
            _keep_text_only(element)
        _settle_links(element, inside_link or element.tag == "a")


def _show_image_as_link(image: Element, inside_link: bool) -> None:
    """An image kept elsewhere is not loaded: the reader gets its description and its address."""
    address, text = image.get("src", ""), image.get("alt") or image.get("src", "")
    image.attrib.clear()
    image.tag = "span" if inside_link else "a"
    image.text = AtomicString(text)
    if not inside_link:
        image.set("href", address)


def _keep_text_only(element: Element) -> None:
    element.attrib.clear()
    element.tag = "span"  # not on the allow-list: the sanitiser drops the tag and keeps the text

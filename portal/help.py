"""The help pages: files of `portal/corpus/help/`, read once."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import frontmatter

from foundation.markup import plain_text, render
from foundation.search.analysis.words import content_words

FOLDER = Path(__file__).parent / "corpus" / "help"
MOST = 3


@dataclass(frozen=True)
class HelpPage:
    """One page: `html` is safe (it came through the markup door), `words` are what the search compares."""

    slug: str
    title: str
    summary: str
    html: str
    words: frozenset[str]


@cache
def help_pages() -> dict[str, HelpPage]:
    """The pages by slug, in order."""
    pages = (_read(path) for path in sorted(FOLDER.glob("[0-9]*.md")))
    return {page.slug: page for page in pages}


def _read(path: Path) -> HelpPage:
    file = frontmatter.loads(path.read_text(encoding="utf-8"))
    title, summary = str(file["title"]), str(file["summary"])
    text = f"{title} {summary} {plain_text(file.content)}"
    slug = path.stem.partition("-")[2]
    return HelpPage(slug, title, summary, render(file.content), _words(text))


def help_about(q: str) -> list[HelpPage]:
    """The pages whose words answer a question, those whose title does first."""
    asked = _words(q)
    if not asked:
        return []
    scored = [(len(asked & _words(page.title)) * 2 + len(asked & page.words), page) for page in help_pages().values()]
    least = len(asked) if len(asked) < 3 else len(asked) - 1
    found = [(score, page) for score, page in scored if len(asked & page.words) >= least]
    return [page for _score, page in sorted(found, key=lambda pair: -pair[0])[:MOST]]


def _words(text: str) -> frozenset[str]:
    return frozenset(word.stems[0] for word in content_words(text) if word.stems)

"""What the pages of a thread show, made ready for the templates: they compute nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from accounts.queries import PersonLine, person_line
from community import permissions
from community.enums import PostState
from community.models import Post, Topic
from community.models.topics import POSTS_A_PAGE
from foundation.markup.citations import Cited, cited_in


@dataclass(frozen=True)
class Reader:
    """What a person may do on a whole thread, asked once for its twenty messages."""

    user: Any
    may_reply: bool
    may_write: bool
    may_host: bool
    may_choose: bool

    @classmethod
    def of(cls, user: Any, topic: Topic) -> "Reader":
        return cls(
            user,
            permissions.can_reply(user, topic),
            permissions.can_write(user, topic.space),
            permissions.can_host(user, topic.space),
            permissions.can_choose_solution(user, topic) and not topic.solution_id,
        )


@dataclass(slots=True)
class ShownPost:
    """A message as one reader sees it. `base` is the address of its thread."""

    post: Post
    base: str
    reader: Reader
    person: PersonLine | None
    is_solution: bool = False
    is_moved: bool = False  # the accepted answer, shown after the question rather than in its place
    is_first_unread: bool = False
    cited: list[Cited] = field(default_factory=list)  # the pages its text cites, as far as the reader may see them

    @property
    def url(self) -> str:
        """Where the gestures on this message begin."""
        return f"{self.base}messages/{self.post.nr}/"

    @property
    def address(self) -> str:
        return self._address_of(self.post.nr)

    @property
    def quoted_url(self) -> str:
        return self._address_of(self.post.quoted_nr or 1)

    @property
    def quote_url(self) -> str:
        """Works without JavaScript: the thread again, with the quotation in the form."""
        return f"{self.base}?page={self.post.topic.page_of(self.post.nr)}&citer={self.post.nr}#repondre"

    @property
    def has_text(self) -> bool:
        return self.post.is_visible or permissions.can_read_text(self.reader.user, self.post)

    @property
    def is_hidden(self) -> bool:
        return self.post.state == PostState.HIDDEN

    @property
    def may_quote(self) -> bool:
        return self.reader.may_reply and self.post.is_visible

    @property
    def may_thank(self) -> bool:
        return self.reader.may_write and permissions.can_thank(self.reader.user, self.post)

    @property
    def may_edit(self) -> bool:
        return self.reader.may_reply and permissions.can_edit_post(self.reader.user, self.post)

    @property
    def may_remove(self) -> bool:
        return self.reader.may_write and permissions.can_remove_post(self.reader.user, self.post)

    @property
    def may_hide(self) -> bool:
        return self.reader.may_host and permissions.can_hide_post(self.reader.user, self.post)

    @property
    def may_accept(self) -> bool:
        """Another reply is accepted once the first one no longer is."""
        return self.reader.may_choose and permissions.can_accept(self.reader.user, self.post)

    @property
    def may_read_versions(self) -> bool:
        return permissions.can_read_versions(self.reader.user, self.post)

    def _address_of(self, nr: int) -> str:
        return f"{self.base}?page={self.post.topic.page_of(nr)}#m{nr}"


@dataclass
class Pages:
    """Where one is among the pages of a thread."""

    number: int
    last: int

    @property
    def previous(self) -> int:
        return self.number - 1

    @property
    def following(self) -> int:
        return self.number + 1 if self.number < self.last else 0

    @property
    def last_shown(self) -> int:
        """The highest number that this page may hold."""
        return self.number * POSTS_A_PAGE


def lines_of(people: Iterable[Any]) -> list[tuple[PersonLine, str]]:
    """Who they are and where they work, for people read with `with_person_line`."""
    return [(line, place_of(line)) for line in map(person_line, people) if line]


def place_of(line: PersonLine | None) -> str:
    return line.collectivite.name if line and line.collectivite else ""


def page_to_open(topic: Topic, asked: Mapping[str, str]) -> int:
    """The page asked for (`page`), else that of the message to quote (`citer`), else that of the first unread one."""
    if number := _number(asked.get("page", "")):
        return min(number, topic.last_page)
    unread = getattr(topic, "read_nr", 0) + 1
    return topic.page_of(min(_number(asked.get("citer", "")) or unread, topic.highest_nr))


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 7 else 0


def shown_posts(topic: Topic, posts: Sequence[Post], user: Any) -> list[ShownPost]:
    """Messages with what this reader may do; the first one not yet read is marked."""
    base, reader, read = topic.get_absolute_url(), Reader.of(user, topic), getattr(topic, "read_nr", 0)
    first_unread = read + 1 if 0 < read < topic.highest_nr else 0
    speakers = _speakers(posts)
    shown = [
        ShownPost(
            post,
            base,
            reader,
            speakers[post.author_id],
            is_solution=post.pk == topic.solution_id,
            is_first_unread=post.nr == first_unread,
        )
        for post in posts
    ]
    texts = [one.post.body_html if one.has_text else "" for one in shown]
    for one, pages in zip(shown, cited_in(texts, user), strict=True):
        one.cited = pages
    return shown


def _speakers(posts: Iterable[Post]) -> dict[int | None, PersonLine | None]:
    """Who speaks, made once a person however often they do."""
    authors = {post.author_id: post.author for post in posts}
    return {pk: person_line(author) for pk, author in authors.items()}

"""Load the starter spaces, and the demonstration threads, from `corpus/`; running it again changes nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

import frontmatter
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from community.actions.posts import reply
from community.actions.spaces import add_member, open_space
from community.actions.topics import accept_solution, link_topic, start_topic
from community.enums import SpaceKind, SpaceRole, TopicKind
from community.linking import find_linked
from community.models import Membership, Post, Space, Topic
from foundation.search import index

CORPUS = Path(__file__).parent.parent / "corpus"
HOST = "lou-demo"
PEOPLE_SINCE = timedelta(days=80)
BETWEEN_TOPICS = timedelta(days=4)
BETWEEN_POSTS = (timedelta(hours=2, minutes=20), timedelta(hours=4, minutes=35), timedelta(hours=17, minutes=50))
_SPEAKER = re.compile(r"^--- ([\w-]+) ---$", re.MULTILINE)


@dataclass
class Loaded:
    """How many were created, and how many were there already."""

    created: int = 0
    known: int = 0


@dataclass(frozen=True)
class Script:
    """A demonstration thread as its file tells it: `posts` are (handle, text) in order."""

    space: str
    title: str
    kind: TopicKind
    links: list[str]
    solution: int
    posts: list[tuple[str, str]] = field(default_factory=list)


def load_spaces(folder: Path = CORPUS) -> Loaded:
    """Open the public spaces that are missing; one that exists is its hosts' and is left as it is."""
    loaded = Loaded()
    for path in sorted((folder / "spaces").glob("*.md")):
        if Space.objects.filter(slug=path.stem).exists():
            loaded.known += 1
            continue
        file = frontmatter.loads(path.read_text(encoding="utf-8"))
        texts: Any = {"name": file["title"], "summary": file["summary"], "position": file["position"]}
        open_space(kind=SpaceKind.PUBLIC, slug=path.stem, charter=file.content, **texts)
        loaded.created += 1
    return loaded


@transaction.atomic
def load_demo_threads(folder: Path = CORPUS) -> Loaded:
    """Play the threads of the corpus between the demonstration people, in the past weeks.

    Raises ValueError when a person or a space of the corpus is missing.
    """
    scripts = [read_script(path) for path in sorted((folder / "topics").glob("*.md"))]
    people, spaces = _people(scripts), _spaces(scripts)
    loaded = Loaded()
    for rank, script in enumerate(scripts, start=1):
        topic = Topic.objects.filter(space=spaces[script.space], title=script.title).first()
        loaded.known += topic is not None
        loaded.created += topic is None
        topic = topic or _play(script, spaces[script.space], people, timezone.now() - rank * BETWEEN_TOPICS)
        link_topic(topic, _linked(script))
    return loaded


def read_script(path: Path) -> Script:
    """The thread a file holds (corpus/README.md says how it is written). Raises ValueError naming the file."""
    file = frontmatter.loads(path.read_text(encoding="utf-8"))
    _before, *parts = _SPEAKER.split(file.content)
    try:
        head: Any = file.metadata
        links = [f"{link['kind']}:{link['slug']}" for link in head.get("links", [])]
        posts = [(handle, text.strip()) for handle, text in zip(parts[::2], parts[1::2], strict=True)]
        return Script(head["space"], head["title"], TopicKind(head["kind"]), links, head.get("solution", 0), posts)
    except (KeyError, ValueError) as error:
        raise ValueError(f"{path.name} : {error}") from error


def _people(scripts: list[Script]) -> dict[str, User]:
    handles = {handle for script in scripts for handle, _text in script.posts} | {HOST}
    people = {person.handle: person for person in User.objects.filter(handle__in=handles)}
    if missing := handles - people.keys():
        raise ValueError(f"Personnes de démonstration absentes : {', '.join(sorted(missing))}.")
    return people  # type: ignore[return-value]


def _spaces(scripts: list[Script]) -> dict[str, Space]:
    slugs = {script.space for script in scripts}
    spaces = {space.slug: space for space in Space.objects.filter(slug__in=slugs)}
    if missing := slugs - spaces.keys():
        raise ValueError(f"Espaces absents : {', '.join(sorted(missing))}.")
    return spaces


def _play(script: Script, space: Space, people: dict[str, User], day: datetime) -> Topic:
    """Have the people say their lines, then date them as if they had spoken from that day on."""
    for handle in {HOST, *(handle for handle, _text in script.posts)}:
        _settle(space, people[handle], SpaceRole.HOST if handle == HOST else SpaceRole.MEMBER)
    (opener, body), *answers = script.posts
    topic = start_topic(space, author=people[opener], title=script.title, body=body, kind=script.kind)
    for handle, text in answers:
        reply(topic, author=people[handle], body=text)
    if script.solution:
        accept_solution(topic.posts.select_related("topic__space").get(nr=script.solution), actor=people[opener])
    _date(topic, day)
    index(topic)
    return topic


def _settle(space: Space, person: User, role: SpaceRole) -> None:
    """Make a person a member since before the first thread."""
    seat = space.membership_of(person)
    if seat is None or (role == SpaceRole.HOST and not seat.is_host):
        seat = add_member(space, user=person, role=role, accepted=True)
    since = timezone.now() - PEOPLE_SINCE
    Membership.objects.filter(pk=seat.pk, seen_from__gt=since).update(seen_from=since, joined_at=since)


def _date(topic: Topic, day: datetime) -> None:
    moments = _moments(day)
    spoken = [(post, next(moments)) for post in topic.posts.order_by("nr")]
    for post, moment in spoken:
        Post.objects.filter(pk=post.pk).update(created_at=moment)
    Topic.objects.filter(pk=topic.pk).update(created_at=spoken[0][1], last_post_at=spoken[-1][1])


def _moments(day: datetime) -> Iterator[datetime]:
    """When the successive messages were written: the first in the morning, the others some hours apart."""
    moment = timezone.make_aware(datetime.combine(timezone.localtime(day).date(), time(9, 12)))
    for rank in range(1_000):
        yield min(moment, timezone.now())
        moment += BETWEEN_POSTS[rank % len(BETWEEN_POSTS)]


def _linked(script: Script) -> list[Any]:
    found = (find_linked(name, AnonymousUser()) for name in script.links)
    return [obj for obj in found if obj is not None]

"""People who talk: spaces, threads, messages of the library's own sentences, what one reader has read."""

import random
import re
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from accounts.models import Membership as Seat
from accounts.models import User
from bench.corpus import BATCH, READER, batches, index_all
from community.enums import TopicKind
from community.models import Membership, Post, Space, Topic, UserTopic
from content.models import Initiative
from content.snapshots import SECTIONS
from territories.models import Collectivite

SENTENCE = re.compile(r"(?<=[.!?])\s+")
FIRST_NAMES = [
    "Awa",
    "Bruno",
    "Chloé",
    "Driss",
    "Élodie",
    "Fanny",
    "Gaël",
    "Hugo",
    "Inès",
    "Jules",
    "Karim",
    "Léa",
    "Malo",
    "Nadia",
    "Oscar",
    "Paola",
    "Soizic",
]
LAST_NAMES = [
    "Aubry",
    "Bellec",
    "Carpentier",
    "Diallo",
    "Evrard",
    "Fabre",
    "Gauthier",
    "Hamon",
    "Imbert",
    "Jourdan",
    "Kermarrec",
    "Masson",
]
TEXTS = 400
MEMBERS = 60


def add_people(wanted: int) -> list[int]:
    """Add the people that are missing, each with a verified place of work. Returns the keys of all."""
    places = list(Collectivite.objects.filter(kind="commune").order_by("pk").values_list("pk", flat=True)[:5_000])
    for numbers in batches(User.objects.count(), wanted):
        chance = random.Random(numbers.start)
        people = User.objects.bulk_create(_person(chance, number) for number in numbers)
        Seat.objects.bulk_create(
            Seat(
                user=person,
                collectivite_id=chance.choice(places),
                function="Chargée de mission",
                is_main=True,
                verified_at=timezone.now(),
            )
            for person in people
        )
    return list(User.objects.order_by("pk").values_list("pk", flat=True))


def _person(chance: random.Random, number: int) -> User:
    name = f"{chance.choice(FIRST_NAMES)} {chance.choice(LAST_NAMES)}"
    return User(name=name, email=f"agent{number}@essaim.example", handle=f"{slugify(name)}-{number}", password="!")


def add_spaces(wanted: int, people: list[int]) -> None:
    """Add the public spaces that are missing, with their members; the reader belongs to all."""
    reader = User.objects.get(email=READER)
    for number in range(Space.objects.count(), wanted):
        space = Space.objects.create(
            slug=f"espace-{number}", name=f"Espace {number}", charter="Chacun parle de son métier."
        )
        members = {reader.pk, *random.Random(number).sample(people, min(MEMBERS, len(people)))}
        now = timezone.now()
        longer_ago = now - timedelta(days=1_000)
        Membership.objects.bulk_create(
            Membership(space=space, user_id=pk, accepted_at=now, seen_from=longer_ago) for pk in members
        )
        Space.objects.filter(pk=space.pk).update(member_count=len(members))


def add_topics(wanted: int, posts: int, people: list[int]) -> None:
    """Add the threads and the messages that are missing: most threads are short, some have several pages."""
    spaces = list(Space.objects.filter(slug__startswith="espace-").order_by("pk"))
    titles, texts = _titles(), _texts()
    known = Topic.objects.count()
    mean = max((posts - Post.objects.count()) / max(wanted - known, 1), 1)
    for numbers in batches(known, wanted):
        chance = random.Random(numbers.start)
        with transaction.atomic():
            topics = Topic.objects.bulk_create(
                _topic(chance, number, mean, spaces, titles, people) for number in numbers
            )
            for topic in topics:
                _add_posts(chance, topic, texts, people)
            _add_readings(chance, topics, people)
            index_all("fil", [topic.pk for topic in topics])
    for space in spaces:
        Space.objects.filter(pk=space.pk).update(topic_count=space.topics.count())


def _topic(
    chance: random.Random, number: int, mean: float, spaces: list[Space], titles: list[str], people: list[int]
) -> Topic:
    title = f"{chance.choice(titles)} : {chance.choice(titles).lower()}"[:150]
    length = max(1, round(chance.expovariate(1 / mean)))
    return Topic(
        space=chance.choice(spaces),
        kind=chance.choice([TopicKind.QUESTION, TopicKind.QUESTION, TopicKind.REPORT, TopicKind.DISCUSSION]),
        author_id=chance.choice(people),
        last_author_id=chance.choice(people),
        title=title,
        slug=f"{slugify(title)[:80]}-b{number}",
        last_post_at=timezone.now() - timedelta(minutes=20 * (50_000 - number) % 700_000),
        highest_nr=length,
        post_count=length,
    )


def _add_posts(chance: random.Random, topic: Topic, texts: list[str], people: list[int]) -> None:
    numbers = range(1, topic.highest_nr + 1)
    rows = [
        Post(
            topic=topic,
            nr=nr,
            author_id=topic.author_id if nr == 1 else chance.choice(people),
            body=chance.choice(texts),
            created_at=topic.last_post_at - timedelta(hours=topic.highest_nr - nr),
        )
        for nr in numbers
    ]
    Post.objects.bulk_create(rows, batch_size=BATCH)


def _add_readings(chance: random.Random, topics: list[Topic], people: list[int]) -> None:
    """The reader has read one thread in two; a few others have too."""
    reader = User.objects.get(email=READER).pk
    readings = {(reader, topic) for topic in topics[::2]} | {(chance.choice(people), topic) for topic in topics}
    UserTopic.objects.bulk_create(
        UserTopic(user_id=pk, topic=topic, last_read_nr=topic.highest_nr) for pk, topic in readings
    )


def _titles() -> list[str]:
    starter = Topic.objects.exclude(slug__regex=r"-b\d+$").order_by("pk")
    return [title.rstrip(" ?.") for title in starter.values_list("title", flat=True)]


def _texts() -> list[str]:
    """Messages of two to six sentences of the library."""
    chance = random.Random(7)
    sheets = Initiative.objects.order_by("pk").values_list(*SECTIONS)[:109]
    sentences = [part for sheet in sheets for text in sheet for part in SENTENCE.split(text) if len(part) > 40]
    return [" ".join(chance.sample(sentences, chance.randint(2, 6))) for _ in range(TEXTS)]

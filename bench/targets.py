"""`python -m bench.targets`: the pages to measure on this database, their queries and their weight, as JSON."""

import gzip
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote_plus

import django

from bench.corpus import READER

VARIETY = 20
ASSET = re.compile(
    rb'(?:href|src)="(/static/[^"]+\.(?:css|js|woff2|svg|webp))"'
)  # of the two icons, browsers take the SVG
QUESTIONS = (
    "accueil des usagers",
    "personnes âgées isolées",
    "stationnement centre-ville",
    "dématérialisation démarches",
    "cantine bio",
    "compostage partagé",
    "participation des habitants",
    "médiathèque horaires",
    "logement vacant",
    "transport à la demande",
)
# What sentences lead to: people, minutes, words that order.
SENTENCES = (
    "phrase=choisir+entre+des+id%C3%A9es&minutes=90&personnes=8&famille=facilitation",
    "phrase=faire+%C3%A9merger+des+id%C3%A9es&minutes=45&personnes=14&sans=videoprojecteur&moment=ideation",
    "phrase=r%C3%A9union+publique+dans+un+quartier&minutes=120&personnes=80",
    "phrase=comprendre+les+usagers+de+l%27accueil&lieu=sur-place&moment=recherche",
)


def main() -> None:
    django.setup()
    from accounts.models import User
    from bench.bare.fill import session_of

    reader = User.objects.get(email=READER)
    cookies = f"__Host-session={session_of(reader)}"
    pages = {name: describe(paths, cookies if signed else "") for name, (signed, paths) in addresses().items()}
    print(json.dumps({"cookies": cookies, "pages": pages, "threads": threads_to_answer()}))


Addresses = dict[str, tuple[bool, list[str]]]


def addresses() -> Addresses:
    """For each page its name, whether the reader is signed in, and several addresses of the same sort."""
    words = [quote_plus(question) for question in QUESTIONS]
    return {
        "home": (False, ["/"]),
        **library_pages(words),
        **method_pages(),
        **path_pages(),
        "my week": (True, ["/ma-semaine"]),
        **community_pages(),
        "search": (False, [f"/recherche?q={word}" for word in words]),
        "map": (False, ["/territoires/"]),
        "department": (False, department_pages()),
    }


def library_pages(words: list[str]) -> Addresses:
    from content.models import Initiative

    sheets = [row.get_absolute_url() for row in Initiative.objects.order_by("-pk")[:VARIETY]]
    facets = ["region=53", "territoire=commune", "verdict=infirmee", "territoire=epci&region=28"]
    return {
        "initiatives": (False, ["/initiatives/"]),
        "initiatives, facets": (False, [f"/initiatives/?{facet}" for facet in facets]),
        "initiatives, words": (False, [f"/initiatives/?q={word}" for word in words]),
        "initiative": (False, sheets),
        "initiative, signed in": (True, sheets),
    }


def method_pages() -> Addresses:
    from methods.models import MethodCard

    cards = [row.get_absolute_url() for row in MethodCard.objects.order_by("-pk")[:VARIETY]]
    return {
        "cards": (False, ["/methodes/"]),
        "cards, sentence": (False, [f"/methodes/?{asked}" for asked in SENTENCES]),
        "card": (False, cards),
        "card, signed in": (True, cards),
    }


def path_pages() -> Addresses:
    from learning.models import Path

    path = Path.objects.get(slug="enqueter-avant-de-decider")
    steps = [f"{path.get_absolute_url()}{step.slug}/" for step in path.current.steps.all()]
    return {"path": (False, [path.get_absolute_url()]), "step, signed in": (True, steps)}


def community_pages() -> Addresses:
    from community.models import Space, Topic

    threads = Topic.objects.filter(highest_nr__gte=20, space__slug__startswith="espace-").order_by("-last_post_at")
    topics = [f"{row.get_absolute_url()}?page=1" for row in threads[:VARIETY]]
    spaces = [row.get_absolute_url() for row in Space.objects.filter(slug__startswith="espace-")[:VARIETY]]
    return {
        "space": (False, spaces),
        "space, signed in": (True, spaces),
        "topic": (False, topics),
        "topic, signed in": (True, topics),
    }


def department_pages() -> list[str]:
    from territories.models import Department

    return [row.get_absolute_url() for row in Department.objects.filter(code__in=["29", "35", "49", "59", "69"])]


def threads_to_answer() -> list[str]:
    """Addresses where the reader may reply."""
    from community.models import Topic

    rows = Topic.objects.filter(space__slug__startswith="espace-", highest_nr__lt=150).order_by("-last_post_at")
    return [f"{row.get_absolute_url()}repondre/" for row in rows[:VARIETY]]


def describe(paths: list[str], cookies: str) -> dict[str, Any]:
    """The addresses, the queries and the bytes of one answer (the second one), the requests of a first view."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"cookie": cookies} if cookies else {})
    client.get(paths[0], secure=True)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        answer = client.get(paths[0], secure=True)
    if answer.status_code != 200:
        raise RuntimeError(f"{paths[0]}: {answer.status_code}")
    assets = set(assets_of(answer.content))
    return {
        "paths": paths,
        "cookies": cookies,
        "queries": len(queries),
        "bytes": len(answer.content),
        "packed": len(gzip.compress(answer.content, 6)),
        "requests": 1 + len(assets),
        "first_view": len(gzip.compress(answer.content, 6)) + sum(map(weight_of, assets)),
    }


def assets_of(html: bytes) -> Iterator[str]:
    yield from (found.decode() for found in ASSET.findall(html))


def weight_of(address: str) -> int:
    """The bytes of a static file as they are sent: compressed when that was worth it."""
    from django.conf import settings

    file = settings.STATIC_ROOT / address.removeprefix("/static/")
    packed = file.with_name(f"{file.name}.gz")
    return (packed if packed.exists() else file).stat().st_size


if __name__ == "__main__":
    main()

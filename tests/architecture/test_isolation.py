"""What a reader may not see does not exist for them: at its address, in any list, count, search, feed, mail or file."""

import io
import re
from collections.abc import Iterator
from typing import Any
from zipfile import ZipFile

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core import mail
from django.db import transaction
from django.http import HttpResponse, QueryDict
from django.test import Client
from django.urls import reverse

from accounts.actions.personal_data import request_export
from accounts.models import DataExport
from content.filters import InitiativeList
from foundation.search import search, suggest
from tests.architecture.secrets import SHARED, World, hide_everything
from tests.support.jobs import run_jobs

pytestmark = pytest.mark.django_db
ROLES = ("visitor", "stranger", "neighbour", "editor", "owner")
GATHERING = (
    "portal:home",
    "portal:week",
    "portal:sitemap",
    "portal:robots",
    "content:initiative-list",
    "content:initiative-map",
    "content:feed",
    "content:observatory",
    "content:reuse",
    "content:collection-list",
    "content:my-collections",
    "content:saved-search-list",
    "content:enquiries",
    "api:home",
    "api:initiative-list",
    "api:facets",
    "api:themes",
    "api:territories",
    "content:my-initiatives",
    "content:review-desk",
    "content:initiative-propose",
    "methods:card-list",
    "methods:my-cards",
    "methods:kit-list",
    "methods:my-kits",
    "methods:review-desk",
    "learning:path-list",
    "learning:cohort-list",
    "community:index",
    "community:topic-start",
    "community:draft-list",
    "community:directory",
    "territories:index",
    "accounts:hub",
    "accounts:memberships",
    "accounts:members",
    "accounts:my-data",
    "notifications:inbox",
)
OTHERS = ("visitor", "stranger", "neighbour")


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """Built once for the module and undone after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield hide_everything()
        transaction.set_rollback(True)


def client_of(world: World, role: str) -> Client:
    client = Client()
    if person := world.people[role]:
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def reader_of(world: World, role: str) -> Any:
    return world.people[role] or AnonymousUser()


def body(response: HttpResponse) -> str:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return content.decode(errors="replace")


def without_addresses(text: str) -> str:
    """A text in small letters, without the addresses in it, cut and highlighted ones included."""
    return re.sub(r"[\w.-]*(?:/[\w.-]*)+", " ", re.sub(r"</?mark>", "", text)).lower()


def told(world: World, role: str, text: str) -> list[str]:
    """The secrets that a text tells and that this role may not know. Bare addresses tell nothing."""
    text = without_addresses(text)
    return [name for name, secret in world.secrets.items() if secret.word in text and role not in secret.readers]


def channels(world: World) -> list[str]:
    """The pages that gather, whoever asks: lists, searches, feeds, fragments, what is one's own."""
    public = world.public
    card, initiative, place = public["card"], public["initiative"], public["place"]
    pages = [reverse(name) for name in GATHERING]
    words = ("portal:search", "portal:suggest", "content:initiative-list", "content:feed", "methods:card-list")
    for name in (*words, "api:initiative-list", "api:facets"):
        pages.append(f"{reverse(name)}?q={SHARED}")
    pages += [f"{reverse('oai')}?verb={verb}" for verb in ("Identify", "ListSets")]
    pages += [f"{reverse('oai')}?verb={verb}&metadataPrefix=oai_dc" for verb in ("ListRecords", "ListIdentifiers")]
    pages += [reverse("content:export", args=[kind]) for kind in ("csv", "json")]
    pages += [f"{reverse('portal:search')}?q={SHARED}&type={kind}" for kind in ("initiative", "methode", "kit", "fil")]
    pages += [
        f"{reverse('community:topic-similar')}?title={SHARED}",
        f"{reverse('content:initiative-similar')}?title={SHARED}",
        reverse("content:initiative-part", args=[public["draft"].slug, "apres"]),
        f"{reverse('community:directory')}?q=autrice",
        reverse("content:for-card", args=[card.slug]),
        reverse("content:who-did-it", args=[initiative.slug]),
        reverse("content:lineage", args=[initiative.slug]),
        reverse("content:initiative-pdf", args=[initiative.slug]),
        reverse("api:initiative", args=[initiative.slug]),
        reverse("content:for-territory", args=["departements", place.department_id]),
        reverse("content:for-territory", args=["regions", place.region_id]),
        reverse("learning:for-card", args=[card.slug]),
        reverse("learning:for-initiative", args=[initiative.slug]),
        reverse("community:for-object", args=["methode", card.slug]),
        reverse("community:for-object", args=["initiative", initiative.slug]),
        reverse("community:person", args=[world.people["owner"].handle]),
        reverse("community:space", args=[public["space"].slug]),
        reverse("community:space-feed", args=[public["space"].slug]),
        *(public[name].get_absolute_url() for name in ("card", "initiative", "path", "topic", "place")),
        reverse("learning:step", args=[public["path"].slug, public["step"].slug]),
        reverse("methods:card-pdf", args=[card.slug]),
    ]
    return pages


@pytest.mark.parametrize("role", ROLES)
def test_the_pages_of_a_secret(world: World, role: str) -> None:
    client = client_of(world, role)
    wrong = []
    for name, secret in world.secrets.items():
        for page in secret.pages:
            response = client.get(page)
            if role in secret.readers:
                found = response.status_code == 200 and (secret.word in body(response).lower() or ".pdf" in page)
            else:
                led_to_login = role == "visitor" and response.status_code == 302 and "/connexion/" in response.url
                found = led_to_login or (response.status_code == 404 and not told(world, role, body(response)))
            if not found:
                wrong.append(f"{name}, {page}: {response.status_code}")
    assert wrong == []


@pytest.mark.parametrize("role", ROLES)
def test_what_is_absent_and_what_is_forbidden_look_alike(world: World, role: str) -> None:
    client = client_of(world, role)
    for name, secret in world.secrets.items():
        if role in secret.readers:
            continue
        for page in secret.pages:
            slug = page.strip("/").split("/")[-1 if page.count("/") < 4 else 1]
            missing = client.get(page.replace(slug, "x" * len(slug)))
            forbidden = client.get(page)
            assert (forbidden.status_code, forbidden.headers.keys()) == (missing.status_code, missing.headers.keys()), (
                f"{name}, {page}"
            )


@pytest.mark.parametrize("role", ROLES)
def test_no_channel_tells(world: World, role: str) -> None:
    client = client_of(world, role)
    leaks = {page: found for page in channels(world) if (found := told(world, role, body(client.get(page))))}
    assert leaks == {}


def test_the_channels_are_those_that_tell(world: World) -> None:
    """A channel that told nobody would prove nothing: the owner finds there all but what has only its own page."""
    client = client_of(world, "owner")
    gathered = without_addresses(" ".join(body(client.get(page)) for page in channels(world)))
    silent = {name for name, secret in world.secrets.items() if secret.word not in gathered}
    alone = {"hidden thread", "document of a draft", "journal of a team"}
    assert silent == alone | {"next version of a published case", "typed and not saved"}


@pytest.mark.parametrize("role", ROLES)
def test_searching_the_very_word(world: World, role: str) -> None:
    reader = reader_of(world, role)
    for name, secret in world.secrets.items():
        if role in secret.readers:
            continue
        misspelt = secret.word[:-2] + secret.word[-1] + secret.word[-2]
        results = search(misspelt, user=reader)
        assert secret.word not in repr(results).lower(), name
        hits = [hit.title for hit in search(secret.word, user=reader).hits]
        assert not [title for title in hits if secret.word in title.lower()], name
        assert secret.word not in repr(suggest(secret.word[:5], reader)).lower(), name


@pytest.mark.parametrize("role", OTHERS)
def test_no_count_counts_them(world: World, role: str) -> None:
    found = InitiativeList(QueryDict(), reader_of(world, role))
    assert set(found.counts.values()) == {1}  # the public one, once a facet
    place = client_of(world, role).get(world.public["place"].get_absolute_url())
    assert place.status_code in {200, 404}
    results = search(SHARED, user=reader_of(world, role))
    assert sum(results.counts.values()) == len(results.hits)


def test_no_mail_tells(world: World) -> None:
    people = {person.email: role for role, person in world.people.items() if person}
    leaks = []
    for message in mail.outbox:
        for address in message.to:
            if role := people.get(address):
                leaks += told(world, role, f"{message.subject} {message.body}")
    assert leaks == []


@pytest.mark.parametrize("role", ["stranger", "neighbour", "editor"])
def test_the_copy_of_ones_data_holds_nobody_elses(world: World, role: str) -> None:
    person = world.people[role]
    request_export(person, actor=person)
    run_jobs()
    copy = DataExport.objects.get(user=person)
    with ZipFile(io.BytesIO(copy.file.read())) as archive:
        text = " ".join(archive.read(name).decode(errors="replace") for name in archive.namelist())
    assert told(world, role, text) == []


@pytest.mark.parametrize("role", ["visitor", "stranger", "neighbour", "editor"])
def test_the_copy_of_somebody_else_is_out_of_reach(world: World, role: str) -> None:
    address = reverse("accounts:export-file", args=[world.public["export"].pk])
    response = client_of(world, role).get(address)
    assert response.status_code == 404 or (response.status_code == 302 and "/compte/" in response.url)

"""Nothing that is typed, in an address or in a form, breaks a page: never a 5xx.

Every page of the URL table is asked, and every form it shows is sent, with hostile values, by several roles.
PostgreSQL refuses the NUL character, SQLite numbers of more than 64 bits: both engines matter here.
"""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from accounts.models import User
from tests.architecture.demo_args import ARGUMENTS
from tests.architecture.url_table import TABLE

pytestmark = pytest.mark.django_db

# Every name that some page reads in its address.
PARAMETERS = [
    "q",
    "page",
    "tri",
    "theme",
    "region",
    "departement",
    "nature",
    "issue",
    "verdict",
    "famille",
    "moment",
    "niveau",
    "lieu",
    "duree",
    "groupe",
    "type",
    "avant",
    "apres",
    "lien",
    "espace",
    "next",
    "kind",
    "genre",
    "fonction",
    "place",
    "place_choice",
    "key",
    "text",
    "filtre",
    "cite",
    "format",
    "statut",
    "verb",
    "metadataPrefix",
    "identifier",
    "from",
    "until",
    "set",
    "resumptionToken",
    "curseur",
    "modele",
    "kit",
    "fiche",
    "revision",
    "taille",
]
# As they travel, percent-encoded; the last ones take turns from one parameter to the next.
NUL, HUGE = "accueil%00du%00public", "9" * 30
LONG = "a" * 150  # a query of 5,000 characters
ODD = (
    "%00",
    "%ED%A0%80",  # a lone surrogate
    "%FF%FE",  # not UTF-8
    "-1",
    "%D9%A3",  # the digit of another script
    "%C2%B2",  # a superscript
    quote("'\";--<b>%{{}}*()[]\\:^~|&"),
    "%E2%80%AE%E2%80%8B%0D%0A%09",  # invisible
    "//evil.example/%5C%5Cevil",
)
QUERIES = [dict.fromkeys(PARAMETERS, value) for value in (NUL, HUGE, LONG)] + [
    {name: ODD[(n + turn) % len(ODD)] for n, name in enumerate(PARAMETERS)} for turn in (0, 4)
]
TYPED = ("", "Un\x00mot", "é" * 70_000, "9" * 30, ["-1", "\x00", "'\";--<b>%{{}}\u202e\r\n"])
# Each role is shown the pages that the one before it does not have.
ROLES = {"visitor": "", "agent": "visitor", "trainer": "agent", "editor": "agent"}
# 503 without a worker; leaving ends the visit.
APART = {"health:ready", "account_logout"}
# The pages that read their address most.
LISTS = [
    "content:initiative-list",
    "methods:card-list",
    "community:index",
    "community:directory",
    "community:space",
    "community:topic",
    "community:topic-similar",
    "community:for-object",
    "portal:search",
    "portal:suggest",
    "territories:suggest",
    "learning:path-list",
    "learning:cohort-list",
    "notifications:inbox",
    "api:initiative-list",
    "api:facets",
    "api:territories",
    "oai",
]


def pages_of(role: str) -> list[str]:
    """The pages that are new to this role."""
    known = ROLES[role]
    return sorted(
        name
        for name, (_arguments, statuses) in TABLE.items()
        if name not in APART and not (known and statuses[role] == statuses[known])
    )


def client_of(people: dict[str, User], role: str) -> Client:
    client = Client(raise_request_exception=False)
    if role in people:
        client.force_login(people[role], backend="django.contrib.auth.backends.ModelBackend")
    return client


def address(name: str) -> str:
    return reverse(name, args=ARGUMENTS[TABLE[name][0]]())


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is written inside is undone."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def fault(response: HttpResponse) -> str:
    """What broke, or ""."""
    if response.status_code < 500:
        return ""
    return repr(getattr(response, "exc_info", (None, response.status_code))[1])[:200]


def forms_of(html: str) -> Iterator[tuple[str, list[str]]]:
    """The forms of a page that are posted: their address ("" for the page itself) and the names of their fields."""
    for attributes, inside in re.findall(r"<form\b([^>]*)>(.*?)</form>", html, re.DOTALL):
        if 'method="post"' in attributes.lower():
            action = re.search(r'action="([^"]*)"', attributes)
            yield (action.group(1) if action else ""), re.findall(r'\bname="([^"]+)"', inside)


@pytest.fixture(autouse=True)
def _silence() -> Iterator[None]:
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.parametrize("role", ROLES)
def test_no_address_breaks_a_page(role: str, people: dict[str, User]) -> None:
    found = []
    for name in [*pages_of(role), *(LISTS if role == "agent" else ())]:
        for values in QUERIES:
            with undone():
                asked = "&".join(f"{key}={value}" for key, value in [*values.items(), ("q[]", values["q"])])
                response = client_of(people, role).get(f"{address(name)}?{asked}")
            if broken := fault(response):
                found.append(f"{name}, {values['q'][:20]}: {broken}")
    assert found == []


@pytest.mark.parametrize("role", ROLES)
def test_no_form_breaks_a_page(role: str, people: dict[str, User]) -> None:
    found, sent = [], set()
    for name in pages_of(role):
        page = address(name)
        with undone():
            shown = client_of(people, role).get(page)
        html = "" if shown.streaming else shown.content.decode(errors="replace")
        for action, fields in [*forms_of(html), (page, PARAMETERS)]:
            target = (action or page).partition("?")[0]
            form = (target, tuple(sorted(fields)))
            if form in sent or target == reverse("account_logout"):
                continue
            sent.add(form)
            for value in TYPED:
                with undone():
                    response = client_of(people, role).post(target, dict.fromkeys(fields, value))
                if broken := fault(response):
                    found.append(f"{target}, {value[:20]!r}: {broken}")
    assert found == []


texts = st.one_of(st.text(max_size=60), st.integers().map(str), st.sampled_from(["\x00", "\udc80", "²", "a" * 5000]))


@given(
    name=st.sampled_from(LISTS),
    asked=st.dictionaries(st.sampled_from(PARAMETERS), st.lists(texts, min_size=1, max_size=3), max_size=6),
)
@settings(max_examples=60, deadline=None, derandomize=True, database=None)
def test_a_list_answers_whatever_is_asked(people: dict[str, User], name: str, asked: dict[str, list[str]]) -> None:
    query = "&".join(f"{key}={quote(value, errors='surrogatepass')}" for key in asked for value in asked[key])
    response = client_of(people, "visitor").get(f"{address(name)}?{query}")
    assert not fault(response)


@pytest.mark.parametrize(
    "path",
    [
        "/%00/",
        "/%ff%fe/",
        "/initiatives/%00/",
        "/initiatives/dans/departements/%00/",
        f"/initiatives/dans/departements/{'9' * 5000}/",
        "/cohortes/invitation/%00/",
        f"/cohortes/cohorte-d-automne/equipes/{'9' * 30}/",
        f"/cohortes/cohorte-d-automne/seances/{'9' * 30}.ics",
        f"/communaute/fils/un-fil/messages/{'9' * 30}/modifier/",
        f"/compte/mes-donnees/copie/{'9' * 30}/",
        f"/compte/collectivites/{'9' * 30}/quitter/",
        f"/compte/membres/{'9' * 30}/fin/",
        "/fichiers/00000000-0000-4000-8000-000000000000/%00",
        "/notifications/ouvrir/%00/",
        "/notifications/desabonnement/%00/",
        f"/territoires/regions/{'9' * 30}-x/",
        f"/territoires/commune/n{'9' * 30}-x/",
        f"/territoires/commune/{'9' * 30}-x/",
        "/territoires/departements/²-x/",
    ],
)
@pytest.mark.parametrize("role", ["agent", "trainer"])
def test_no_path_breaks_a_page(role: str, path: str, people: dict[str, User]) -> None:
    assert not fault(client_of(people, role).get(path))


def test_headers_and_cookies_are_hostile_too(people: dict[str, User]) -> None:
    client = client_of(people, "visitor")
    for cookie in ("theme", "sessionid", "csrftoken", "messages"):
        client.cookies[cookie] = "\x01'\";--" + "9" * 3000
    headers = {"Accept-Language": "\xff" * 500, "X-Forwarded-For": "'", "Referer": "//[", "HX-Current-URL": "//["}
    for name in LISTS:
        assert not fault(client.get(address(name), headers=headers))


@pytest.mark.parametrize(
    ("role", "name", "query", "typed"),
    [
        ("host", "community:topic-start", "?espace=bienvenue", {"title": "Court", "body": "À garder tel quel"}),
        ("agent", "methods:card-propose", "", {"title": "À garder tel quel"}),
        ("agent", "content:initiative-propose", "", {"title": "À garder tel quel"}),
        ("agent", "accounts:profile", "", {"name": "", "bio": "À garder tel quel"}),
        ("trainer", "learning:team-new", "", {"name": "", "problem": "À garder tel quel"}),
        ("trainer", "learning:session-new", "", {"title": "À garder tel quel", "day": "hier"}),
    ],
)
def test_what_was_typed_is_kept_beside_the_error(
    role: str, name: str, query: str, typed: dict[str, str], people: dict[str, User]
) -> None:
    with undone():
        response = client_of(people, role).post(address(name) + query, typed)
    html = response.content.decode()
    assert response.status_code == 422
    assert "À garder tel quel" in html
    assert 'aria-invalid="true"' in html
    assert 'role="alert"' in html

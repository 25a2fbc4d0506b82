"""The API does what its description says, and nothing it does not say."""

import os

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks

from config.wsgi import application
from tests.support.factories.content import archived_initiative, published_initiative, theme

pytestmark = pytest.mark.django_db
DESCRIPTION = "/api/v1/openapi.json"
CHECKS = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
]
OPERATIONS = ("", "initiatives", "initiatives/{identifiant}", "facettes", "themes", "territoires")
EXAMPLES = int(os.environ.get("API_EXAMPLES", "25"))
BOUNDED = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def _one_connection():
    """A whole application closes what it thinks an old connection: the test's own."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def described(db, _one_connection):
    """The description, over a library that holds something."""
    published_initiative(title="Accueil", themes=[theme("accueil")])
    published_initiative(title="Arrêtée", outcome="arrete")
    archived_initiative(title="Retirée")
    return schemathesis.openapi.from_wsgi(DESCRIPTION, application)


# What an operation without parameters could be asked wrongly is nothing.
ASKED = [(name, GenerationMode.POSITIVE) for name in OPERATIONS] + [
    (name, GenerationMode.NEGATIVE) for name in ("initiatives", "facettes", "territoires")
]


@pytest.mark.parametrize(("name", "mode"), ASKED)
def test_no_fault_and_no_answer_that_is_not_described(described, name, mode):
    operation = described[f"/api/v1/{name}"]["GET"]
    statuses = set()

    @given(case=operation.as_strategy(generation_mode=mode))
    @BOUNDED
    def ask(case: Case) -> None:
        response = case.call()
        statuses.add(response.status_code)
        case.validate_response(response, checks=CHECKS)

    ask()
    assert statuses


@pytest.mark.parametrize("slug", ["accueil", "retiree", "absente", "x" * 201, "a%00b", "%ED%A0%80", "..%2F..%2F"])
def test_each_answer_about_a_case_is_described(described, slug):
    operation = described["/api/v1/initiatives/{identifiant}"]["GET"]
    response = Client().get(f"/api/v1/initiatives/{slug}")
    assert str(response.status_code) in {str(status) for status in operation.definition.raw["responses"]}
    assert response["Content-Type"].startswith("application/json")


def test_it_is_openapi_3_1_and_says_the_filters_of_the_page(client):
    body = client.get(DESCRIPTION).json()
    assert body["openapi"] == "3.1.0"
    names = {parameter["name"] for parameter in body["paths"]["/api/v1/initiatives"]["get"]["parameters"]}
    assert {"q", "theme", "region", "suite", "verdict", "tri", "curseur", "taille"} <= names
    assert set(body["paths"]) == {f"/api/v1/{name}" for name in OPERATIONS}

import pytest
from django.test import RequestFactory

from foundation.web import errors
from tests.support.client import SuspiciousClient


@pytest.mark.parametrize(
    ("view", "status", "word"),
    [
        (errors.bad_request, 400, "comprise"),
        (errors.forbidden, 403, "ouverte"),
        (errors.not_found, 404, "existe pas"),
    ],
)
def test_error_pages_say_what_to_do(view: object, status: int, word: str) -> None:
    response = view(RequestFactory().get("/perdu"), Exception())
    assert response.status_code == status
    html = response.content.decode()
    assert word in html
    assert "Revenir à l’accueil" in html


def test_an_expired_form_says_that_nothing_is_saved() -> None:
    response = errors.csrf_failure(RequestFactory().post("/"), "")
    assert response.status_code == 403
    assert "rien n’est enregistré" in response.content.decode()


def test_a_missing_page_keeps_the_way_to_the_rooms(client: SuspiciousClient) -> None:
    response = client.get("/nulle-part")
    assert response.status_code == 404
    assert "Navigation principale" in response.content.decode()


def test_the_page_of_a_fault_needs_neither_database_nor_request() -> None:
    # pytest-django refuses any query here.
    response = errors.server_error(RequestFactory().get("/"))
    assert response.status_code == 500
    assert "panne" in response.content.decode()

"""Where a reader is sent after an action: never to another site."""

import pytest
from django.test import RequestFactory

from foundation.web.htmx import safe_next


@pytest.mark.parametrize(
    "target",
    [
        "//evil.example",
        "///evil.example",
        "\\\\evil.example",
        "/\\evil.example",
        "https:evil.example",
        "https://evil.example/",
        "http:///evil.example",
        "javascript:alert(1)",
        "\tjavascript:alert(1)",
        "\x01//evil.example",
        "/\t/evil.example",
        "https://testserver@evil.example/",
        "https://testserver.evil.example/",
        "ftp://testserver/",
        "",
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_another_site_is_never_next(method: str, target: str) -> None:
    request = getattr(RequestFactory(), method)("/theme", {"next": target})
    assert safe_next(request, "/accueil") == "/accueil"


@pytest.mark.parametrize("target", ["/", "/methodes/?q=a#b", "http://testserver/initiatives/"])
def test_a_page_of_this_site_is_kept(target: str) -> None:
    assert safe_next(RequestFactory().post("/theme", {"next": target}), "/accueil") == target


def test_a_secure_page_is_not_left_for_a_plain_one() -> None:
    request = RequestFactory().post("/theme", {"next": "http://testserver/"}, secure=True)
    assert safe_next(request, "/accueil") == "/accueil"

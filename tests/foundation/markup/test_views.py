"""The preview of a text that is being written."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from accounts.models import User
from foundation.markup.forms import MarkupFormField

URL = reverse("markup:preview", query={"champ": "body"})


def test_a_preview_is_what_will_be_shown(agent: User, signed_in: Callable[[User], Client]) -> None:
    client = signed_in(agent)
    page = client.post(URL, {"body": "un **deux** <b>"})
    fragment = client.post(URL, {"body": "un **deux** <b>"}, headers={"HX-Request": "true"})
    for response in (page, fragment):
        assert "<p>un <strong>deux</strong> &lt;b&gt;</p>" in response.content.decode()
    assert "<main" in page.content.decode()
    assert "<main" not in fragment.content.decode()


def test_a_refused_text_is_answered_by_its_reason(agent: User, signed_in: Callable[[User], Client]) -> None:
    response = signed_in(agent).post(URL, {"body": "[" * 2_000})
    assert "crochets « [ »" in response.content.decode()


def test_nothing_to_show_says_so(agent: User, signed_in: Callable[[User], Client]) -> None:
    assert "Rien à montrer" in signed_in(agent).post(URL).content.decode()


def test_visitors_are_asked_to_sign_in(client: Client, db: None) -> None:
    assert client.post(URL, {"body": "a"}).status_code == 302


def test_a_preview_is_asked_by_posting(agent: User, signed_in: Callable[[User], Client]) -> None:
    assert signed_in(agent).get(URL).status_code == 405


def test_the_editor_asks_for_its_own_field() -> None:
    html = MarkupFormField().widget.render("body", "a < b", {"id": "id_body"})
    assert ">\na &lt; b</textarea>" in html
    assert f'formaction="{URL}"' in html
    assert 'hx-target="#id_body_preview"' in html

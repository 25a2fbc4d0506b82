"""What a text cites is found with the rights of who reads it."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template
from django.utils.safestring import SafeString

from foundation.markup import citations, render
from foundation.markup.citations import Cited, cited_in, resolve
from foundation.markup.templatetags.markup import rendered
from tests.support.factories.community import open_space, topic_in
from tests.support.factories.content import draft_initiative, published_initiative
from tests.support.factories.methods import published_card

VISITOR = AnonymousUser()


def texts_citing(*things: Any) -> list[str]:
    return [render(f"[lien]({thing.get_absolute_url()})") for thing in things]


@pytest.mark.django_db
def test_a_reader_gets_what_they_may_see() -> None:
    shown, hidden = published_card(), draft_initiative(title="Cachée")
    html = render(
        f"[a]({hidden.get_absolute_url()}) [b]({shown.get_absolute_url()}) [c](/methodes/absente/) [d](/ailleurs/)"
    )
    card = Cited(shown.title, shown.get_absolute_url(), "Fiche méthode")
    assert cited_in([html], VISITOR) == [[card]]
    draft = Cited("Cachée", hidden.get_absolute_url(), "Initiative")
    assert cited_in([html], hidden.authors.get()) == [[draft, card]]
    assert "Cachée" not in html


@pytest.mark.django_db
def test_a_page_of_texts_of_every_kind_asks_once(django_assert_num_queries: Any) -> None:
    space = open_space()
    things = [published_card(), published_initiative(), topic_in(space), space]
    texts = ["rien", *texts_citing(*things), *texts_citing(things[0])]
    with django_assert_num_queries(1):
        found = cited_in(texts, VISITOR)
    assert [[page.url for page in pages] for pages in found] == [
        [],
        *([thing.get_absolute_url()] for thing in things),
        [things[0].get_absolute_url()],
    ]


def test_a_page_that_cites_nothing_asks_nothing() -> None:
    assert cited_in([render("rien"), render("[a](/ailleurs/)")], VISITOR) == [[], []]


def test_a_text_cannot_ask_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dict[int, dict[str, str]]] = []
    monkeypatch.setattr(citations, "_asked", lambda wanted, user: asked.append(wanted) or [])
    resolve([f"/methodes/m{nr}/" for nr in range(100)], VISITOR)
    assert [len(slugs) for wanted in asked for slugs in wanted.values()] == [citations.MAX_CITED]


@pytest.mark.django_db
def test_the_tag_reads_with_the_rights_of_the_page() -> None:
    template = Template("{% load markup %}{% cited html as pages %}{% for page in pages %}{{ page.title }}{% endfor %}")
    hidden = draft_initiative(title="Halles")
    (html,) = texts_citing(hidden)
    assert template.render(Context({"html": html, "user": hidden.authors.get()})) == "Halles"
    assert template.render(Context({"html": html, "request": SimpleNamespace(user=VISITOR)})) == ""


def test_only_rendered_texts_are_marked_safe() -> None:
    assert isinstance(rendered(render("a")), SafeString)
    assert rendered("") == rendered(None) == ""
    for text in ("<p>a</p>", render("a") + "<script>", f"{render('a')}"):
        with pytest.raises(TypeError):
            rendered(text)

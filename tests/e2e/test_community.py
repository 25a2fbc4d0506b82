"""The community in a real browser: accessible at every width, written with and without scripts."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from accounts.models import User
from community import actions
from community.models import Draft, Post, Topic
from tests.support.axe import assert_accessible
from tests.support.factories.accounts import UserFactory
from tests.support.factories.community import host_of, member_of, open_space, topic_in
from tests.support.factories.methods import published_card

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
UNFOLD = "document.querySelectorAll('details').forEach(part => { part.open = true })"


@pytest.fixture
def open_as(browser: Any, live_server: Any) -> Callable[..., Any]:
    """`open_as(user, width=…)` is a browser page where that person is signed in."""

    def opened(user: User, **options: Any) -> Any:
        client = Client()  # one each: signing in a second person would end the first one's session
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        context = browser.new_context(base_url=live_server.url, **options)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
        return context.new_page()

    return opened


@pytest.fixture
def lively() -> Topic:
    """A thread with all that a thread can show."""
    card, space = published_card(), open_space()
    topic = topic_in(space, replies=4, links=[card])
    posts = {post.nr: post for post in Post.objects.select_related("topic__space")}
    actions.reply(topic, author=member_of(space), body="> Bonjour\n\nOui.", quote_of=posts[2])
    actions.edit_post(posts[1], actor=topic.author, body="Bonjour à toutes et à tous.", base=1)
    actions.hide_post(posts[3], actor=host_of(space))
    actions.remove_post(posts[4], actor=posts[4].author)
    actions.thank(posts[2], user=topic.author)
    actions.accept_solution(posts[5], actor=topic.author)
    return topic


@pytest.mark.parametrize(("width", "theme"), [(320, "light"), (1280, "dark")])
def test_pages_are_accessible_and_fit(open_as, lively: Topic, width: int, theme: str) -> None:
    space, newcomer, host = lively.space, UserFactory(), host_of(lively.space)
    member_of(space, lively.author)
    actions.save_draft(host, key=f"reply:{lively.slug}", body="Je commence")
    card = lively.links.get().target
    thread, room = lively.get_absolute_url(), space.get_absolute_url()
    addresses = {
        host: [
            "/communaute/", room, f"{room}?filtre=non-lus", f"{room}charte/", f"{room}quitter/", thread,
            f"{thread}?citer=2", f"{thread}modifier/", f"{thread}repondre/", f"{thread}messages/1/versions/",
            "/communaute/brouillons/", "/communaute/ouvrir-un-fil/",
            f"/communaute/ouvrir-un-fil/?espace={space.slug}&lien=methode:{card.slug}",
            f"/communaute/a-propos/methode/{card.slug}/", "/annuaire/", f"/annuaire/{lively.author.handle}/",
        ],
        lively.author: [thread, f"{thread}messages/1/modifier/"],
        newcomer: [room, f"{room}charte/", thread, f"/annuaire/{newcomer.handle}/"],
    }  # fmt: skip
    for person, theirs in addresses.items():
        page = open_as(person, viewport={"width": width, "height": 800}, color_scheme=theme)
        for address in theirs:
            assert page.goto(address).status == 200, address
            page.evaluate(UNFOLD)
            assert_accessible(page)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_a_question_is_asked_answered_and_settled_without_scripts(open_as) -> None:
    space, asker, answerer = open_space(name="Relation aux usagers"), UserFactory(), UserFactory()
    page = open_as(asker, java_script_enabled=False)
    page.goto("/communaute/")
    page.get_by_role("link", name="Poser une question").first.click()
    page.get_by_role("link", name="Relation aux usagers").click()
    page.get_by_role("button", name="Accepter la charte et rejoindre").click()
    page.get_by_role("textbox", name="Titre").fill("Le téléphone coupe les entretiens")
    page.get_by_label("Message", exact=True).fill("Qui a essayé quelque chose ?")
    page.get_by_role("button", name="Publier le fil").click()
    thread = page.url

    other = open_as(answerer, java_script_enabled=False)
    other.goto(thread)
    other.get_by_role("link", name="Rejoindre l’espace").click()
    other.get_by_role("button", name="Accepter la charte et rejoindre").click()
    other.get_by_role("link", name="Citer").click()
    area = other.get_by_label("Votre réponse")
    area.fill(area.input_value() + "Comptez d’abord les appels.")
    other.get_by_role("button", name="Publier la réponse").click()
    assert other.url.endswith("#m2")

    page.goto(thread)
    page.get_by_role("button", name="Utile").click()
    page.get_by_role("button", name="Retenir cette réponse").click()
    topic = Topic.objects.select_related("solution").get(space=space)
    assert topic.solution is not None
    assert (topic.solution.nr, topic.solution.quoted_nr, topic.solution.thanks_count) == (2, 1, 1)
    assert page.locator("[data-accepted]").inner_text().count("Comptez d’abord") == 1


def test_a_draft_is_kept_while_one_types(open_as) -> None:
    space = open_space()
    author, topic = member_of(space), topic_in(space)
    page = open_as(author)
    page.goto(topic.get_absolute_url())
    with page.expect_response("**/communaute/brouillons/**"):
        page.get_by_label("Votre réponse").press_sequentially("Je comm")
    page.get_by_text("Brouillon enregistré.").wait_for()
    assert Draft.objects.get().body == "Je comm"
    page.reload()
    assert page.get_by_label("Votre réponse").input_value() == "Je comm"


def test_threads_that_look_alike_appear_while_the_title_is_typed(open_as) -> None:
    space = open_space()
    topic_in(space, title="Une borne d’accueil en panne")
    page = open_as(member_of(space))
    page.goto(f"/communaute/ouvrir-un-fil/?espace={space.slug}")
    page.get_by_role("textbox", name="Titre").press_sequentially("borne en panne")
    page.locator("#ressemblances").get_by_role("link", name="Une borne d’accueil en panne").wait_for()

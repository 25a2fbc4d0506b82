"""News in a real browser: read, chosen and stopped, accessible at every width."""

from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client

from accounts.models import User
from community import actions
from foundation.notifications.links import Stop, stop_path
from foundation.notifications.models import Delivery, Preference
from tests.support.axe import assert_accessible
from tests.support.factories.accounts import UserFactory
from tests.support.factories.community import member_of, open_space, topic_in
from tests.support.jobs import run_jobs

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def reader() -> User:
    """Somebody named in a thread and told of it."""
    space = open_space()
    topic = topic_in(space)
    reader = member_of(space)
    actions.reply(topic, author=topic.author, body=f"Bonjour @{reader.handle}, qu’en pensez-vous ?")
    run_jobs()
    return reader


def page_of(browser: Any, live_server: Any, user: User | None, **options: Any) -> Any:
    context = browser.new_context(base_url=live_server.url, **options)
    if user:
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
    return context.new_page()


@pytest.mark.parametrize(("width", "theme"), [(320, "light"), (1280, "dark")])
def test_pages_are_accessible_and_fit(browser: Any, live_server: Any, reader: User, width: int, theme: str) -> None:
    signed_in = page_of(browser, live_server, reader, viewport={"width": width, "height": 800}, color_scheme=theme)
    empty = page_of(browser, live_server, UserFactory(), viewport={"width": width, "height": 800}, color_scheme=theme)
    stop = stop_path(Stop(reader.pk, "community.mention"))
    for page, address in [
        (signed_in, "/notifications/"),
        (signed_in, "/notifications/reglages/"),
        (signed_in, stop),
        (empty, "/notifications/"),
    ]:
        page.goto(address)
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{address} is too wide"


def test_from_a_mail_to_the_thread_and_to_silence(browser: Any, live_server: Any, reader: User) -> None:
    [message] = mail.outbox
    stop = message.extra_headers["List-Unsubscribe"].strip("<>").removeprefix(settings.SITE_URL)
    page = page_of(browser, live_server, reader, java_script_enabled=False)
    page.goto("/notifications/")
    page.get_by_role("link", name="vous nomme").click()
    assert "qu’en pensez-vous" in page.inner_text("main")
    assert not Delivery.objects.inbox_of(reader).unread().exists()

    visitor = page_of(browser, live_server, None)
    visitor.goto(stop)
    visitor.get_by_role("button", name="Arrêter ces courriels").click()
    assert "C’est fait" in visitor.inner_text("h1")
    assert Preference.objects.get(user=reader, kind="community.mention").rhythm == "site"

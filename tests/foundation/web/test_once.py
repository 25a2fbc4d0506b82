"""A form sent twice creates one object, whoever sends it and however fast."""

from multiprocessing import get_context
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connections
from django.test import Client

from foundation.web.models import Submission
from foundation.web.once import once
from methods.models import MethodCard
from tests.support.factories.accounts import UserFactory
from tests.support.factories.community import member_of, open_space
from tests.support.factories.methods import draft_card

SENDERS = 20


@pytest.mark.django_db
def test_the_second_form_gets_what_the_first_created() -> None:
    ana, token = UserFactory(), uuid4()
    first = once(token, user=ana, create=draft_card)
    assert once(token, user=ana, create=draft_card) == first
    assert MethodCard.objects.count() == 1


@pytest.mark.django_db
def test_somebody_elses_token_is_refused() -> None:
    token = uuid4()
    once(token, user=UserFactory(), create=draft_card)
    with pytest.raises(PermissionDenied):
        once(token, user=UserFactory(), create=draft_card)
    assert MethodCard.objects.count() == 1


@pytest.mark.django_db
def test_a_creation_that_failed_can_be_tried_again() -> None:
    ana, token = UserFactory(), uuid4()

    def fail() -> MethodCard:
        raise ValueError

    with pytest.raises(ValueError):
        once(token, user=ana, create=fail)
    assert not Submission.objects.exists()
    assert once(token, user=ana, create=draft_card)


@pytest.mark.django_db(transaction=True)
def test_twenty_identical_posts_at_once_create_one_thread() -> None:
    space = open_space()
    ana = member_of(space)
    form = {
        "space": space.pk,
        "title": "Où ranger les vélos ?",
        "body": "Bonjour.",
        "kind": "question",
        "once": uuid4(),
    }
    context = get_context("fork")
    barrier, answers = context.Barrier(SENDERS), context.SimpleQueue()
    connections.close_all()

    def send() -> None:
        try:
            client = Client(raise_request_exception=False)
            client.force_login(ana, backend="django.contrib.auth.backends.ModelBackend")
            barrier.wait(60)
            answer = client.post(f"/communaute/ouvrir-un-fil/?espace={space.slug}", form)
            answers.put((answer.status_code, answer.get("Location", "")))
        finally:
            connections.close_all()

    senders = [context.Process(target=send, daemon=True) for _ in range(SENDERS)]
    for sender in senders:
        sender.start()
    found = {answers.get() for _sender in senders}
    for sender in senders:
        sender.join(30)

    assert space.topics.count() == 1
    topic = space.topics.get()
    assert found == {(303, topic.get_absolute_url())}
    assert topic.posts.count() == 1

"""How to make the arguments of each job, for the test that runs every one of them twice.

A row is the job's name and a function that prepares what the job will work on and returns its arguments.
"""

import datetime as dt
from collections.abc import Callable

import pytest
from django.utils import timezone

from accounts.actions.mails import post_entrance_mail
from accounts.actions.personal_data import request_export
from community.actions.spaces import open_space
from community.actions.topics import start_topic
from community.enums import SpaceKind
from content.actions import NEW_CASE, keep_typed
from content.actions.booklets import ask_booklet
from content.models import Booklet, Enquiry, Initiative, SavedSearch, SectionDraft
from content.tasks.booklets import compose
from foundation.exchange.enums import ImportState
from foundation.markup.actions import markup_models
from foundation.notifications.actions.announce import announce_event
from foundation.notifications.models import Event
from foundation.notifications.tasks import fan_out
from methods.actions.papers import ask_plan_print
from methods.actions.printing import ask_print
from methods.enums import PrintLayout
from tests.support.factories.accounts import UserFactory
from tests.support.factories.card_files import import_in
from tests.support.factories.content import published_initiative
from tests.support.factories.importing import run_in, written_run
from tests.support.factories.keeping import collection, kept_search
from tests.support.factories.methods import published_card
from tests.support.factories.plans import card_block, plan
from tests.support.factories.runs import plan_with, run_of
from tests.support.factories.takeup import enquiry_about

Arguments = tuple[int | str, ...]


def none(request: pytest.FixtureRequest) -> Arguments:
    return ()


def an_event(request: pytest.FixtureRequest) -> Arguments:
    room = request.getfixturevalue("room")
    return (announce_event(room.kind, target=UserFactory(), recipients=UserFactory.create_batch(2)).pk,)


def a_due_mail(request: pytest.FixtureRequest) -> Arguments:
    fan_out(*an_event(request))  # type: ignore[arg-type]
    return ()


def an_old_event(request: pytest.FixtureRequest) -> Arguments:
    an_event(request)
    Event.objects.update(created_at=timezone.now() - dt.timedelta(days=400))
    return ()


def a_model_with_texts(request: pytest.FixtureRequest) -> Arguments:
    return (next(iter(markup_models()))._meta.label,)


def an_export(request: pytest.FixtureRequest) -> Arguments:
    person = UserFactory()
    return (request_export(person, actor=person).pk,)


def an_entrance_mail(request: pytest.FixtureRequest) -> Arguments:
    return (post_entrance_mail("agent@mairie.example", subject="Bienvenue", text="Bonjour", html="").pk,)


def an_old_draft_of_a_part(request: pytest.FixtureRequest) -> Arguments:
    keep_typed(None, NEW_CASE, actor=UserFactory(), typed={"title": ["Vieux"]}, base=0)
    SectionDraft.objects.update(saved_at=timezone.now() - dt.timedelta(days=91))
    return ()


def a_topic(request: pytest.FixtureRequest) -> Arguments:
    host = UserFactory()
    space = open_space(name="Accueil des usagers", kind=SpaceKind.PUBLIC, hosts=[host])
    return (start_topic(space, author=host, title="Files d’attente", body="Comment faites-vous ?").pk,)


def an_import_to_read(request: pytest.FixtureRequest) -> Arguments:
    return (run_in(ImportState.READING, UserFactory(is_editor=True)).pk,)


def an_import_to_write(request: pytest.FixtureRequest) -> Arguments:
    editor = UserFactory(is_editor=True)
    return (run_in(ImportState.WRITING, editor).pk, editor.pk)


def an_import_to_publish(request: pytest.FixtureRequest) -> Arguments:
    editor = UserFactory(is_editor=True)
    return (written_run(editor).pk, editor.pk, 0)


def an_old_case(request: pytest.FixtureRequest) -> Arguments:
    old = timezone.now() - dt.timedelta(days=200)
    Initiative.objects.filter(pk=published_initiative().pk).update(published_at=old)
    return ()


def cards_to_read(request: pytest.FixtureRequest) -> Arguments:
    return (import_in(ImportState.READING).pk,)


def cards_to_write(request: pytest.FixtureRequest) -> Arguments:
    return (import_in(ImportState.WRITING).pk,)


def a_late_question(request: pytest.FixtureRequest) -> Arguments:
    enquiry = enquiry_about(published_initiative())
    Enquiry.objects.filter(pk=enquiry.pk).update(turned_at=timezone.now() - dt.timedelta(days=8))
    return ()


def a_booklet(request: pytest.FixtureRequest) -> Arguments:
    owner = UserFactory()
    made = collection(published_initiative(), owner=owner)
    return (ask_booklet(made, actor=owner).pk,)


def an_old_booklet(request: pytest.FixtureRequest) -> Arguments:
    compose(*a_booklet(request))  # type: ignore[arg-type]
    Booklet.objects.update(created_at=timezone.now() - dt.timedelta(days=31))
    return ()


def cards_on_paper(request: pytest.FixtureRequest) -> Arguments:
    return (ask_print([published_card()], layout=PrintLayout.DECK, title="Mon jeu", actor=UserFactory()).pk,)


def a_search_with_news(request: pytest.FixtureRequest) -> Arguments:
    kept_search()
    published_initiative()
    SavedSearch.objects.update(checked_at=timezone.now() - dt.timedelta(days=9))
    Initiative.objects.update(published_at=timezone.now() - dt.timedelta(days=1))
    return ()


def a_forgotten_run(request: pytest.FixtureRequest) -> Arguments:
    began = timezone.now() - dt.timedelta(days=1)
    run_of(plan_with(15, 30), started_at=began)
    return ()


def some_papers(request: pytest.FixtureRequest) -> Arguments:
    made = plan()
    card_block(made, published_card())
    return (ask_plan_print(made, actor=made.owner).pk,)


ARGUMENTS: dict[str, Callable[[pytest.FixtureRequest], Arguments]] = {
    "accounts.tasks.prepare_export": an_export,
    "accounts.tasks.purge": none,
    "accounts.tasks.send_entrance_mail": an_entrance_mail,
    "community.tasks.index_topic": a_topic,
    "content.tasks.importing.publish_import": an_import_to_publish,
    "content.tasks.importing.read_import": an_import_to_read,
    "content.tasks.importing.write_import": an_import_to_write,
    "content.tasks.news.ask_for_news": an_old_case,
    "content.tasks.writing.purge_typed_parts": an_old_draft_of_a_part,
    "content.tasks.relay.pass_on_unanswered_questions": a_late_question,
    "content.tasks.alerts.send_alerts": a_search_with_news,
    "content.tasks.booklets.compose": a_booklet,
    "foundation.documents.tasks.purge": an_old_booklet,
    "foundation.files.tasks.sweep_files": none,
    "foundation.jobs.tasks.heartbeat": none,
    "foundation.jobs.tasks.purge": none,
    "foundation.jobs.tasks.sweep": none,
    "foundation.markup.tasks.rerender_older_texts": none,
    "foundation.markup.tasks.rerender_texts_of": a_model_with_texts,
    "foundation.notifications.tasks.fan_out": an_event,
    "foundation.notifications.tasks.purge": an_old_event,
    "foundation.notifications.tasks.send_mails": a_due_mail,
    "foundation.search.tasks.count_words": none,
    "learning.tasks.remind_of_sessions": none,
    "methods.tasks.importing.read_cards": cards_to_read,
    "methods.tasks.printing.compose": cards_on_paper,
    "methods.tasks.importing.write_cards": cards_to_write,
    "methods.tasks.papers.compose": some_papers,
    "methods.tasks.runs.close_forgotten_runs": a_forgotten_run,
}

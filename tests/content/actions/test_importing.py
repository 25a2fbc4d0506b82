"""A file handed over by an editor: read, written once or dropped; what people wrote since is left."""

import threading

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import connection

from content import actions
from content.actions import importing
from content.models import ImportRun, Initiative
from foundation.exchange.enums import ImportState
from foundation.files import files_of
from foundation.files.models import StoredFile
from foundation.history.editorial import latest_version_of
from foundation.history.enums import EditorialState
from foundation.history.models import Version
from foundation.notifications.models import Event
from tests.support.factories.accounts import UserFactory
from tests.support.factories.importing import case, commune, csv_of, read_run
from tests.support.jobs import run_jobs

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def place(db: None) -> None:
    commune()


@pytest.fixture
def editor() -> object:
    return UserFactory(is_editor=True)


def written(editor, *rows, **options) -> ImportRun:
    run = read_run(editor, *rows, **options)
    importing.write_run(run, actor=editor)
    run.refresh_from_db()
    return run


def done(run: ImportRun) -> list[str]:
    return [row["does"] for row in run.report["rows"]]


def test_a_small_file_is_read_then_written_at_once_and_forgotten(editor):
    run = read_run(editor)
    assert (run.state, run.report["writable"], files_of(run).count()) == (ImportState.READ, True, 1)
    assert not Initiative.objects.exists()
    importing.write_run(run, actor=editor)
    run.refresh_from_db()
    initiative = Initiative.objects.get()
    assert (run.state, run.report["rows"][0]["slug"]) == (ImportState.WRITTEN, initiative.slug)
    assert (initiative.state, initiative.external_id) == (EditorialState.SUBMITTED, "cdg29/1")
    assert latest_version_of(initiative).author == editor
    assert not StoredFile.objects.exists()
    assert not Event.objects.exists()  # a thousand cases are not a thousand mails


def test_cases_of_the_same_title_have_each_their_address(editor):
    written(editor, case("1", Titre="Guichet"), case("2", Titre="Guichet"), case("3", Titre="Importer"))
    written(editor, case("4", Titre="Guichet"))
    slugs = set(Initiative.objects.values_list("slug", flat=True))
    assert slugs == {"guichet", "guichet-2", "guichet-3", "importer-2"}


def test_a_corrected_file_writes_a_next_version(editor):
    written(editor)
    run = written(editor, case("1", **{"Titre": "Guichet corrigé"}))
    assert done(run) == ["mettre-a-jour"]
    initiative = Initiative.objects.get()
    assert (initiative.title, initiative.latest_version, initiative.state) == ("Guichet corrigé", 2, "submitted")


def test_a_published_case_keeps_its_page_while_its_next_version_is_read(editor):
    written(editor, publish=True)
    initiative = Initiative.objects.get()
    assert initiative.state == EditorialState.PUBLISHED
    written(editor, case("1", **{"Titre": "Guichet corrigé"}))
    initiative.refresh_from_db()
    assert (initiative.state, initiative.next_state) == (EditorialState.PUBLISHED, EditorialState.SUBMITTED)
    assert initiative.title == "Guichet au marché 1"


def test_what_people_edited_since_is_left(editor):
    written(editor)
    initiative = Initiative.objects.get()
    data = latest_version_of(initiative).data | {"title": "Écrit sur le site"}
    actions.edit_initiative(initiative, actor=editor, data=data, base=1)
    run = read_run(editor, case("1", **{"Titre": "Guichet corrigé"}))
    assert done(run) == ["laissee"]
    assert not run.report["writable"]


def test_an_archived_case_is_left(editor):
    written(editor, publish=True)
    actions.archive_initiative(Initiative.objects.get(), actor=editor, comment="Dépassée.")
    assert done(read_run(editor, case("1", **{"Titre": "Guichet corrigé"}))) == ["laissee"]


def test_only_complete_cases_are_published_by_the_editor_who_answers_for_them(editor):
    written(editor, case("1"), case("2", **{"Ce qui n’a pas marché": ""}), publish=True)
    run_jobs()
    states = dict(Initiative.objects.values_list("external_id", "state"))
    assert states == {"cdg29/1": EditorialState.PUBLISHED, "cdg29/2": EditorialState.DRAFT}
    assert not Initiative.objects.filter(authors__isnull=False).exists()


def test_many_cases_are_published_by_one_job_after_the_other(editor, monkeypatch):
    monkeypatch.setattr(importing, "PUBLISHED_AT_ONCE", 2)
    written(editor, *(case(str(n)) for n in range(5)), publish=True)
    assert run_jobs().count("content.tasks.importing.publish_import") == 2
    assert Initiative.objects.filter(state=EditorialState.PUBLISHED).count() == 5


def test_a_large_file_is_read_and_written_by_jobs_with_progress(editor, monkeypatch):
    monkeypatch.setattr(importing, "SMALL_FILE", 10)
    monkeypatch.setattr(importing, "SMALL_RUN", 1)
    run = read_run(editor, case("1"), case("2"))
    assert (run.state, run.report) == (ImportState.READING, {})
    run_jobs()
    run.refresh_from_db()
    assert (run.state, run.done, run.total) == (ImportState.READ, 2, 2)
    importing.write_run(run, actor=editor)
    run.refresh_from_db()
    assert run.state == ImportState.WRITING
    run_jobs()
    run.refresh_from_db()
    assert (run.state, Initiative.objects.count()) == (ImportState.WRITTEN, 2)


def test_a_large_file_that_cannot_be_read_says_so(editor, monkeypatch):
    monkeypatch.setattr(importing, "SMALL_FILE", 10)
    run = importing.start_import("cas.csv", b"%PDF-1.7 " * 10, actor=editor, origin="cdg29")
    run_jobs()
    run.refresh_from_db()
    assert run.state == ImportState.FAILED
    assert "PDF" in run.report["refusal"]


def test_errors_keep_the_whole_file_out_unless_it_is_partial(editor):
    rows = (case("1"), case("2", **{"Année": "hier"}))
    run = read_run(editor, *rows)
    with pytest.raises(importing.ImportRefused):
        importing.write_run(run, actor=editor)
    assert not Initiative.objects.exists()
    written(editor, *rows, partial=True)
    assert Initiative.objects.get().external_id == "cdg29/1"


def test_the_right_rows_may_be_asked_for_once_the_report_is_read(editor):
    run = read_run(editor, case("1"), case("2", **{"Année": "hier"}))
    importing.write_run(run, actor=editor, partial=True)
    assert Initiative.objects.get().external_id == "cdg29/1"
    nothing = read_run(editor, case("3", **{"Année": "hier"}))
    with pytest.raises(importing.ImportRefused):
        importing.write_run(nothing, actor=editor, partial=True)


def test_a_file_is_written_once_however_often_it_is_asked(editor):
    run = written(editor)
    again = ImportRun.objects.get(pk=run.pk)
    for act in (importing.write_run, importing.drop_run):
        with pytest.raises(importing.ImportRefused):
            act(again, actor=editor)
    importing.carry_out(again, actor=editor)
    assert (Initiative.objects.count(), Version.objects.count()) == (1, 1)


def test_dropping_forgets_the_file_and_writes_nothing(editor):
    run = read_run(editor)
    importing.drop_run(run, actor=editor)
    run.refresh_from_db()
    assert (run.state, StoredFile.objects.count(), Initiative.objects.count()) == (ImportState.DROPPED, 0, 0)


def test_a_file_dropped_while_it_is_written_is_undone(editor, monkeypatch):
    run = read_run(editor)
    ImportRun.objects.filter(pk=run.pk).update(state=ImportState.WRITING)
    write = importing.write_plan

    def dropped_meanwhile(*args, **kwargs):
        ImportRun.objects.filter(pk=run.pk).update(state=ImportState.DROPPED)
        return write(*args, **kwargs)

    monkeypatch.setattr(importing, "write_plan", dropped_meanwhile)
    importing.carry_out(run, actor=editor)
    assert not Initiative.objects.exists()


def test_what_the_library_became_meanwhile_is_read_again_before_writing(editor):
    first, second = read_run(editor), read_run(editor)
    importing.write_run(first, actor=editor)
    importing.write_run(second, actor=editor)
    second.refresh_from_db()
    assert second.state == ImportState.READ
    assert "changé" in second.report["refusal"]
    assert Initiative.objects.count() == 1


DOES = {
    "start": lambda run, user: importing.start_import("b.csv", csv_of(case("9")), actor=user, origin="x"),
    "write": lambda run, user: importing.write_run(run, actor=user),
    "drop": lambda run, user: importing.drop_run(run, actor=user),
    "carry out": lambda run, user: importing.carry_out(run, actor=user),
    "publish": lambda run, user: importing.publish_run(run, actor=user),
}


@pytest.mark.parametrize("act", DOES)
@pytest.mark.parametrize("role", ["visitor", "agent", "editor", "administrator"])
def test_who_may_do_what(editor, act, role):
    run = read_run(editor)
    roles = {"is_editor": role == "editor", "is_staff": role == "administrator"}
    user = AnonymousUser() if role == "visitor" else UserFactory(**roles)
    if role == "editor":
        DOES[act](run, user)
    else:
        with pytest.raises(PermissionDenied):
            DOES[act](run, user)


@pytest.mark.django_db(transaction=True)
def test_two_editors_who_write_the_same_file_at_once_write_it_once(editor):
    run = read_run(editor, case("1"), case("2"))
    start = threading.Barrier(2)
    refused = []

    def write() -> None:
        try:
            start.wait()
            importing.write_run(ImportRun.objects.get(pk=run.pk), actor=editor)
        except importing.ImportRefused as refusal:
            refused.append(refusal)
        finally:
            connection.close()

    threads = [threading.Thread(target=write) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(refused), Initiative.objects.count(), Version.objects.count()) == (1, 2, 2)

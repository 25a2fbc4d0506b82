"""What readers keep, in the copy of their data and when they leave."""

import pytest

from accounts.personal_data import registered_sections
from content.actions.booklets import ask_booklet
from content.models import Booklet, Collection, SavedSearch
from foundation.files.models import StoredFile
from tests.support.factories.accounts import UserFactory
from tests.support.factories.content import published_initiative
from tests.support.factories.keeping import collection, kept_search, public_collection
from tests.support.jobs import run_jobs

pytestmark = pytest.mark.django_db
SECTIONS = {section.key: section for section in registered_sections()}


def test_a_copy_holds_my_collections_my_notes_and_my_searches(agent):
    collection(published_initiative(), owner=agent, title="La mienne", note="Ma note")
    collection(title="Celle d’un autre")
    kept_search(agent, "q=guichet", title="Guichets")
    kept_search(title="Autre")
    rows = SECTIONS["collections"].export(agent)
    assert [row.get("title") or row["note"] for row in rows] == ["La mienne", "Ma note"]
    assert [row["query"] for row in SECTIONS["searches"].export(agent)] == ["q=guichet"]


@pytest.mark.parametrize(("remove", "kept"), [(False, ["Publique"]), (True, [])])
def test_leaving_removes_what_nobody_else_reads_and_public_ones_when_asked(remove, kept, agent):
    collection(owner=agent, title="Privée")
    public_collection(owner=agent, title="Publique")
    kept_search(agent)
    for section in ("collections", "searches"):
        SECTIONS[section].erase(agent, remove)
    assert [row.title for row in Collection.objects.all()] == kept
    assert not SavedSearch.objects.exists()


def test_booklets_go_with_their_files_those_that_others_made_too(agent):
    made = public_collection(published_initiative(), owner=agent)
    for reader in (agent, UserFactory()):
        ask_booklet(made, actor=reader)
    run_jobs()
    assert StoredFile.objects.count() == 2
    SECTIONS["collections"].erase(agent, True)
    assert not Booklet.objects.exists()
    assert not StoredFile.objects.exists()

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import transaction

from foundation.search import Document, forget, index, search, statistics
from foundation.search.actions import rebuild
from foundation.search.consistency import find_faults
from foundation.search.models import Entry


def test_an_object_is_found_as_it_is_now(shelf, titles, visitor):
    group = shelf.add("Le vélo")
    shelf.documents[group.pk] = Document(title="Le bus", url="/")
    index(group)
    assert titles(search("bus", user=visitor)) == ["Le bus"]
    assert titles(search("vélo", user=visitor)) == []
    assert Entry.objects.count() == 1


def test_an_object_that_may_not_be_indexed_any_more_leaves(shelf, titles, visitor):
    group = shelf.add("Le vélo")
    del shelf.documents[group.pk]
    index(group)
    assert not Entry.objects.exists()
    assert list(find_faults()) == []


def test_forgetting_takes_the_words_out(shelf, titles, visitor):
    group = shelf.add("Le vélo")
    del shelf.documents[group.pk]
    forget(group)
    forget(group)
    assert titles(search("vélo", user=visitor)) == []
    assert list(find_faults()) == []


def test_an_undeclared_model_is_refused(shelf):
    with pytest.raises(LookupError):
        index(Permission(pk=1))


def test_a_change_rolled_back_is_not_found(shelf, titles, visitor):
    with transaction.atomic():
        shelf.add("Le vélo")
        assert titles(search("vélo", user=visitor)) == ["Le vélo"]
        transaction.set_rollback(True)
    shelf.documents.clear()
    assert titles(search("vélo", user=visitor)) == []
    assert list(find_faults()) == []


def test_rebuilding_brings_the_index_to_the_objects(shelf, titles, visitor):
    stale, gone = shelf.add("Le vélo"), shelf.add("Le tram")
    shelf.documents[stale.pk] = Document(title="Le bus", url="/")
    del shelf.documents[gone.pk]
    missing = Group.objects.create(name="sans entrée")
    shelf.documents[missing.pk] = Document(title="La barge", url="/")
    assert len(list(find_faults())) == 3
    assert rebuild() == {"feuille": 2}
    assert list(find_faults()) == []
    assert titles(search("barge", user=visitor)) == ["La barge"]


def test_a_kind_that_nobody_declares_any_more_is_taken_out(shelf):
    shelf.add("Le vélo")
    Entry.objects.update(kind="disparue")
    assert any("disparue" in fault for fault in find_faults())
    rebuild()
    assert list(find_faults()) == []


def test_words_are_counted_again_when_something_was_indexed(shelf):
    assert not statistics.are_outdated()
    shelf.add("Le vélo")
    assert statistics.are_outdated()
    shelf.count()
    assert not statistics.are_outdated()


def test_a_word_that_left_the_index_is_not_proposed_any_more(shelf, visitor):
    group = shelf.add("La médiathèque")
    shelf.count()
    assert search("mediateque", user=visitor).suggestion == "médiathèque"
    forget(group)
    shelf.count()
    assert search("mediateque", user=visitor).suggestion == ""

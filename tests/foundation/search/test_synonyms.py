import pytest
from django.contrib.admin import AdminSite

from foundation.search import search
from foundation.search.actions import delete_synonym, load_synonyms, save_synonym
from foundation.search.admin import SynonymAdmin
from foundation.search.models import Synonym


def write(terms: str) -> Synonym:
    synonym = Synonym(terms=terms, reason="Pour le test.")
    save_synonym(synonym)
    return synonym


def test_a_synonym_answers_less_well_than_the_word(shelf, titles, visitor):
    shelf.add("Les aînés du village")
    shelf.add("Les seniors du village")
    shelf.count()
    write("seniors; aînés; personnes âgées")
    assert titles(search("senior", user=visitor)) == ["Les seniors du village", "Les aînés du village"]
    assert len(titles(search("personnes agees", user=visitor))) == 2


def test_a_phrase_answers_whole(shelf, titles, visitor):
    shelf.add("Les personnes âgées")
    shelf.add("Les personnes pressées")
    shelf.count()
    write("seniors; personnes âgées")
    assert titles(search("senior", user=visitor)) == ["Les personnes âgées"]


def test_an_edited_group_is_used_at_once(shelf, titles, visitor):
    shelf.add("Les aînés")
    shelf.count()
    synonym = write("doyens; aînés")
    assert titles(search("doyens", user=visitor)) == ["Les aînés"]
    delete_synonym(synonym)
    assert titles(search("doyens", user=visitor)) == []


@pytest.mark.django_db
def test_the_starter_corpus_loads_once_and_leaves_what_was_edited():
    assert load_synonyms() >= 150
    assert load_synonyms() == 0
    edited, unused, stale = Synonym.objects.order_by("pk")[:3]
    edited.terms = "un; deux"
    save_synonym(edited)
    delete_synonym(unused)
    Synonym.objects.filter(pk=stale.pk).update(terms="ancien; texte")
    assert load_synonyms() == 1
    assert Synonym.objects.get(pk=edited.pk).terms == "un; deux"
    assert not Synonym.objects.get(pk=unused.pk).is_active
    assert Synonym.objects.get(pk=stale.pk).terms != "ancien; texte"


@pytest.mark.django_db
def test_every_starter_group_has_a_reason_and_several_terms():
    load_synonyms()
    assert not [one.terms for one in Synonym.objects.all() if not one.reason or one.terms.count(";") < 1]


@pytest.mark.django_db
def test_what_an_administrator_does_is_kept():
    load_synonyms()
    desk, first = SynonymAdmin(Synonym, AdminSite()), Synonym.objects.first()
    desk.save_model(None, Synonym(terms="un; deux", reason="Pour le test."), None, change=False)
    desk.delete_queryset(None, Synonym.objects.filter(pk=first.pk))
    assert Synonym.objects.get(terms="un; deux").is_edited
    assert not Synonym.objects.get(pk=first.pk).is_active
    desk.delete_model(None, Synonym.objects.get(terms="un; deux"))
    assert not Synonym.objects.filter(terms="un; deux").exists()

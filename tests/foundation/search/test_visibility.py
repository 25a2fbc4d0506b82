"""What a reader may not see leaves no trace: not in hits, counts, titles proposed, nor corrections."""

from foundation.search import ranked_ids, search, suggest

from .conftest import KIND


def test_a_secret_sheet_is_found_by_insiders_only(shelf, titles, visitor):
    secret = shelf.add("Le plan zibeline", "Les zibelines arrivent.", secret=True)
    shelf.add("Le plan vélo")
    shelf.count()
    assert titles(search("zibeline", user="insider")) == ["Le plan zibeline"]
    hidden = search("plan zibeline", user=visitor)
    assert titles(hidden) == ["Le plan vélo"]
    assert hidden.counts == {KIND: 1}
    assert hidden.total == 1
    assert ranked_ids("zibeline", kind=KIND, user="insider") == [secret.pk]
    assert ranked_ids("zibeline", kind=KIND, user=visitor) == []


def test_a_secret_word_answers_like_a_word_that_does_not_exist(shelf, visitor):
    shelf.add("Le plan zibeline", secret=True)
    shelf.add("Le plan vélo")
    shelf.count()
    assert search("zibeline", user=visitor) == search("zobiline", user=visitor)
    assert search("zibelinne", user=visitor).suggestion == ""
    assert search("zibelinne", user="insider").suggestion == "zibeline"


def test_secret_titles_are_not_proposed(shelf, visitor):
    shelf.add("Le plan zibeline", secret=True)
    assert suggest("zibel", visitor) == []
    assert [one.title for one in suggest("zibel", "insider")] == ["Le plan zibeline"]


def test_within_and_kinds_narrow_and_never_widen(shelf, titles, visitor):
    from django.contrib.auth.models import Group

    first = shelf.add("Un vélo")
    shelf.add("Deux vélos")
    shelf.add("Trois vélos", secret=True)
    shelf.count()
    assert titles(search("vélo", user=visitor, kinds=[KIND], within=Group.objects.filter(pk=first.pk))) == ["Un vélo"]
    assert titles(search("vélo", user=visitor, kinds=["autre"])) == []
    assert search("vélo", user=visitor, kinds=["autre"]).counts == {KIND: 2}

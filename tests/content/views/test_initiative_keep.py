"""« Garder »: a case put in collections, from its page or from the list."""

import re

import pytest
from django.urls import reverse

from content.models import Collection, CollectionItem
from tests.support.factories.accounts import UserFactory
from tests.support.factories.content import archived_initiative, published_initiative
from tests.support.factories.keeping import collection

pytestmark = pytest.mark.django_db


def address(case):
    return reverse("content:initiative-keep", args=[case.slug])


def once_of(page):
    return re.search(r'name="once" value="([^"]+)"', page.content.decode())[1]


def titles(made):
    return [item.initiative.title for item in made.items.all()]


def test_the_button_stands_on_the_sheet_and_on_the_lines_of_the_list(client):
    case = published_initiative()
    for page in (case.get_absolute_url(), reverse("content:initiative-list")):
        assert address(case) in client.get(page).content.decode()


def test_a_visitor_is_led_to_sign_in(client):
    assert client.get(address(published_initiative())).status_code == 302


def test_a_first_collection_is_made_on_the_way_once_for_two_clicks(signed_in, agent):
    case, client = published_initiative(), signed_in(agent)
    data = {"once": once_of(client.get(address(case))), "title": "Pour jeudi"}
    for _time in range(2):
        assert client.post(address(case), data).status_code == 303
    assert titles(Collection.objects.get(owner=agent)) == ["Un guichet au marché"]


def test_without_any_choice_the_first_time_the_form_says_what_is_missing(signed_in, agent):
    case, client = published_initiative(), signed_in(agent)
    assert client.post(address(case), {"once": once_of(client.get(address(case)))}).status_code == 422


def test_a_case_is_kept_in_several_collections_and_taken_out_of_others(signed_in, agent):
    case, client = published_initiative(), signed_in(agent)
    first, second, third = (collection(owner=agent, title=title) for title in "ABC")
    first.items.create(initiative=case, position=1, note="Ma note")
    second.items.create(initiative=case, position=1)
    page = client.get(address(case))
    data = {"once": once_of(page), "collections": [first.pk, third.pk], "title": ""}
    client.post(address(case), data)
    assert [bool(made.items.count()) for made in (first, second, third)] == [True, False, True]
    assert first.items.get().note == "Ma note"


def test_somebody_elses_collection_cannot_be_chosen(signed_in, agent):
    case, client, foreign = published_initiative(), signed_in(agent), collection()
    collection(owner=agent)
    data = {"once": once_of(client.get(address(case))), "collections": [foreign.pk], "title": ""}
    assert client.post(address(case), data).status_code == 422
    assert not CollectionItem.objects.exists()


def test_one_goes_back_where_one_came_from_and_nowhere_else(signed_in, agent):
    case, client = published_initiative(), signed_in(agent)
    here = "http://testserver/initiatives/?theme=mobilite"
    assert here in client.get(address(case), headers={"referer": here}).content.decode()
    assert (
        "ailleurs.example"
        not in client.get(address(case), headers={"referer": "https://ailleurs.example/"}).content.decode()
    )
    data = {"once": once_of(client.get(address(case))), "title": "X", "next": "https://ailleurs.example/"}
    assert client.post(address(case), data)["Location"] == case.get_absolute_url()


def test_in_the_dialog_the_form_comes_alone(signed_in, agent):
    page = signed_in(agent).get(address(published_initiative()), headers={"hx-request": "true"}).content.decode()
    assert "<html" not in page
    assert 'id="dialog-title"' in page


def test_an_archived_case_is_not_kept_any_more(signed_in, agent):
    assert signed_in(agent).get(address(archived_initiative())).status_code == 403


def test_a_collection_holds_a_hundred_cases_at_most(signed_in, agent, monkeypatch):
    monkeypatch.setattr("content.actions.collecting.MOST_ITEMS", 1)
    case, client = published_initiative(), signed_in(agent)
    full = collection(published_initiative(title="Déjà là"), owner=agent)
    data = {"once": once_of(client.get(address(case))), "collections": [full.pk], "title": ""}
    answer = client.post(address(case), data)
    assert answer.status_code == 422
    assert "a déjà" in answer.content.decode()
    assert titles(full) == ["Déjà là"]


def test_cases_move_up_and_down_by_plain_buttons(signed_in, agent):
    made = collection(*(published_initiative(title=title) for title in "ABC"), owner=agent)
    client, arrange = signed_in(agent), reverse("content:collection-arrange", args=[made.slug])
    first, _second, third = made.items.all()
    assert client.post(arrange, {"down": first.pk}).status_code == 303
    assert titles(made) == ["B", "A", "C"]
    answer = client.post(arrange, {"up": third.pk}, headers={"hx-request": "true"})
    assert titles(made) == ["B", "C", "A"]
    assert answer.status_code == 200
    assert "<html" not in answer.content.decode()


@pytest.mark.parametrize("typed", [{"up": "x"}, {"down": "9" * 40}, {}, {"up": "999999"}])
def test_a_move_that_means_nothing_changes_nothing(typed, signed_in, agent):
    made = collection(*(published_initiative(title=title) for title in "AB"), owner=agent)
    assert signed_in(agent).post(reverse("content:collection-arrange", args=[made.slug]), typed).status_code == 303
    assert titles(made) == ["A", "B"]


def test_a_note_is_written_shown_and_goes_with_its_case(signed_in, agent):
    made = collection(published_initiative(), owner=agent)
    item, client = made.items.get(), signed_in(agent)
    note = reverse("content:collection-item", args=[made.slug, item.pk])
    assert client.post(note, {"note": "x" * 1001}).status_code == 422
    assert client.post(note, {"note": "<b>Voir</b> la page 3"}).status_code == 303
    assert "&lt;b&gt;Voir&lt;/b&gt; la page 3" in client.get(made.get_absolute_url()).content.decode()
    assert client.post(reverse("content:collection-item-remove", args=[made.slug, item.pk])).status_code == 303
    assert titles(made) == []


def test_a_note_is_its_owners(client, signed_in, editor):
    made = collection(published_initiative())
    item = made.items.get()
    for stem in ("collection-item", "collection-item-remove"):
        at = reverse(f"content:{stem}", args=[made.slug, item.pk])
        assert client.post(at, {"note": "x"}).status_code == 302
        for stranger in (signed_in(UserFactory()), signed_in(editor)):
            assert stranger.post(at, {"note": "x"}).status_code == 404
    item.refresh_from_db()
    assert item.note == ""


@pytest.mark.parametrize("count", [1, 3])
def test_the_form_costs_the_same_whatever_one_keeps(count, signed_in, agent, django_assert_max_num_queries):
    case, client = published_initiative(), signed_in(agent)
    for number in range(count):
        collection(case, owner=agent, title=f"Collection {number}")
    with django_assert_max_num_queries(10):
        client.get(address(case))

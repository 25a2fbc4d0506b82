"""Kept searches: kept from the list, renamed, stopped, forgotten."""

import pytest
from django.core.signing import Signer
from django.urls import reverse

from content.alert_links import stop_path
from content.enums import AlertRhythm
from content.models import SavedSearch
from tests.support.factories.accounts import UserFactory
from tests.support.factories.content import published_initiative, theme
from tests.support.factories.keeping import kept_search

pytestmark = pytest.mark.django_db

LIST = reverse("content:saved-search-list")
NEW = reverse("content:saved-search-new")
GIVEN = {"title": "Ma recherche", "rhythm": "jour"}


def keep(client, query, **given):
    return client.post(f"{NEW}?{query}", GIVEN | given)


def test_the_list_offers_to_keep_what_is_asked(client):
    published_initiative()
    page = client.get(reverse("content:initiative-list"), {"q": "marché"}).content.decode()
    assert f"{NEW}?q=march" in page


def test_a_visitor_is_led_to_sign_in(client):
    for address in (LIST, f"{NEW}?q=marché"):
        assert client.get(address).status_code == 302


def test_a_search_is_kept_with_its_name_and_opens_the_list(signed_in, agent):
    theme("mobilite", "Mobilité")
    client = signed_in(agent)
    assert "Mobilité" in client.get(f"{NEW}?theme=mobilite").content.decode()
    assert keep(client, "theme=mobilite").status_code == 303
    page = client.get(LIST).content.decode()
    assert "Ma recherche" in page
    assert "?theme=mobilite" in page


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("q=marché&page=xyz", "q=march%C3%A9"),
        ("suite=deploye&q=a&suite=arrete", "q=a&suite=arrete&suite=deploye"),
        ("suite=arrete&suite=arrete", "suite=arrete"),
        ("suite=nimporte&q=a&utm_source=x", "q=a"),
        ("q=+a+", "q=a"),
        ("", ""),
    ],
)
def test_only_what_means_something_is_kept_in_one_written_form(typed, kept, signed_in, agent):
    keep(signed_in(agent), typed)
    assert SavedSearch.objects.get().query == kept


def test_the_same_search_is_kept_once_and_shown_again(signed_in, agent):
    client = signed_in(agent)
    for query in ("q=a&suite=arrete", "suite=arrete&q=a"):
        assert keep(client, query).status_code == 303
    kept = SavedSearch.objects.get()
    assert client.get(f"{NEW}?q=a&suite=arrete")["Location"] == reverse("content:saved-search-edit", args=[kept.pk])


def test_a_name_is_needed_and_what_was_chosen_is_kept(signed_in, agent):
    answer = keep(signed_in(agent), "q=a", title="")
    assert answer.status_code == 422
    assert (
        'value="jour" id="id_rhythm_0" required checked' in answer.content.decode()
        or "checked" in answer.content.decode()
    )


def test_thirty_searches_at_most(signed_in, agent):
    for number in range(30):
        kept_search(agent, f"q={number}")
    client = signed_in(agent)
    answer = keep(client, "q=encore")
    assert answer.status_code == 422
    assert "Supprimez-en une" in answer.content.decode()
    assert keep(client, "q=3").status_code == 303


def test_a_search_that_is_too_long_is_refused_in_words(signed_in, agent, monkeypatch):
    monkeypatch.setattr("content.actions.searches.LONGEST_QUERY", 10)
    answer = keep(signed_in(agent), "q=un+mot+trop+long")
    assert answer.status_code == 422
    assert "trop de filtres" in answer.content.decode()


def test_it_is_renamed_given_another_rhythm_and_forgotten(signed_in, agent):
    kept, client = kept_search(agent), signed_in(agent)
    edit = reverse("content:saved-search-edit", args=[kept.pk])
    assert client.post(edit, {"title": "", "rhythm": "semaine"}).status_code == 422
    assert client.post(edit, {"title": "Autre nom", "rhythm": "aucune"}).status_code == 303
    kept.refresh_from_db()
    assert (kept.title, kept.rhythm) == ("Autre nom", AlertRhythm.NONE)
    delete = reverse("content:saved-search-delete", args=[kept.pk])
    assert "Autre nom" in client.get(delete).content.decode()
    assert client.post(delete).status_code == 303
    assert not SavedSearch.objects.exists()


def test_a_search_is_its_owners(client, signed_in, editor):
    kept = kept_search(title="Ma recherche secrète")
    for stem in ("edit", "delete"):
        address = reverse(f"content:saved-search-{stem}", args=[kept.pk])
        assert client.get(address).status_code == 302
        for stranger in (signed_in(UserFactory()), signed_in(editor)):
            assert stranger.get(address).status_code == stranger.post(address, GIVEN).status_code == 404
            assert "secrète" not in stranger.get(LIST).content.decode()
    kept.refresh_from_db()
    assert kept.title == "Ma recherche secrète"


def test_a_filter_that_no_longer_exists_is_told(signed_in, agent):
    kept = kept_search(agent, "theme=disparu")
    client = signed_in(agent)
    assert "un filtre n’existe plus" in client.get(LIST).content.decode()
    edit = reverse("content:saved-search-edit", args=[kept.pk])
    assert "nous ne vous écrivons plus" in client.get(edit).content.decode()


def test_the_link_of_a_mail_stops_this_alert_and_no_other_without_signing_in(client, agent):
    stopped, other = kept_search(agent, "q=a"), kept_search(agent, "q=b")
    address = stop_path(stopped)
    assert "Arrêter cette alerte" in client.get(address).content.decode()
    stopped.refresh_from_db()
    assert stopped.rhythm == AlertRhythm.DAILY
    answer = client.post(address, {"List-Unsubscribe": "One-Click"})
    assert "C’est fait" in answer.content.decode()
    stopped.refresh_from_db()
    other.refresh_from_db()
    assert (stopped.rhythm, other.rhythm) == (AlertRhythm.NONE, AlertRhythm.DAILY)


def test_the_link_of_a_search_that_is_gone_says_so_and_a_forged_one_does_not_exist(client):
    kept = kept_search()
    address = stop_path(kept)
    kept.delete()
    assert client.post(address).status_code == 200
    for token in ("1", Signer(salt="autre").sign(1)):
        assert client.post(reverse("content:saved-search-stop", args=[token])).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_my_searches_cost_the_same_whatever_their_number(count, signed_in, agent, django_assert_max_num_queries):
    theme("mobilite")
    for number in range(count):
        kept_search(agent, f"q={number}&theme=mobilite")
    client = signed_in(agent)
    client.get(LIST)
    with django_assert_max_num_queries(10):
        client.get(LIST)

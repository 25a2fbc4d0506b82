"""The page from which a sheet is written: its parts, its gauge, what to do next."""

import pytest

from content import actions
from content.gauge import USEFUL, gauge, states
from content.parts import PARTS
from content.snapshots import blank_snapshot
from tests.support.factories.accounts import UserFactory
from tests.support.factories.content import (
    draft_initiative,
    initiative_data,
    published_initiative,
    theme,
    to_revise_initiative,
)
from tests.support.factories.territories import CollectiviteFactory

pytestmark = pytest.mark.django_db


def work(initiative):
    return f"{initiative.get_absolute_url()}ecrire/"


def test_the_gauge_names_the_most_useful_thing_to_add():
    data = initiative_data(failed="", afterwards="", themes=["accueil"])
    found = gauge(data)
    assert (found.following.label, found.part.key) == ("Dites ce qui n’a pas marché", "echecs")
    assert found.done == len(USEFUL) - 3


def test_an_empty_sheet_begins_with_its_problem_and_a_whole_one_has_nothing_left():
    assert gauge(blank_snapshot()).part.key == "probleme"
    whole = gauge(initiative_data(themes=["accueil"], territory=1))
    assert (whole.done, whole.following) == (len(USEFUL), None)


def test_each_part_says_where_it_stands():
    bare = {"axis": "", "demand": "", "posture": "none", "proximity_form": "none"}
    found = states(initiative_data(fieldwork="", sources=[], themes=[], **bare))
    assert [found[key] for key in ("enquete", "sources", "probleme", "themes")] == ["begun", "empty", "done", "empty"]
    assert set(found) == {part.key for part in PARTS}


def test_the_page_leads_to_every_part_and_to_what_is_around(signed_in):
    initiative = draft_initiative()
    html = signed_in(initiative.authors.get()).get(work(initiative)).content.decode()
    for part in PARTS:
        assert f'href="{work(initiative)}{part.key}/"' in html
    for page in ("", "documents/", "auteurs/", "versions/"):
        assert f'href="{initiative.get_absolute_url()}{page}"' in html
    assert "Choisissez un thème" in html


def test_a_sheet_is_submitted_from_there(signed_in):
    initiative = draft_initiative()
    client = signed_in(initiative.authors.get())
    assert "Soumettre au comité éditorial" in client.get(work(initiative)).content.decode()
    client.post(f"{initiative.get_absolute_url()}decider/", {"verdict": "submitted", "seen": 1})
    initiative.refresh_from_db()
    assert initiative.state == "submitted"


def test_what_is_missing_is_said_before_submission(signed_in):
    initiative = draft_initiative(failed="")
    html = signed_in(initiative.authors.get()).get(work(initiative)).content.decode()
    sentence = "Dites ce qui n’a pas marché\u00a0: c’est ce que les autres cherchent en premier."
    assert f'<a href="{work(initiative)}echecs/">{sentence}</a>' in html


def test_the_reason_of_the_editors_is_there(signed_in):
    initiative = to_revise_initiative()
    assert "Précisez." in signed_in(initiative.authors.get()).get(work(initiative)).content.decode()


def test_the_next_version_of_a_published_sheet_is_shown(signed_in):
    initiative = published_initiative()
    author = initiative.authors.get()
    actions.edit_initiative(initiative, actor=author, data=initiative_data(title="Titre suivant"), base=1)
    assert "Titre suivant" in signed_in(author).get(work(initiative)).content.decode()


def test_others_find_no_such_page(client, signed_in):
    initiative = published_initiative()
    assert client.get(work(initiative)).status_code == 302
    assert signed_in(UserFactory()).get(work(initiative)).status_code == 404


@pytest.mark.parametrize("drafts", [1, 3])
def test_the_cost_of_the_page(signed_in, django_assert_num_queries, drafts):
    body = CollectiviteFactory()
    initiative = draft_initiative(territory=body.pk, themes=[theme("accueil")])
    author = initiative.authors.get()
    for part in PARTS[:drafts]:
        actions.keep_typed(initiative, part.key, actor=author, typed={"x": ["y"]}, base=1)
    client = signed_in(author)
    with django_assert_num_queries(9):
        client.get(work(initiative))

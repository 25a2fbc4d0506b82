"""The editorial life of an initiative."""

import pytest
from django.contrib.auth.models import AnonymousUser

from content import actions
from content.models import Initiative
from content.snapshots import snapshot_of
from foundation.history import editorial
from foundation.history.editorial import EditConflict, WrongState
from foundation.search import ranked_ids, statistics
from tests.support.factories.accounts import UserFactory
from tests.support.factories.content import (
    archived_initiative,
    draft_initiative,
    initiative_data,
    published_initiative,
    submitted_initiative,
    theme,
)
from tests.support.factories.methods import published_card
from tests.support.factories.territories import CollectiviteFactory

pytestmark = pytest.mark.django_db


def found(words: str, kind: str = "initiative") -> list[int]:
    statistics.refresh()
    return ranked_ids(words, kind=kind, user=AnonymousUser())


def placed(**fields) -> dict[str, object]:
    """What a snapshot says of a collectivité."""
    body = CollectiviteFactory(**fields)
    return {
        "territory": body.pk,
        "territory_name": body.name,
        "department_id": body.department_id,
        "region_id": body.region_id,
    }


def publish_next(initiative: Initiative, **changes) -> None:
    author = initiative.authors.get()
    base = initiative.latest_version
    actions.edit_initiative(initiative, actor=author, data=initiative_data(**changes), base=base)
    actions.submit_initiative(initiative, actor=author)
    actions.publish_initiative(initiative, actor=UserFactory(is_editor=True))


def test_a_snapshot_written_and_read_again_is_the_same():
    card = published_card()
    used = [{"name": "marche", "card": card.slug}, {"name": "autre", "card": None}]
    data = initiative_data(**placed(), themes=[theme("accueil"), theme("mobilite")], methods=used)
    assert snapshot_of(draft_initiative(**data)) == data


def test_a_published_sheet_keeps_its_page_until_the_next_version_is_published():
    initiative = published_initiative()
    author = initiative.authors.get()
    actions.edit_initiative(initiative, actor=author, data=initiative_data(title="Suite"), base=1)
    initiative.refresh_from_db()
    assert (initiative.title, initiative.state, initiative.next_state) == ("Un guichet au marché", "published", "draft")
    actions.submit_initiative(initiative, actor=author)
    actions.publish_initiative(initiative, actor=UserFactory(is_editor=True))
    initiative.refresh_from_db()
    assert (initiative.title, initiative.published_version, initiative.next_state) == ("Suite", 2, "")


def test_the_second_of_two_writers_is_told_and_nothing_is_lost():
    initiative = draft_initiative()
    author = initiative.authors.get()
    actions.edit_initiative(initiative, actor=author, data=initiative_data(title="Premier"), base=1)
    with pytest.raises(EditConflict) as conflict:
        actions.edit_initiative(initiative, actor=author, data=initiative_data(title="Second"), base=1)
    assert conflict.value.latest.data["title"] == "Premier"
    assert editorial.versions_of(initiative).count() == 2


@pytest.mark.parametrize("failed", ["", "  \n "])
def test_a_full_sheet_that_hides_what_failed_is_not_submitted(failed):
    initiative = draft_initiative(failed=failed)
    with pytest.raises(actions.IncompleteInitiative, match="Dites ce qui n’a pas marché"):
        actions.submit_initiative(initiative, actor=initiative.authors.get())


def test_a_full_sheet_that_hides_what_failed_is_not_published():
    initiative = submitted_initiative()
    author = initiative.authors.get()
    actions.edit_initiative(initiative, actor=author, data=initiative_data(failed=""), base=1)
    with pytest.raises(actions.IncompleteInitiative, match="Dites ce qui n’a pas marché"):
        actions.publish_initiative(initiative, actor=UserFactory(is_editor=True))


@pytest.mark.parametrize(("change", "said"), [({"sources": []}, "source"), ({"done": ""}, "ce qui a été fait")])
def test_what_is_missing_is_said(change, said):
    initiative = draft_initiative(**change)
    with pytest.raises(actions.IncompleteInitiative, match=said):
        actions.submit_initiative(initiative, actor=initiative.authors.get())


def test_a_short_mention_owes_only_its_summary():
    bare = {"problem": "", "done": "", "failed": "", "sources": []}
    assert published_initiative(form="mention", **bare).is_published


def test_a_version_saved_meanwhile_is_never_published_unread():
    initiative = submitted_initiative()
    author = initiative.authors.get()
    actions.edit_initiative(initiative, actor=author, data=initiative_data(title="Changée"), base=1)
    with pytest.raises(WrongState):
        actions.publish_initiative(initiative, actor=UserFactory(is_editor=True), seen=1)


def test_the_search_finds_published_sheets_only():
    draft_initiative(title="Ludothèque secrète")
    initiative = published_initiative(title="Ludothèque itinérante")
    assert found("ludothèque") == [initiative.pk]
    actions.archive_initiative(initiative, actor=UserFactory(is_editor=True), comment="Dépassée.")
    assert found("ludothèque") == []


def test_a_territory_is_found_from_its_first_case_to_its_last():
    place = placed(name="Plouvien")
    initiative = draft_initiative(**place)
    assert found("Plouvien", kind="territoire") == []
    actions.submit_initiative(initiative, actor=initiative.authors.get())
    actions.publish_initiative(initiative, actor=UserFactory(is_editor=True))
    assert found("Plouvien", kind="territoire") == [place["territory"]]
    actions.archive_initiative(initiative, actor=UserFactory(is_editor=True), comment="Dépassée.")
    assert found("Plouvien", kind="territoire") == []


def test_a_sheet_that_moves_leaves_its_first_territory():
    before, after = placed(name="Plouvien"), placed(name="Guissény")
    initiative = published_initiative(**before)
    publish_next(initiative, **after)
    assert found("Plouvien", kind="territoire") == []
    assert found("Guissény", kind="territoire") == [after["territory"]]


def test_two_initiatives_of_the_same_name_have_two_addresses():
    assert [draft_initiative().slug, draft_initiative().slug] == ["un-guichet-au-marche", "un-guichet-au-marche-2"]


@pytest.mark.parametrize("title", ["Proposer", "À relire", "Mes initiatives", "Flux", "Avec", "Dans"])
def test_an_initiative_never_takes_the_address_of_a_page(client, title):
    initiative = published_initiative(title=title)
    response = client.get(initiative.get_absolute_url())
    assert response.context["initiative"] == initiative


def test_an_archived_sheet_stays_readable(client):
    initiative = archived_initiative()
    assert "Remplacée." in client.get(initiative.get_absolute_url()).content.decode()

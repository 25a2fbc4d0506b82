"""« Nous l’avons adaptée »: who declares, what the sheet counts, who is told."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import connection

from content.actions.adaptations import (
    AlreadyAdapted,
    answer_adaptation,
    declare_adaptation,
    edit_adaptation,
    withdraw_adaptation,
)
from content.models import Adaptation, Initiative
from foundation.history.enums import EditorialState
from foundation.notifications.models import Delivery
from tests.support.factories.accounts import MembershipFactory, UserFactory
from tests.support.factories.content import draft_initiative, initiative_in, published_initiative
from tests.support.factories.takeup import adaptation_of, member_somewhere, told
from tests.support.factories.territories import CollectiviteFactory
from tests.support.jobs import run_jobs

pytestmark = pytest.mark.django_db
ROLES = ("visitor", "stranger", "unverified", "declarer", "colleague", "author", "editor", "administrator")


@pytest.fixture
def source() -> Initiative:
    return published_initiative(territory=CollectiviteFactory().pk)


def person(role: str, adaptation: Adaptation):
    match role:
        case "visitor":
            return AnonymousUser()
        case "declarer":
            return adaptation.author
        case "author":
            return adaptation.source.authors.get()
        case "colleague":
            return MembershipFactory(collectivite=adaptation.collectivite).user
        case "unverified":
            return MembershipFactory(collectivite=adaptation.collectivite, verified_at=None).user
    return UserFactory(is_editor=role == "editor", is_staff=role == "administrator")


def told_kinds(user) -> list[str]:
    run_jobs()
    return list(Delivery.objects.inbox_of(user).order_by("pk").values_list("event__kind", flat=True))


DOES = {
    "edit": lambda row, user: edit_adaptation(row, actor=user, data=told()),
    "withdraw": lambda row, user: withdraw_adaptation(row, actor=user, reason="Doublon."),
    "answer": lambda row, user: answer_adaptation(row, actor=user, text="Merci."),
}
MAY = {"edit": {"declarer"}, "withdraw": {"declarer", "editor"}, "answer": {"author"}}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("action", DOES)
def test_who_may_do_what_with_an_adaptation(source, action, role):
    adaptation = adaptation_of(source)
    user = person(role, adaptation)
    if role in MAY[action]:
        DOES[action](adaptation, user)
    else:
        with pytest.raises(PermissionDenied):
            DOES[action](adaptation, user)


@pytest.mark.parametrize("action", DOES)
def test_nobody_touches_a_withdrawn_adaptation(source, action):
    adaptation = adaptation_of(source)
    withdraw_adaptation(adaptation, actor=adaptation.author)
    adaptation.refresh_from_db()
    for role in ("declarer", "author", "editor"):
        with pytest.raises(PermissionDenied):
            DOES[action](adaptation, person(role, adaptation))


def test_only_a_verified_member_speaks_for_a_collectivite(source):
    body = CollectiviteFactory()
    waiting = MembershipFactory(collectivite=body, verified_at=None).user
    for user in (AnonymousUser(), UserFactory(), waiting, UserFactory(is_editor=True), UserFactory(is_staff=True)):
        with pytest.raises(PermissionDenied):
            declare_adaptation(source, actor=user, collectivite=body, data=told())


def test_a_territory_does_not_adapt_its_own_case(source):
    user = MembershipFactory(collectivite=source.territory).user
    with pytest.raises(PermissionDenied):
        declare_adaptation(source, actor=user, collectivite=source.territory, data=told())


@pytest.mark.parametrize("state", [state for state in EditorialState if state != EditorialState.PUBLISHED])
def test_only_a_case_on_line_is_adapted(state):
    user, body = member_somewhere()
    with pytest.raises(PermissionDenied):
        declare_adaptation(initiative_in(state), actor=user, collectivite=body, data=told())


def test_one_names_a_sheet_of_ones_own_only(source):
    user, body = member_somewhere()
    for sheet in (draft_initiative(), source):
        with pytest.raises(PermissionDenied):
            declare_adaptation(source, actor=user, collectivite=body, data=told(initiative=sheet))
    own = draft_initiative(author=user)
    assert adaptation_of(source, author=user, collectivite=body, initiative=own).initiative == own


def test_the_sheet_counts_the_territories_that_took_it_up(source):
    edition = source.edition
    first, second = adaptation_of(source), adaptation_of(source)
    source.refresh_from_db()
    assert source.adaptation_count == 2
    assert source.edition > edition
    edition = source.edition
    withdraw_adaptation(first, actor=first.author)
    withdraw_adaptation(second, actor=UserFactory(is_editor=True), reason="Doublon.")
    source.refresh_from_db()
    assert source.adaptation_count == 0
    assert source.edition > edition


def test_a_territory_adapts_a_case_once_until_it_withdraws(source):
    user, body = member_somewhere()
    first = adaptation_of(source, author=user, collectivite=body)
    colleague = MembershipFactory(collectivite=body).user
    with pytest.raises(AlreadyAdapted):
        declare_adaptation(source, actor=colleague, collectivite=body, data=told())
    withdraw_adaptation(first, actor=user)
    assert declare_adaptation(source, actor=colleague, collectivite=body, data=told()).author == colleague


def test_naming_and_leaving_an_own_sheet_turns_its_edition(source):
    user, body = member_somewhere()
    own = published_initiative(author=user)
    adaptation = adaptation_of(source, author=user, collectivite=body)
    before = own.edition
    edit_adaptation(adaptation, actor=user, data=told(initiative=own))
    own.refresh_from_db()
    named = own.edition
    assert named > before
    edit_adaptation(Adaptation.objects.get(), actor=user, data=told())
    own.refresh_from_db()
    assert own.edition > named


def test_the_authors_are_told_then_the_declarer_is_answered_once(source):
    author = source.authors.get()
    adaptation = adaptation_of(source)
    assert "content.adapted" in told_kinds(author)
    answer_adaptation(adaptation, actor=author, text="Merci.")
    answer_adaptation(adaptation, actor=author, text="Merci, et bravo.")
    assert told_kinds(adaptation.author) == ["content.adaptation_answered"]
    adaptation.refresh_from_db()
    assert (adaptation.answer, adaptation.answered_by) == ("Merci, et bravo.", author)


def test_the_declarer_hears_why_the_editors_withdraw(source):
    adaptation = adaptation_of(source)
    withdraw_adaptation(adaptation, actor=UserFactory(is_editor=True), reason="Ce n’est pas ce cas.")
    assert told_kinds(adaptation.author) == ["content.adaptation_withdrawn"]
    adaptation.refresh_from_db()
    assert adaptation.withdrawal_reason == "Ce n’est pas ce cas."


@pytest.mark.django_db(transaction=True)
def test_colleagues_who_declare_at_once_make_one_adaptation():
    source, body = published_initiative(), CollectiviteFactory()
    people = [MembershipFactory(collectivite=body).user for _ in range(4)]
    others = [MembershipFactory() for _ in range(2)]
    start = Barrier(len(people) + len(others))

    def declare(user, collectivite) -> bool:
        try:
            start.wait()
            mine = Initiative.objects.get(pk=source.pk)
            declare_adaptation(mine, actor=user, collectivite=collectivite, data=told())
        except AlreadyAdapted:
            return False
        finally:
            connection.close()
        return True

    works = [(user, body) for user in people] + [(row.user, row.collectivite) for row in others]
    with ThreadPoolExecutor(len(works)) as pool:
        results = list(pool.map(lambda work: declare(*work), works))
    source.refresh_from_db()
    assert sum(results) == Adaptation.objects.count() == source.adaptation_count == 3

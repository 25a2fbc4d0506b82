"""A version read part by part: who comments, who answers, what leaves with the decision."""

from uuid import uuid4

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied

from content import actions
from content.actions.comments import comment_part, reopen_comment, settle_comment
from content.models import SectionComment
from content.notifications import INITIATIVE_NEWS
from content.parts import PARTS, part_called
from content.queries.comments import comments_on, remarks_by_part, remarks_open
from foundation.history.editorial import WrongState, decisions_on
from foundation.history.enums import EditorialState
from foundation.notifications.models import Event
from foundation.notifications.tasks import send_mails
from tests.content.life.people import ROLES, person, publish_again
from tests.support.factories.accounts import MembershipFactory, UserFactory
from tests.support.factories.content import (
    initiative_data,
    initiative_in,
    published_initiative,
    submitted_initiative,
    to_revise_initiative,
)
from tests.support.factories.territories import CollectiviteFactory
from tests.support.jobs import run_jobs

pytestmark = pytest.mark.django_db
PROBLEM, FAILED = part_called("probleme"), part_called("echecs")
REVIEW = {"author", "editor"}


def local_submitted():
    return submitted_initiative(territory=CollectiviteFactory().pk)


def remark(initiative, part=PROBLEM, body="Combien d’habitants ?") -> SectionComment:
    return comment_part(initiative, part, actor=UserFactory(is_editor=True), body=body)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("deed", ["comment", "settle", "reopen"])
def test_those_who_write_and_those_who_review_speak_beside_the_parts(deed, role):
    initiative = local_submitted()
    said, user = remark(initiative), person(role, initiative)
    does = {
        "comment": lambda: comment_part(initiative, PROBLEM, actor=user, body="Trente."),
        "settle": lambda: settle_comment(said, actor=user),
        "reopen": lambda: reopen_comment(said, actor=user),
    }
    if role in REVIEW:
        does[deed]()
    else:
        with pytest.raises(PermissionDenied):
            does[deed]()


@pytest.mark.parametrize("role", ROLES)
def test_who_opens_the_review(role, signed_in, client):
    initiative = local_submitted()
    user = person(role, initiative)
    reader = client if role == "visitor" else signed_in(user)
    status = reader.get(f"/initiatives/{initiative.slug}/relire/").status_code
    assert status == (200 if role in REVIEW else 302 if role == "visitor" else 404)


@pytest.mark.parametrize("state", EditorialState)
def test_one_comments_while_a_version_is_under_review(state):
    initiative = initiative_in(state)
    if state in {EditorialState.SUBMITTED, EditorialState.TO_REVISE}:
        assert remark(initiative).version == initiative.latest_version
    else:
        with pytest.raises(WrongState):
            remark(initiative)


def test_the_decision_takes_the_reason_and_the_open_comments_in_one_mail():
    initiative = submitted_initiative()
    author, editor = initiative.authors.get(), UserFactory(is_editor=True)
    remark(initiative)
    settle_comment(remark(initiative, FAILED, "Et la pluie ?"), actor=editor)
    comment_part(initiative, PROBLEM, actor=author, body="Trente, au marché.")
    run_jobs()
    mail.outbox.clear()
    actions.ask_changes_on_initiative(initiative, actor=editor, comment="Deux chiffres manquent.")
    run_jobs()
    send_mails()
    (message,) = mail.outbox
    assert message.to == [author.email]
    assert "Deux chiffres manquent." in message.body
    assert "Le problème et son contexte\u00a0: Combien d’habitants ?" in message.body
    assert "Et la pluie" not in message.body
    assert "Trente" not in message.body


def test_a_comment_is_no_news_by_itself():
    initiative = submitted_initiative()
    before = Event.objects.count()
    remark(initiative)
    assert Event.objects.count() == before


def test_the_inbox_shows_the_reason_and_the_comments_in_few_queries(django_assert_max_num_queries):
    decisions = []
    for _number in range(3):
        initiative = submitted_initiative()
        remark(initiative)
        actions.ask_changes_on_initiative(initiative, actor=UserFactory(is_editor=True), comment="Précisez.")
        decisions.append(decisions_on(initiative).last().pk)
    editor, kind = UserFactory(is_editor=True), INITIATIVE_NEWS.answered
    with django_assert_max_num_queries(4):
        lines = [kind.describe(row) for row in kind.targets_seen_by(editor, decisions).values()]
    assert all("Combien d’habitants" in line.excerpt for line in lines)


def test_an_answer_is_not_a_remark():
    initiative = submitted_initiative()
    remark(initiative)
    comment_part(initiative, PROBLEM, actor=initiative.authors.get(), body="Trente.")
    assert [row.body for row in remarks_open(initiative)] == ["Combien d’habitants ?"]
    assert remarks_by_part(initiative) == {"probleme": 1}
    assert comments_on(initiative, "probleme").count() == 2


def test_publishing_ends_the_round():
    initiative = submitted_initiative()
    remark(initiative)
    actions.publish_initiative(initiative, actor=UserFactory(is_editor=True))
    assert not comments_on(initiative).exists()
    assert SectionComment.objects.filter(resolved_at=None).count() == 0


def test_a_remark_stays_until_it_is_dealt_with_whatever_the_version():
    initiative = to_revise_initiative()
    said, author = remark(initiative), initiative.authors.get()
    actions.edit_initiative(initiative, actor=author, data=initiative_data(title="Mieux"), base=1)
    actions.submit_initiative(initiative, actor=author)
    assert remarks_open(initiative) == [said]
    settle_comment(said, actor=author)
    assert remarks_open(initiative) == []
    reopen_comment(said, actor=UserFactory(is_editor=True))
    assert remarks_open(initiative) == [said]


def test_the_editor_reads_the_version_that_waits_not_the_one_on_line(signed_in):
    initiative = published_initiative()
    author = initiative.authors.get()
    measured = {
        "text": "",
        "name": "Passages",
        "unit": "personnes",
        "baseline": 0.0,
        "target": 50.0,
        "measures": [{"date": "2025-03-08", "value": 40.0, "method": "comptage"}],
    }
    data = initiative_data(done="Quatre samedis d’essai.", indicators=[measured])
    actions.edit_initiative(initiative, actor=author, data=data, base=1)
    actions.submit_initiative(initiative, actor=author)
    html = signed_in(UserFactory(is_editor=True)).get(f"/initiatives/{initiative.slug}/relire/").text
    assert "<del>Trois</del><ins>Quatre</ins>" in html
    assert "Passages" in html
    assert "modifié" in html
    assert all(str(part.title) in html for part in PARTS)


def test_a_draft_amended_on_line_goes_through_review_without_leaving_the_site(signed_in):
    initiative = published_initiative()
    publish_again(initiative, done="Quatre samedis d’essai.")
    initiative.refresh_from_db()
    assert (initiative.published_version, initiative.done) == (2, "Quatre samedis d’essai.")
    author = signed_in(initiative.authors.get())
    compared = author.get(f"/initiatives/{initiative.slug}/versions/comparer/?avant=1&apres=2").text
    assert "<del>Trois</del><ins>Quatre</ins>" in compared
    author.post(f"/initiatives/{initiative.slug}/versions/1/reprendre/")
    initiative.refresh_from_db()
    assert (initiative.latest_version, initiative.review_state) == (3, EditorialState.DRAFT)
    assert initiative.done == "Quatre samedis d’essai."


def test_commenting_settling_and_reopening_from_the_page(signed_in):
    initiative = submitted_initiative()
    editor, url = signed_in(UserFactory(is_editor=True)), f"/initiatives/{initiative.slug}/relire/"
    sent = {"body": "Combien d’habitants ?", "once": uuid4()}
    answer = editor.post(f"{url}probleme/commenter/", sent)
    editor.post(f"{url}probleme/commenter/", sent)
    assert answer["Location"] == f"{url}#partie-probleme"
    said = SectionComment.objects.get()
    author = signed_in(initiative.authors.get())
    assert "Combien d’habitants" in author.get(url).text
    assert "Combien d’habitants" in author.get(f"/initiatives/{initiative.slug}/ecrire/probleme/").text
    assert "commentaire à traiter" in author.get(f"/initiatives/{initiative.slug}/ecrire/").text
    assert "commentaire à traiter" in author.get(initiative.get_absolute_url()).text
    author.post(f"{url}commentaires/{said.pk}/")
    assert SectionComment.objects.get().resolved_by == initiative.authors.get()
    editor.post(f"{url}commentaires/{said.pk}/", {"open": "1"})
    assert SectionComment.objects.get().resolved_at is None


def test_an_empty_comment_comes_back_with_the_page(signed_in):
    initiative = submitted_initiative()
    url = f"/initiatives/{initiative.slug}/relire/probleme/commenter/"
    refused = signed_in(UserFactory(is_editor=True)).post(url, {"body": " ", "once": uuid4()})
    assert refused.status_code == 422
    assert "Écrivez votre commentaire" in refused.text


def test_an_unknown_part_or_a_comment_of_another_sheet_does_not_exist(signed_in):
    initiative, other = submitted_initiative(), submitted_initiative(title="Une autre fiche")
    editor, said = signed_in(UserFactory(is_editor=True)), remark(other)
    url = f"/initiatives/{initiative.slug}/relire/"
    assert editor.post(f"{url}inconnue/commenter/", {"body": "Oui", "once": uuid4()}).status_code == 404
    assert editor.post(f"{url}commentaires/{said.pk}/").status_code == 404


def test_a_sheet_that_nobody_reviews_has_no_review_page(signed_in):
    initiative = published_initiative()
    answer = signed_in(UserFactory(is_editor=True)).get(f"/initiatives/{initiative.slug}/relire/")
    assert answer["Location"] == initiative.get_absolute_url()


def test_the_decisions_stand_with_their_dates_versions_and_reasons(signed_in):
    initiative = to_revise_initiative()
    html = signed_in(initiative.authors.get()).get(f"/initiatives/{initiative.slug}/relire/").text
    assert "Modifications demandées" in html
    assert "version 1 ·" in html
    assert "Précisez." in html


@pytest.mark.parametrize("rows", [1, 3])
def test_the_review_costs_the_same_whatever_the_comments(signed_in, rows, django_assert_max_num_queries):
    initiative = submitted_initiative()
    MembershipFactory(user=initiative.authors.get())
    for number in range(rows):
        remark(initiative, body=f"Remarque {number}")
    editor, url = signed_in(UserFactory(is_editor=True)), f"/initiatives/{initiative.slug}/relire/"
    editor.get(url)
    with django_assert_max_num_queries(10):
        editor.get(url)


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("page", ["", "ecrire/", "ecrire/probleme/"])
def test_the_pages_of_an_author_cost_the_same_whatever_the_comments(
    signed_in, page, rows, django_assert_max_num_queries
):
    initiative = local_submitted()
    for number in range(rows):
        remark(initiative, body=f"Remarque {number}")
    author, url = signed_in(initiative.authors.get()), f"/initiatives/{initiative.slug}/{page}"
    author.get(url)
    with django_assert_max_num_queries(10):
        author.get(url)

"""The pages of the relay, by their addresses; no address of anybody is in any of them."""

from uuid import uuid4

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from content.actions.enquiries import QUESTIONS_A_DAY, reply_to_enquiry, report_enquiry
from content.enums import AnswerTurn
from content.models import Enquiry, EnquiryMessage, Initiative
from foundation.notifications.actions.outbox import send_due_mails
from tests.support.factories.accounts import MembershipFactory, UserFactory
from tests.support.factories.content import archived_initiative, draft_initiative, published_initiative
from tests.support.factories.takeup import adaptation_of, enquiry_about
from tests.support.factories.territories import CollectiviteFactory
from tests.support.jobs import run_jobs

pytestmark = pytest.mark.django_db


def url(name: str, *args) -> str:
    return reverse(f"content:{name}", args=args)


def question(**changes) -> dict[str, str]:
    return {"subject": "Combien d’agents ?", "body": "Pour tenir le stand.", "once": str(uuid4()), **changes}


def reply(body: str = "Deux agents.") -> dict[str, str]:
    return {"body": body, "once": str(uuid4())}


def test_a_question_and_its_answer(signed_in):
    initiative, asker = published_initiative(), UserFactory()
    mine, team = signed_in(asker), signed_in(initiative.authors.get())
    address = url("enquiry-start", initiative.slug)
    assert str(initiative.authors.get()) in mine.get(address).content.decode()
    response = mine.post(address, question())
    assert response.status_code == 303
    assert "Combien d’agents ?" in team.get(url("enquiries") + "?vue=recues").content.decode()
    assert team.post(response.url, reply()).status_code == 303
    assert "Deux agents." in mine.get(response.url).content.decode()


def test_a_form_sent_twice_asks_and_answers_once(signed_in):
    initiative = published_initiative()
    mine, sent = signed_in(UserFactory()), question()
    for _ in range(2):
        response = mine.post(url("enquiry-start", initiative.slug), sent)
    answer = reply()
    for _ in range(2):
        assert signed_in(initiative.authors.get()).post(response.url, answer).status_code == 303
    assert (Enquiry.objects.count(), EnquiryMessage.objects.count()) == (1, 2)


def test_one_is_told_before_writing_to_whom_it_goes(signed_in):
    body = CollectiviteFactory(name="Trois-Moulins")
    initiative = published_initiative(territory=body.pk)
    page, mine = url("enquiry-start", initiative.slug), signed_in(UserFactory())
    assert "va à\u00a0:" in mine.get(page).content.decode()
    initiative.authors.clear()
    assert "au comité éditorial, qui" in mine.get(page).content.decode()
    MembershipFactory(collectivite=body, is_referent=True)
    assert "personne référente" in mine.get(page).content.decode()


def test_the_usual_delay_is_said_before_asking(client, signed_in):
    initiative = published_initiative()
    Initiative.objects.update(answer_hours=47)
    page = signed_in(UserFactory()).get(url("enquiry-start", initiative.slug)).content.decode()
    assert "Répond d’habitude en 2 jours" in page
    assert "Répond d’habitude en 2 jours" in client.get(initiative.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        (None, ""),
        (1, "Répond d’habitude en moins d’un jour"),
        (24 * 5, "Répond d’habitude en 5 jours"),
        (24 * 20, "Répond d’habitude en 3 semaines"),
        (24 * 80, "Répond d’habitude en plus de deux mois"),
    ],
)
def test_the_delay_in_words(hours, said):
    from content.readable import delay_of

    assert delay_of(hours) == said


def test_the_limit_is_said_and_the_text_is_kept(signed_in):
    initiative, asker = published_initiative(), UserFactory()
    for _ in range(QUESTIONS_A_DAY):
        enquiry_about(initiative, asker=asker)
    response = signed_in(asker).post(url("enquiry-start", initiative.slug), question(body="Mon long texte"))
    assert response.status_code == 422
    assert "revenez demain" in response.content.decode()
    assert "Mon long texte" in response.content.decode()


@pytest.mark.parametrize("bad", [{"subject": ""}, {"body": " "}, {"subject": "a" * 121}, {"body": "\x00"}])
def test_an_incomplete_question_is_not_sent(signed_in, bad):
    initiative = published_initiative()
    response = signed_in(UserFactory()).post(url("enquiry-start", initiative.slug), question(**bad))
    assert response.status_code == 422
    assert not Enquiry.objects.exists()


def test_an_exchange_closed_meanwhile_gives_the_text_back(signed_in):
    initiative = published_initiative()
    enquiry = enquiry_about(initiative)
    assert signed_in(enquiry.asker).post(url("enquiry-close", enquiry.pk)).status_code == 303
    response = signed_in(initiative.authors.get()).post(enquiry.get_absolute_url(), reply("Trop tard"))
    assert response.status_code == 422
    assert "Trop tard" in response.content.decode()
    assert "Envoyer</button>" not in response.content.decode()


def test_who_asked_thanks_and_closes_at_once(signed_in):
    enquiry = enquiry_about(published_initiative())
    mine, team = signed_in(enquiry.asker), signed_in(enquiry.initiative.authors.get())
    assert "Remercier et clore" not in mine.get(enquiry.get_absolute_url()).content.decode()
    team.post(enquiry.get_absolute_url(), reply() | {"clore": ""})
    assert Enquiry.objects.get().closed_at is None
    assert "Remercier et clore" in mine.get(enquiry.get_absolute_url()).content.decode()
    assert mine.post(enquiry.get_absolute_url(), reply("Merci.") | {"clore": ""}).status_code == 303
    assert Enquiry.objects.get().closed_at is not None


def test_others_do_not_find_an_exchange(client, signed_in):
    enquiry = enquiry_about(published_initiative())
    for name in ("enquiry", "enquiry-report"):
        assert client.get(url(name, enquiry.pk)).status_code == 302
        for user in (UserFactory(), UserFactory(is_editor=True), UserFactory(is_staff=True)):
            assert signed_in(user).get(url(name, enquiry.pk)).status_code == 404
            assert signed_in(user).post(url(name, enquiry.pk), reply()).status_code == 404
    assert signed_in(UserFactory()).post(url("enquiry-close", enquiry.pk)).status_code == 404
    assert signed_in(enquiry.initiative.authors.get()).post(url("enquiry-close", enquiry.pk)).status_code == 403


def test_nobody_asks_themselves_or_what_is_not_on_line(signed_in):
    author = UserFactory()
    mine = published_initiative(author=author)
    for sheet in (mine, draft_initiative(author=author), archived_initiative()):
        assert signed_in(author).get(url("enquiry-start", sheet.slug)).status_code == 404


def test_the_button_is_there_for_those_who_may(client, signed_in):
    initiative = published_initiative()
    page, button = initiative.get_absolute_url(), url("enquiry-start", initiative.slug)
    assert button in client.get(page).content.decode()
    assert button in signed_in(UserFactory()).get(page).content.decode()
    assert button not in signed_in(initiative.authors.get()).get(page).content.decode()


def test_editors_read_what_is_reported_and_close_it(signed_in):
    enquiry, editor = enquiry_about(published_initiative()), UserFactory(is_editor=True)
    team = signed_in(enquiry.initiative.authors.get())
    assert team.post(url("enquiry-report", enquiry.pk), {"reason": ""}).status_code == 422
    assert team.post(url("enquiry-report", enquiry.pk), {"reason": "Démarchage."}).status_code == 303
    html = signed_in(editor).get(enquiry.get_absolute_url()).content.decode()
    assert "Démarchage." in html
    assert "Démarchage." not in team.get(enquiry.get_absolute_url()).content.decode()
    assert signed_in(editor).post(url("enquiry-close", enquiry.pk)).status_code == 303


def test_unread_exchanges_are_marked_until_they_are_read(signed_in):
    initiative = published_initiative()
    enquiry = enquiry_about(initiative)
    team, received = signed_in(initiative.authors.get()), url("enquiries") + "?vue=recues"
    assert "Non lu" in team.get(received).content.decode()
    team.get(enquiry.get_absolute_url())
    assert "Non lu" not in team.get(received).content.decode()
    assert "Non lu" not in signed_in(enquiry.asker).get(url("enquiries")).content.decode()


def test_hostile_words_stay_words(signed_in):
    enquiry = enquiry_about(published_initiative(), subject="<b>gras</b>", body="<script>alert(1)</script>")
    html = signed_in(enquiry.asker).get(enquiry.get_absolute_url()).content.decode()
    assert "<b>gras" not in html
    assert "<script>alert" not in html


def test_no_page_nor_mail_of_the_relay_shows_an_address(signed_in):
    """The canary: the address of each one is read by themselves only."""
    body = CollectiviteFactory()
    people = {role: UserFactory(email=f"canari-{role}@secret.example") for role in ("asker", "author", "adapter")}
    seat = MembershipFactory(
        collectivite=body, is_referent=True, user=UserFactory(email="canari-referent@secret.example")
    )
    editor = UserFactory(is_editor=True, email="canari-editor@secret.example")
    initiative = published_initiative(author=people["author"], territory=body.pk)
    adaptation_of(initiative, author=people["adapter"])
    enquiry = enquiry_about(initiative, asker=people["asker"])
    reply_to_enquiry(enquiry, actor=people["author"], body="Deux.")
    report_enquiry(enquiry, actor=people["author"], reason="Essai.")
    Enquiry.objects.update(turn=AnswerTurn.EDITORS, turned_at=timezone.now())
    run_jobs()
    pages = [
        url("enquiry-start", initiative.slug),
        url("enquiries"),
        url("enquiries") + "?vue=recues",
        enquiry.get_absolute_url(),
        url("adaptations", initiative.slug),
        url("lineage", initiative.slug),
        url("ask-round") + "?q=marché",
        initiative.get_absolute_url(),
        reverse("portal:week"),
        reverse("notifications:inbox"),
    ]
    for reader in (*people.values(), seat.user, editor, UserFactory()):
        for page in pages:
            html = signed_in(reader).get(page).content.decode().replace(reader.email, "")
            assert "@secret.example" not in html, (reader.name, page)
    while send_due_mails(seconds=30):
        pass
    assert mail.outbox
    for message in mail.outbox:
        text = f"{message.subject} {message.body} {message.alternatives}"
        assert "@secret.example" not in text.replace(message.to[0], "")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_cost_of_the_lists_and_of_an_exchange(signed_in, django_assert_num_queries, rows):
    initiative, asker = published_initiative(), UserFactory()
    for _ in range(rows):
        enquiry = enquiry_about(initiative, asker=asker)
        for _ in range(rows):
            reply_to_enquiry(enquiry, actor=initiative.authors.get(), body="Deux.")
    mine, team = signed_in(asker), signed_in(initiative.authors.get())
    with django_assert_num_queries(4):
        mine.get(url("enquiries"))
    with django_assert_num_queries(4):
        team.get(url("enquiries") + "?vue=recues")
    mine.get(enquiry.get_absolute_url())
    with django_assert_num_queries(9):
        mine.get(enquiry.get_absolute_url())

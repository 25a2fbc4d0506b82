"""Cards chosen, put in order, printed at once or by a job."""

import io
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.cache import cache
from django.urls import reverse
from pypdf import PdfReader

from foundation.documents.models import CompositionState
from foundation.files import files_of
from methods import actions as card_actions
from methods.actions import printing as actions
from methods.models import CardPrint
from methods.tasks.printing import compose
from tests.support.factories.accounts import UserFactory
from tests.support.factories.kits import kit, shared_kit
from tests.support.factories.methods import archived_card, draft_card, published_card
from tests.support.jobs import run_jobs

pytestmark = pytest.mark.django_db
CHOICE, NOW, DOCUMENT = (reverse(f"methods:{name}") for name in ("print-choice", "print-now", "card-print"))


@pytest.fixture(autouse=True)
def _nobody_has_asked_today():
    cache.clear()


def cards(*titles):
    return [published_card(title=title) for title in titles]


def chosen(client, query):
    return [card.title for card in client.get(f"{CHOICE}?{query}").context["choice"].cards]


def names(rows):
    return "&".join(f"fiches={card.slug}" for card in rows)


def sent(rows, **given):
    return {"fiches": [card.slug for card in rows], "titre": "Mon jeu", "papier": "jeu"} | given


def asked(rows, user, **given):
    made = actions.ask_print(rows, **({"layout": "jeu", "title": "Mon jeu"} | given), actor=user)
    run_jobs()
    made.refresh_from_db()
    return made


def reader_of(made):
    with files_of(made).get().file.open("rb") as file:
        return PdfReader(io.BytesIO(file.read()))


def test_cards_come_one_by_one_from_a_kit_or_from_the_whole_list(client):
    one, two, three = cards("Alpha", "Bêta", "Gamma")
    made = shared_kit(three, one, title="Mon kit")
    assert chosen(client, names([two, one, two])) == ["Bêta", "Alpha"]
    assert chosen(client, f"kit={made.slug}") == ["Gamma", "Alpha"]
    assert client.get(f"{CHOICE}?kit={made.slug}").context["choice"].title == "Mon kit"
    assert sorted(chosen(client, "tout=1")) == ["Alpha", "Bêta", "Gamma"]
    assert chosen(client, "tout=1&famille=design") == []


def test_they_are_moved_by_plain_buttons_and_the_address_moves_nothing_again(client):
    rows = cards("Alpha", "Bêta", "Gamma")
    answer = client.get(f"{CHOICE}?{names(rows)}&haut=gamma")
    assert answer.status_code == 302
    assert parse_qs(urlsplit(answer["Location"]).query)["fiches"] == ["alpha", "gamma", "beta"]
    answer = client.get(f"{CHOICE}?{names(rows)}&retirer=alpha")
    assert parse_qs(urlsplit(answer["Location"]).query)["fiches"] == ["beta", "gamma"]


def test_more_cards_are_looked_for_on_the_same_page(client):
    first, second = cards("Forum ouvert", "Forum fermé")
    shown = client.get(f"{CHOICE}?{names([first])}&cherche=forum").content.decode()
    assert f'name="fiches" value="{second.slug}"' in shown
    assert shown.count(f'<button class="button button-quiet button-small" name="fiches" value="{first.slug}"') == 0


def test_what_is_not_on_line_is_not_printed(client, signed_in, agent):
    mine, old = draft_card(author=agent), archived_card(title="Ancienne")
    assert chosen(signed_in(agent), f"{names([mine, old])}&fiches=inconnue&fiches=%00") == []
    assert client.get(f"{NOW}?{names([mine])}&papier=a5").status_code == 404


def test_the_kit_of_somebody_else_is_not_printed(client, signed_in, agent):
    made = kit(published_card(), owner=agent)
    assert client.get(f"{CHOICE}?kit={made.slug}").status_code == 404
    assert signed_in(UserFactory()).post(CHOICE, {"kit": made.slug, "titre": "x", "papier": "jeu"}).status_code == 404
    assert chosen(signed_in(agent), f"kit={made.slug}") == ["Marche exploratoire"]


def test_a_document_has_a_most_and_says_how_many_are_left_out(client, monkeypatch):
    monkeypatch.setattr("methods.printing.choice.MOST_PRINTED", 2)
    monkeypatch.setattr("methods.queries.printing.MOST_PRINTED", 2)
    cards("Alpha", "Bêta", "Gamma")
    answer = client.get(f"{CHOICE}?tout=1")
    assert len(answer.context["choice"].cards) == 2
    assert "1 n’y est pas" in answer.content.decode()


@pytest.mark.parametrize("layout", ["a5", "a4"])
def test_a_few_cards_are_printed_while_one_waits_by_anybody(layout, client):
    rows = cards("Alpha", "Bêta")
    answer = client.post(CHOICE, sent(rows, papier=layout))
    assert answer.status_code == 303
    document = client.get(answer["Location"])
    assert document["Content-Type"] == "application/pdf"
    reader = PdfReader(io.BytesIO(document.content))
    assert reader.metadata.title == "Mon jeu"
    assert [entry.title for entry in reader.outline if not isinstance(entry, list)] == ["Alpha", "Bêta"]
    assert not CardPrint.objects.exists()


def test_more_cards_or_a_deck_are_not(client):
    rows = cards(*"ABCD")
    assert client.get(f"{NOW}?{names(rows)}&papier=a5").status_code == 404
    assert client.get(f"{NOW}?{names(rows[:1])}&papier=jeu").status_code == 404
    assert client.get(f"{NOW}?{names(rows[:1])}&papier=a0").status_code == 404


def test_a_visitor_is_led_to_sign_in_and_back_with_the_same_cards(client):
    rows = cards("Alpha", "Bêta")
    answer = client.post(CHOICE, sent(rows))
    assert answer.status_code == 302
    back = parse_qs(urlsplit(answer["Location"]).query)["next"][0]
    assert chosen(client, urlsplit(back).query) == ["Alpha", "Bêta"]
    assert not CardPrint.objects.exists()


@pytest.mark.parametrize("wrong", [{"papier": "a0"}, {"titre": ""}, {"titre": "x" * 121}, {"fiches": []}])
def test_a_wrong_form_is_shown_again(wrong, signed_in, agent):
    answer = signed_in(agent).post(CHOICE, sent(cards("Alpha"), **wrong))
    assert answer.status_code == 422
    assert not CardPrint.objects.exists()


def test_from_the_button_to_the_file_without_javascript(signed_in, agent):
    client = signed_in(agent)
    answer = client.post(CHOICE, sent(cards(*"ABCD")))
    assert (answer.status_code, answer["Location"]) == (303, DOCUMENT)
    assert "Vos fiches se préparent" in client.get(DOCUMENT).content.decode()
    run_jobs()
    ready = client.get(DOCUMENT).content.decode()
    stored = files_of(CardPrint.objects.get()).get()
    assert stored.get_absolute_url() in ready
    assert "Imprimer et découper" in ready
    assert client.get(stored.get_absolute_url())["Content-Type"] == "application/pdf"
    assert reader_of(CardPrint.objects.get()).metadata.title == "Mon jeu"


def test_htmx_asks_again_until_it_is_ready(signed_in, agent):
    client = signed_in(agent)
    client.post(CHOICE, sent(cards(*"ABCD")))
    CardPrint.objects.update(state=CompositionState.RUNNING, done=2, total=4)
    fragment = client.get(DOCUMENT, headers={"hx-request": "true"}).content.decode()
    assert "2 fiches préparées sur 4" in fragment
    again = re.search(r'hx-get="([^"]+)"', fragment)[1]
    assert client.get(again, headers={"hx-request": "true"}).status_code == 204
    CardPrint.objects.update(done=3)
    assert client.get(again, headers={"hx-request": "true"}).status_code == 200


def test_asked_twice_it_is_prepared_once_and_another_choice_takes_its_place(signed_in, agent):
    client, rows = signed_in(agent), cards(*"ABCD")
    for _time in range(2):
        client.post(CHOICE, sent(rows))
    first = CardPrint.objects.get()
    client.post(CHOICE, sent(rows[:2], titre="Un autre"))
    assert [row.title for row in CardPrint.objects.all()] == ["Un autre"]
    compose(first.pk)  # the job of the one that was dropped
    run_jobs()
    assert files_of(CardPrint.objects.get()).count() == 1


def test_a_card_archived_meanwhile_is_left_out(agent):
    one, two = cards("Alpha", "Bêta")
    made = actions.ask_print([one, two], layout="jeu", title="Mon jeu", actor=agent)
    card_actions.archive_card(one, actor=UserFactory(is_editor=True), comment="Remplacée.")
    run_jobs()
    made.refresh_from_db()
    assert (made.state, made.total, made.done) == (CompositionState.READY, 1, 1)
    assert "Alpha" not in "".join(page.extract_text() for page in reader_of(made).pages)


def test_a_failure_is_said_and_can_be_tried_again(signed_in, agent, monkeypatch):
    client = signed_in(agent)
    with monkeypatch.context() as broken:
        broken.setattr(actions, "cards_pdf", lambda *args, **kwargs: 1 / 0)
        client.post(CHOICE, sent(cards("Alpha")))
        run_jobs()
    assert "n’ont pas pu être préparées" in client.get(DOCUMENT).content.decode()
    client.post(DOCUMENT)
    run_jobs()
    assert "Vos fiches sont prêtes" in client.get(DOCUMENT).content.decode()


def test_a_job_that_runs_twice_makes_one_file(agent):
    made = asked(cards("Alpha"), agent)
    compose(made.pk)
    assert files_of(made).count() == 1


def test_a_person_does_not_ask_for_more_than_twenty_a_day(signed_in, agent, monkeypatch):
    monkeypatch.setattr(actions, "A_DAY", 1)
    client, rows = signed_in(agent), cards("Alpha", "Bêta")
    client.post(CHOICE, sent(rows))
    answer = client.post(CHOICE, sent(rows, titre="Un autre"), follow=True)
    assert "Réessayez demain" in answer.content.decode()
    assert CardPrint.objects.get().title == "Mon jeu"


def test_the_file_is_read_by_who_asked_and_no_one_else(client, signed_in, agent, editor):
    url = files_of(asked(cards("Alpha"), agent)).get().get_absolute_url()
    assert signed_in(agent).get(url).status_code == 200
    for stranger in (client, signed_in(editor), signed_in(UserFactory())):
        assert stranger.get(url).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("who", "most"), [("visitor", 1), ("member", 5)])
def test_the_choice_costs_the_same_whatever_it_holds(count, who, most, client, signed_in, django_assert_num_queries):
    rows = cards(*(f"Fiche {nr}" for nr in range(count)))
    reader = signed_in(UserFactory()) if who == "member" else client
    reader.get(CHOICE)
    with django_assert_num_queries(most):
        reader.get(f"{CHOICE}?{names(rows)}")

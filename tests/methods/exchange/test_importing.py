"""From a folder to the room: drafts, next versions, nothing on line; all or nothing; twice is once."""

import threading

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import connection

from foundation.exchange.problems import ImportRefused
from foundation.history.editorial import latest_version_of
from foundation.history.enums import EditorialState
from methods import actions
from methods.actions.importing import CardWriting, import_cards
from methods.exchange.folders import folder_of
from methods.exchange.plans import plan_of
from methods.exchange.reports import report_of
from methods.exchange.runs import import_folder
from methods.models import MethodCard
from tests.support.factories.accounts import UserFactory
from tests.support.factories.card_files import card_file
from tests.support.factories.content import published_initiative
from tests.support.factories.methods import archived_card, card_data, draft_card, published_card, submitted_card

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return UserFactory()


def given(actor, **files):
    """The report of files named by their slug, `_` for `-`, once written."""
    folder = folder_of([(f"{name.replace('_', '-')}.md", content) for name, content in files.items()])
    return import_folder(folder, actor=actor)


def does(report):
    return [row["does"] for row in report["rows"]]


def messages(report):
    return [problem["message"] for problem in report["problems"]]


def test_a_new_card_is_a_draft_of_who_gives_it(person):
    report = given(person, marche_de_nuit=card_file())
    card = MethodCard.objects.get()
    assert (does(report), report["written"]) == (["creer"], True)
    assert (card.slug, card.state, list(card.authors.all())) == ("marche-de-nuit", EditorialState.DRAFT, [person])
    version = latest_version_of(card)
    assert (version.number, version.author, version.note) == (1, person, "Import\u00a0: marche-de-nuit.md")
    assert (version.data, card.snapshot()) == (card_data(), card_data())


def test_the_same_folder_again_changes_nothing(person):
    given(person, un=card_file(), deux=card_file(related=[{"card": "un", "reason": "Avant."}]))
    report = given(person, un=card_file(), deux=card_file(related=[{"card": "un", "reason": "Avant."}]))
    assert (does(report), report["written"], report["writable"]) == (["inchangee", "inchangee"], False, False)
    assert set(MethodCard.objects.values_list("latest_version", flat=True)) == {1}


def test_a_published_card_keeps_its_page_and_gets_a_next_version(person):
    card = published_card(author=person)
    report = given(person, **{card.slug.replace("-", "_"): card_file(summary="Autrement dit.")})
    card.refresh_from_db()
    assert does(report) == ["mettre-a-jour"]
    assert (card.state, card.next_state, card.latest_version) == (EditorialState.PUBLISHED, EditorialState.DRAFT, 2)
    assert card.summary == card_data()["summary"]
    assert latest_version_of(card).data["summary"] == "Autrement dit."


def test_what_waits_for_the_editors_is_never_put_on_line_unread(person):
    card = submitted_card(author=person)
    given(person, marche_exploratoire=card_file(summary="Autrement dit."))
    with pytest.raises(actions.cards.editorial.WrongState):
        actions.publish_card(MethodCard.objects.get(), actor=UserFactory(is_editor=True), seen=card.latest_version)


@pytest.mark.parametrize(
    ("who", "maker", "expected"),
    [
        ("author", draft_card, "mettre-a-jour"),
        ("author", archived_card, "mettre-a-jour"),
        ("editor", draft_card, "mettre-a-jour"),
        ("editor", published_card, "mettre-a-jour"),
        ("other", draft_card, "erreur"),
        ("other", published_card, "erreur"),
        ("other", archived_card, "erreur"),
        (None, published_card, "mettre-a-jour"),
    ],
)
def test_who_may_write_a_card_that_exists(who, maker, expected):
    author = UserFactory()
    maker(author=author)
    actor = {"author": author, "editor": UserFactory(is_editor=True), "other": UserFactory(), None: None}[who]
    report = given(actor, marche_exploratoire=card_file(summary="Autrement dit."))
    assert (does(report), report["written"]) == ([expected], expected != "erreur")
    assert MethodCard.objects.get().latest_version == 1 + report["written"]


def test_somebody_else_s_card_that_is_unchanged_stops_nothing(person):
    published_card()
    report = given(person, marche_exploratoire=card_file(), autre=card_file())
    assert (does(report), report["errors"], report["written"]) == (["creer", "inchangee"], 0, True)


def test_one_wrong_file_keeps_the_whole_folder_out(person):
    report = given(person, juste=card_file(), faux=card_file(family="rien"))
    assert (does(report), report["written"], report["writable"]) == (["erreur", "creer"], False, False)
    assert not MethodCard.objects.exists()


def test_two_files_never_give_one_address_nor_that_of_a_page(person):
    report = given(person, Marche=card_file(), marche=card_file(), importer=card_file())
    assert does(report) == ["creer", "erreur", "erreur"]
    assert "Marche.md\u202f» donne la même adresse" in messages(report)[-1]
    assert any("page du site" in message for message in messages(report))
    assert not MethodCard.objects.exists()


def test_neighbours_are_found_in_the_room_and_in_the_folder(person):
    published_card(title="Là déjà")
    related = [{"card": name, "reason": "Pourquoi."} for name in ("deux", "la-deja", "nulle-part", "cachee", "un")]
    draft_card(title="Cachée")
    report = given(person, un=card_file(related=related), deux=card_file())
    told = [(problem["level"], problem["key"], problem["understood"]) for problem in report["problems"]]
    assert told == [
        ("attention", "related.3.card", "nulle-part"),
        ("attention", "related.4.card", "cachee"),
        ("attention", "related.5.card", "un"),
    ]
    card = MethodCard.objects.get(slug="un")
    assert {row.other.slug for row in card.relations.all()} >= {"deux", "la-deja"}
    assert latest_version_of(card).data["related"] == related


def test_examples_are_initiatives_on_line(person):
    there = published_initiative().slug
    notes = [{"slug": slug, "note": "Ce que la fiche en dit."} for slug in (there, "ailleurs")]
    report = given(person, un=card_file(case_notes=notes))
    assert [(problem["key"], problem["understood"]) for problem in report["problems"]] == [
        ("initiatives.2.slug", "ailleurs")
    ]
    assert latest_version_of(MethodCard.objects.get()).data["case_notes"] == notes


def test_a_draft_tells_what_it_lacks(person):
    report = given(person, un=card_file(pitfalls="", steps=[]))
    assert report["written"]
    assert len(report["rows"][0]["missing"]) == 2


def test_a_visitor_writes_nothing():
    with pytest.raises(PermissionDenied):
        import_cards([CardWriting("un", card_data(), 0, "un.md")], actor=AnonymousUser())


def test_a_version_written_meanwhile_is_never_covered(person):
    card = draft_card(author=person)
    writing = CardWriting(card.slug, card_data(summary="Du fichier."), 1, "marche.md")
    new = CardWriting("nouvelle", card_data(), 0, "nouvelle.md")
    actions.edit_card(card, actor=person, data=card_data(summary="Du site."), base=1)
    with pytest.raises(ImportRefused):
        import_cards([new, writing], actor=person)
    assert latest_version_of(MethodCard.objects.get()).data["summary"] == "Du site."


def test_reading_asks_as_many_questions_for_thirty_cards_as_for_two(person, django_assert_num_queries):
    published_card(title="Là déjà")
    for count in (2, 30):
        files = [(f"carte-{n}.md", card_file(related=[{"card": "ailleurs", "reason": "x"}])) for n in range(count)]
        with django_assert_num_queries(5):
            report_of(plan_of(folder_of([*files, ("la-deja.md", card_file(title="Là déjà"))]), actor=person))


@pytest.mark.django_db(transaction=True)
def test_the_same_folder_given_twice_at_once_is_written_once():
    person, results, start = UserFactory(), [], threading.Barrier(2)

    def give() -> None:
        start.wait()
        try:
            import_cards([CardWriting("un", card_data(), 0, "un.md")], actor=person)
            results.append("written")
        except ImportRefused:
            results.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=give) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == ["refused", "written"]
    assert MethodCard.objects.get().latest_version == 1

"""Writing a sheet with others."""

import pytest
from django.core import mail

from content import actions
from content.models import Initiative, SectionDraft
from tests.support.factories.accounts import MembershipFactory, UserFactory
from tests.support.factories.content import draft_initiative, published_initiative
from tests.support.jobs import run_jobs

pytestmark = pytest.mark.django_db


def address(initiative: Initiative) -> str:
    return f"{initiative.get_absolute_url()}auteurs/"


def test_a_member_is_found_by_name_and_named_at_once(signed_in):
    initiative = draft_initiative()
    member = MembershipFactory(user__name="Inès Kerouanton", user__handle="ines-kerouanton").user
    client = signed_in(initiative.authors.get())
    assert "Inès Kerouanton" in client.get(address(initiative), {"q": "kerou"}).content.decode()
    assert client.post(address(initiative), {"person": member.handle}).status_code == 303
    run_jobs()
    assert member in initiative.authors.all()
    assert [message.to for message in mail.outbox] == [[member.email]]
    assert "Un guichet au marché" in mail.outbox[0].subject
    assert signed_in(member).get(f"{initiative.get_absolute_url()}ecrire/").status_code == 200


def test_naming_twice_tells_once(signed_in):
    initiative, member = draft_initiative(), UserFactory()
    client = signed_in(initiative.authors.get())
    for _n in range(2):
        client.post(address(initiative), {"person": member.handle})
    run_jobs()
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("hidden", [{"show_in_directory": False}, {"is_active": False}])
def test_who_is_not_in_the_directory_is_not_found(signed_in, hidden):
    initiative, person = draft_initiative(), UserFactory(name="Zoé Introuvable", **hidden)
    client = signed_in(initiative.authors.get())
    html = client.get(address(initiative), {"q": "introuvable"}).content.decode()
    assert "Zoé" not in html
    assert "Personne de ce nom" in html
    for handle in (person.handle, "", "\x00", "é" * 3000):
        assert client.post(address(initiative), {"person": handle}).status_code == 404


def test_twelve_are_enough(signed_in):
    initiative = draft_initiative()
    initiative.authors.add(*UserFactory.create_batch(11))
    one_more = UserFactory()
    response = signed_in(initiative.authors.first()).post(address(initiative), {"person": one_more.handle}, follow=True)
    assert "douze auteurs au plus" in response.content.decode()
    assert one_more not in initiative.authors.all()


def test_one_leaves_after_being_asked_with_what_one_was_typing(signed_in):
    initiative, other = draft_initiative(), UserFactory()
    initiative.authors.add(other)
    actions.keep_typed(initiative, "apres", actor=other, typed={"afterwards": ["Rien"]}, base=1)
    client, url = signed_in(other), f"{address(initiative)}{other.pk}/retirer/"
    assert "Ne plus écrire" in client.get(url).content.decode()
    assert other in initiative.authors.all()
    assert client.post(url).url == "/initiatives/mes-initiatives/"
    assert other not in initiative.authors.all()
    assert not SectionDraft.objects.exists()


def test_the_last_author_stays(signed_in):
    initiative = draft_initiative()
    author = initiative.authors.get()
    initiative.authors.add(UserFactory(is_active=False))
    response = signed_in(author).post(f"{address(initiative)}{author.pk}/retirer/", follow=True)
    assert "garde au moins un auteur" in response.content.decode()
    assert author in initiative.authors.all()


def test_an_author_takes_no_other_off_but_an_editor_does(signed_in):
    initiative, other = draft_initiative(), UserFactory()
    initiative.authors.add(other)
    author = initiative.authors.exclude(pk=other.pk).get()
    url = f"{address(initiative)}{other.pk}/retirer/"
    assert "Retirer" not in signed_in(author).get(address(initiative)).content.decode()
    assert signed_in(author).post(url).status_code == 403
    assert signed_in(UserFactory(is_editor=True)).post(url).status_code == 303
    assert list(initiative.authors.all()) == [author]


def test_who_wrote_a_sheet_on_line_is_public():
    initiative, other = published_initiative(), UserFactory()
    edition = initiative.edition
    actions.name_author(initiative, other, actor=initiative.authors.get())
    initiative.refresh_from_db()
    assert initiative.edition == edition + 1


@pytest.mark.parametrize("found", [1, 3])
def test_the_cost_of_the_page(signed_in, django_assert_num_queries, found):
    initiative = draft_initiative()
    for n in range(found):
        MembershipFactory(user__name=f"Martin {n}")
        initiative.authors.add(MembershipFactory().user)
    client = signed_in(initiative.authors.first())
    with django_assert_num_queries(9):
        client.get(address(initiative), {"q": "martin"})

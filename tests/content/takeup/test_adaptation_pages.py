"""The pages of adaptations, by their addresses."""

from urllib.parse import parse_qs, urlparse
from uuid import uuid4

import pytest
from django.urls import reverse

from content.actions.adaptations import withdraw_adaptation
from content.models import Adaptation
from tests.support.factories.accounts import MembershipFactory, UserFactory
from tests.support.factories.content import archived_initiative, draft_initiative, published_initiative
from tests.support.factories.takeup import adaptation_of, member_somewhere
from tests.support.factories.territories import CollectiviteFactory

pytestmark = pytest.mark.django_db


def url(name: str, *args) -> str:
    return reverse(f"content:{name}", args=args)


def typed(**changes) -> dict[str, str]:
    return {
        "taken": "Le stand.",
        "changed": "Un camion.",
        "result": "",
        "year": "2024",
        "once": str(uuid4()),
        **changes,
    }


def test_a_member_declares_and_the_sheet_shows_it_at_once(client, signed_in):
    source = published_initiative()
    user, body = member_somewhere(collectivite=CollectiviteFactory(name="Bourg-Neuf"))
    response = signed_in(user).post(url("adaptation-declare", source.slug), typed(collectivite=str(body.pk)))
    assert response.status_code == 303
    html = client.get(url("adaptations", source.slug)).content.decode()
    assert "Bourg-Neuf" in html
    assert "Un camion." in html
    door = client.get(url("adaptations", source.slug), headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in door
    assert "Un camion." in door
    assert url("adaptations", source.slug) in client.get(source.get_absolute_url()).content.decode()


def test_a_form_sent_twice_declares_once(signed_in):
    source = published_initiative()
    user, body = member_somewhere()
    sent = typed(collectivite=str(body.pk))
    for _ in range(2):
        assert signed_in(user).post(url("adaptation-declare", source.slug), sent).status_code == 303
    assert Adaptation.objects.count() == 1


def test_a_second_declaration_keeps_what_was_typed(signed_in):
    source = published_initiative()
    user, body = member_somewhere()
    adaptation_of(source, author=user, collectivite=body)
    response = signed_in(user).post(
        url("adaptation-declare", source.slug), typed(collectivite=str(body.pk), taken="Autre")
    )
    assert response.status_code == 422
    assert "a déjà dit avoir adapté" in response.content.decode()
    assert "Autre" in response.content.decode()


@pytest.mark.parametrize("bad", [{"taken": ""}, {"year": "12"}, {"year": "9" * 30}, {"collectivite": "0"}])
def test_an_incomplete_form_says_so(signed_in, bad):
    source = published_initiative()
    user, body = member_somewhere()
    response = signed_in(user).post(url("adaptation-declare", source.slug), {**typed(collectivite=str(body.pk)), **bad})
    assert response.status_code == 422
    assert not Adaptation.objects.exists()


def test_who_cannot_declare_is_told_what_to_do(signed_in):
    body = CollectiviteFactory()
    source = published_initiative(territory=body.pk)
    for user in (UserFactory(), MembershipFactory(collectivite=body).user, MembershipFactory(verified_at=None).user):
        response = signed_in(user).get(url("adaptation-declare", source.slug))
        assert response.context["form"] is None
        assert reverse("accounts:memberships") in response.content.decode()
        assert signed_in(user).post(url("adaptation-declare", source.slug), typed()).status_code == 422


def test_what_is_not_on_line_is_not_adapted(signed_in):
    user, _body = member_somewhere()
    for sheet in (archived_initiative(), draft_initiative(author=user)):
        assert signed_in(user).get(url("adaptation-declare", sheet.slug)).status_code == 404


def test_the_declarer_corrects_then_withdraws(client, signed_in):
    source = published_initiative()
    adaptation = adaptation_of(source)
    mine = signed_in(adaptation.author)
    assert mine.post(url("adaptation-edit", adaptation.pk), typed(changed="Deux camions.")).status_code == 303
    assert "Deux camions." in client.get(url("adaptations", source.slug)).content.decode()
    assert mine.post(url("adaptation-withdraw", adaptation.pk)).status_code == 303
    assert "Deux camions." not in client.get(url("adaptations", source.slug)).content.decode()


def test_an_editor_withdraws_with_a_reason(signed_in):
    adaptation = adaptation_of(published_initiative())
    editor = signed_in(UserFactory(is_editor=True))
    assert editor.post(url("adaptation-withdraw", adaptation.pk)).status_code == 422
    assert editor.post(url("adaptation-withdraw", adaptation.pk), {"reason": "Doublon."}).status_code == 303
    adaptation.refresh_from_db()
    assert adaptation.withdrawal_reason == "Doublon."


def test_the_original_team_answers_and_corrects(client, signed_in):
    source = published_initiative()
    adaptation = adaptation_of(source)
    team = signed_in(source.authors.get())
    for text in ("Merci.", "Merci beaucoup."):
        assert team.post(url("adaptation-answer", adaptation.pk), {"answer": text}).status_code == 303
    assert "Merci beaucoup." in client.get(url("adaptations", source.slug)).content.decode()


@pytest.mark.parametrize("name", ["adaptation-edit", "adaptation-withdraw", "adaptation-answer"])
def test_others_do_not_find_these_pages(client, signed_in, name):
    adaptation = adaptation_of(published_initiative())
    assert signed_in(UserFactory()).get(url(name, adaptation.pk)).status_code == 404
    assert client.get(url(name, adaptation.pk)).status_code == 302
    withdraw_adaptation(adaptation, actor=adaptation.author)
    for user in (adaptation.author, adaptation.source.authors.get(), UserFactory(is_editor=True)):
        assert signed_in(user).get(url(name, adaptation.pk)).status_code == 404


def test_writing_our_sheet_starts_with_what_was_said(signed_in):
    source = published_initiative()
    adaptation = adaptation_of(source, changed="Un camion & deux agents.")
    response = signed_in(adaptation.author).get(url("adaptations", source.slug))
    address = response.context["rows"][0]["propose_url"]
    assert urlparse(address).path == url("initiative-propose")
    assert "Un camion & deux agents." in parse_qs(urlparse(address).query)["probleme"][0]
    assert signed_in(UserFactory()).get(url("adaptations", source.slug)).context["rows"][0]["propose_url"] == ""


def test_a_draft_that_tells_an_adaptation_is_not_shown(client, signed_in):
    source, (user, body) = published_initiative(), member_somewhere()
    own = draft_initiative(author=user, title="Brouillon secret")
    adaptation_of(source, author=user, collectivite=body, initiative=own)
    for reader in (client, signed_in(user)):
        assert "Brouillon secret" not in reader.get(url("adaptations", source.slug)).content.decode()


def test_an_own_sheet_says_where_it_comes_from(client):
    source, (user, body) = published_initiative(title="La première"), member_somewhere()
    own = published_initiative(author=user, title="La nôtre")
    adaptation_of(source, author=user, collectivite=body, initiative=own)
    html = client.get(url("adaptations", own.slug), headers={"HX-Request": "true"}).content.decode()
    assert "Adaptée de" in html
    assert source.get_absolute_url() in html


def test_hostile_words_stay_words(client):
    source = published_initiative()
    adaptation_of(source, taken="<script>alert(1)</script>", changed="<b>gras</b>")
    html = client.get(url("adaptations", source.slug)).content.decode()
    assert "<script>alert" not in html
    assert "<b>gras" not in html


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("fragment", [True, False])
def test_the_cost_does_not_grow_with_the_list(client, signed_in, django_assert_num_queries, rows, fragment):
    source = published_initiative()
    for _ in range(rows):
        adaptation_of(source)
    headers = {"HX-Request": "true"} if fragment else {}
    with django_assert_num_queries(6):
        client.get(url("adaptations", source.slug), headers=headers)
    member = signed_in(UserFactory())
    with django_assert_num_queries(8 if fragment else 10):
        member.get(url("adaptations", source.slug), headers=headers)

"""Opening a thread, replying, editing, keeping drafts: through the pages."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from community import actions
from community.enums import SpaceKind
from community.models import Draft, Link, Post, Space, Topic
from foundation.search.actions.indexing import rebuild
from tests.support.factories.accounts import UserFactory
from tests.support.factories.community import host_of, member_of, open_space, topic_in
from tests.support.factories.methods import published_card

pytestmark = pytest.mark.django_db
SignIn = Callable[[Any], Client]
START = "/communaute/ouvrir-un-fil/"


def thread(**changed: Any) -> dict[str, Any]:
    written = {"kind": "question", "title": "Qui a une borne d’accueil ?", "body": "La nôtre est en panne."}
    return {**written, "once": uuid4(), **changed}


def test_one_chooses_a_space_accepts_its_charter_then_writes(signed_in: SignIn) -> None:
    space, card, agent = open_space(), published_card(), UserFactory()
    client = signed_in(agent)
    choice = client.get(f"{START}?lien=methode:{card.slug}").content.decode()
    assert card.title in choice
    address = f"{START}?espace={space.slug}&lien=methode%3A{card.slug}"
    assert address.replace("&", "&amp;") in choice
    charter = client.get(address)
    assert charter.status_code == 303
    assert "Accepter la charte" in client.get(charter.url).content.decode()
    accepted = client.post(charter.url, {"next": address})
    assert accepted.url == address
    assert card.title in client.get(address).content.decode()
    sent = client.post(address, thread())
    topic = Topic.objects.get()
    assert sent.url == topic.get_absolute_url()
    assert (topic.author, topic.space, Link.objects.get().target) == (agent, space, card)


def test_a_form_sent_twice_opens_one_thread(signed_in: SignIn) -> None:
    space = open_space()
    client, sent = signed_in(member_of(space)), thread()
    addresses = {client.post(f"{START}?espace={space.slug}", sent).url for _ in range(2)}
    assert len(addresses) == Topic.objects.count() == 1


def test_an_incomplete_thread_keeps_what_was_typed(signed_in: SignIn) -> None:
    space = open_space()
    response = signed_in(member_of(space)).post(f"{START}?espace={space.slug}", thread(title="Court"))
    assert response.status_code == 422
    assert "La nôtre est en panne." in response.content.decode()
    assert 'aria-invalid="true"' in response.content.decode()
    assert not Topic.objects.exists()


def test_a_member_is_not_offered_announcements(signed_in: SignIn) -> None:
    space = open_space()
    address = f"{START}?espace={space.slug}"
    assert signed_in(member_of(space)).post(address, thread(kind="annonce")).status_code == 422
    assert signed_in(host_of(space)).post(address, thread(kind="annonce")).status_code == 303


def test_what_one_may_not_see_is_not_linked(signed_in: SignIn) -> None:
    space = open_space()
    address = f"{START}?espace={space.slug}&lien=methode:inconnue&lien=fil:x&lien=n-importe-quoi"
    assert signed_in(member_of(space)).post(address, thread()).status_code == 303
    assert not Link.objects.exists()


def test_writing_without_membership_is_refused(signed_in: SignIn, client: Client) -> None:
    space = open_space()
    assert signed_in(UserFactory()).post(f"{START}?espace={space.slug}", thread()).status_code == 403
    assert client.post(f"{START}?espace={space.slug}", thread()).url.startswith("/compte/")
    secret = open_space(SpaceKind.PRIVATE)
    assert signed_in(UserFactory()).get(f"{START}?espace={secret.slug}").status_code == 404


def test_threads_that_look_like_the_title_are_shown(signed_in: SignIn) -> None:
    space, secret = open_space(), open_space(SpaceKind.PRIVATE)
    topic_in(space, title="Une borne d’accueil en panne")
    topic_in(secret, title="La borne secrète en panne")
    rebuild(["fil"])
    client = signed_in(member_of(space))
    found = client.get(reverse("community:topic-similar"), {"title": "Ma borne est en panne"}).content.decode()
    assert "Une borne d’accueil en panne" in found
    assert "secrète" not in found
    assert client.get(reverse("community:topic-similar")).content.strip() == b""


def test_replying_leads_to_the_new_message(signed_in: SignIn) -> None:
    space = open_space()
    topic = topic_in(space, replies=19)
    client = signed_in(member_of(space))
    address, sent = (
        reverse("community:reply", args=[topic.slug]),
        {"body": "> Réponse 1.\n\nOui.", "quoted": 2, "once": uuid4()},
    )
    for _twice in range(2):
        assert client.post(address, sent).url == f"{topic.get_absolute_url()}?page=2#m21"
    post = Post.objects.get(topic=topic, nr=21)
    assert (post.quoted_nr, topic.posts.count()) == (2, 21)
    assert "En réponse au message n° 2" in client.get(topic.get_absolute_url(), {"page": 2}).content.decode()


def test_an_empty_or_refused_reply_says_so(signed_in: SignIn) -> None:
    space = open_space()
    topic, client = topic_in(space), signed_in(member_of(space))
    for body in ("", "[" * 5_000, "x" * 30_000):
        response = client.post(reverse("community:reply", args=[topic.slug]), {"body": body, "once": uuid4()})
        assert response.status_code == 422
    assert topic.posts.count() == 1


def test_a_thread_closed_while_one_writes_gives_the_text_back(signed_in: SignIn) -> None:
    space = open_space()
    topic, client = topic_in(space), signed_in(member_of(space))
    actions.lock_topic(topic, actor=host_of(space))
    response = client.post(reverse("community:reply", args=[topic.slug]), {"body": "Trop tard", "once": uuid4()})
    assert response.status_code == 422
    assert "vient d’être fermé" in response.content.decode()
    assert "Trop tard" in response.content.decode()


def test_editing_ones_message(signed_in: SignIn) -> None:
    space = open_space()
    author = member_of(space)
    topic, client = topic_in(space, author=author, body="Avant"), signed_in(author)
    address = reverse("community:post-edit", args=[topic.slug, 1])
    assert "Avant" in client.get(address).content.decode()
    assert client.post(address, {"body": "Après", "base": 1}).status_code == 303
    assert "modifié" in client.get(topic.get_absolute_url()).content.decode()
    assert "Avant" in client.get(reverse("community:post-versions", args=[topic.slug, 1])).content.decode()
    conflict = client.post(address, {"body": "Ailleurs", "base": 1})
    assert conflict.status_code == 409
    assert "Après" in conflict.content.decode()
    assert "Ailleurs" in conflict.content.decode()
    assert client.post(address, {"body": "Ailleurs", "base": 2}).status_code == 303
    assert Post.objects.get().body == "Ailleurs"


def test_nobody_edits_or_reads_the_versions_of_somebody_elses_message(signed_in: SignIn) -> None:
    space = open_space()
    topic, client = topic_in(space), signed_in(member_of(space))
    for name in ("post-edit", "post-versions", "post-remove"):
        assert client.get(reverse(f"community:{name}", args=[topic.slug, 1])).status_code == 403
    assert (
        client.post(reverse("community:post-edit", args=[topic.slug, 1]), {"body": "Non", "base": 1}).status_code == 403
    )


def test_taking_ones_reply_back_asks_first(signed_in: SignIn) -> None:
    space = open_space()
    author = member_of(space)
    topic = topic_in(space)
    actions.reply(topic, author=author, body="À retirer")
    client, address = signed_in(author), reverse("community:post-remove", args=[topic.slug, 2])
    assert "À retirer" in client.get(address).content.decode()
    client.post(address)
    assert "Message retiré" in client.get(topic.get_absolute_url()).content.decode()


def test_drafts_are_kept_listed_and_thrown_away(signed_in: SignIn) -> None:
    space = open_space()
    agent = member_of(space)
    topic, client = topic_in(space), signed_in(agent)
    for key in (f"reply:{topic.slug}", f"topic:{space.slug}"):
        sent = {"title": "Un titre", "body": "En cours"}
        assert client.post(reverse("community:draft-save", args=[key]), sent).status_code == 204
    listed = client.get(reverse("community:draft-list")).content.decode()
    assert reverse("community:reply", args=[topic.slug]) in listed
    assert f"{START}?espace={space.slug}" in listed
    assert "En cours" in client.get(f"{START}?espace={space.slug}").content.decode()
    client.post(reverse("community:draft-discard", args=[f"reply:{topic.slug}"]))
    assert Draft.objects.get().key == f"topic:{space.slug}"
    assert (
        signed_in(UserFactory()).post(reverse("community:draft-discard", args=[f"topic:{space.slug}"])).status_code
        == 404
    )


@pytest.mark.parametrize("key", ["reply:nulle-part", "topic:x", "autre:1", "reply:", "reply:" + "9" * 300])
def test_a_draft_of_nothing_is_not_kept(signed_in: SignIn, key: str) -> None:
    assert signed_in(UserFactory()).post(reverse("community:draft-save", args=[key]), {"body": "x"}).status_code == 404
    assert not Draft.objects.exists()


def test_a_draft_whose_place_is_lost_keeps_its_text(signed_in: SignIn) -> None:
    space = open_space(SpaceKind.PRIVATE)
    agent = member_of(space)
    topic = topic_in(space)
    actions.save_draft(agent, key=f"reply:{topic.slug}", body="Mes mots")
    actions.leave_space(space, user=agent)
    listed = signed_in(agent).get(reverse("community:draft-list")).content.decode()
    assert "Mes mots" in listed
    assert topic.title not in listed


def test_the_charter_alone_opens_writing(signed_in: SignIn) -> None:
    space, agent = open_space(), UserFactory()
    topic, client = topic_in(space), signed_in(agent)
    address = reverse("community:reply", args=[topic.slug])
    assert client.post(address, {"body": "Oui.", "once": uuid4()}).status_code == 403
    client.post(reverse("community:space-join", args=[space.slug]), {"next": topic.get_absolute_url()})
    assert client.post(address, {"body": "Oui.", "once": uuid4()}).status_code == 303
    assert Space.objects.get().member_count == 2

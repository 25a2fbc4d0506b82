"""Collections: made, presented, shared, taken back, deleted; who sees what."""

import re

import pytest
from django.urls import reverse

from content.enums import Visibility
from content.models import Collection
from foundation.notifications.models import Delivery
from tests.support.factories.accounts import UserFactory
from tests.support.factories.content import archived_initiative, draft_initiative, published_initiative
from tests.support.factories.keeping import collection, public_collection, shared_collection
from tests.support.jobs import run_jobs

pytestmark = pytest.mark.django_db

NEW = reverse("content:collection-new")
CANARY = "Canari Quetzalcoatl"


def form(page):
    return {"once": re.search(r'name="once" value="([^"]+)"', page.content.decode())[1]}


def shared_at(made):
    return reverse("content:collection-shared", args=[made.token])


def test_a_member_creates_a_collection_once_however_often_the_form_is_sent(signed_in, agent):
    client = signed_in(agent)
    data = form(client.get(NEW)) | {"title": "Pour l’équipe", "intro": "À lire avant jeudi.", "visibility": "privee"}
    answers = [client.post(NEW, data) for _time in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303]
    made = Collection.objects.get()
    page = client.get(answers[0]["Location"]).content.decode()
    assert made.owner == agent
    assert "À lire avant jeudi." in page
    assert "Cette collection est vide" in page


def test_a_collection_without_a_title_is_refused_and_what_was_typed_is_kept(signed_in, agent):
    client = signed_in(agent)
    answer = client.post(NEW, form(client.get(NEW)) | {"title": "", "intro": "Mon texte", "visibility": "publique"})
    assert answer.status_code == 422
    assert "Mon texte" in answer.content.decode()
    assert not Collection.objects.exists()


def test_nobody_has_more_than_a_hundred_collections(signed_in, agent, monkeypatch):
    monkeypatch.setattr("content.actions.collections.MOST_COLLECTIONS", 1)
    collection(owner=agent)
    client = signed_in(agent)
    answer = client.post(NEW, form(client.get(NEW)) | {"title": "Encore", "intro": "", "visibility": "privee"})
    assert answer.status_code == 422
    assert "Supprimez-en une" in answer.content.decode()


@pytest.mark.parametrize(
    ("make", "by_slug", "by_link"),
    [
        (collection, {"owner": 200, "editor": 404, "member": 404, "visitor": 404}, {"owner": 302, "others": 404}),
        (
            shared_collection,
            {"owner": 200, "editor": 404, "member": 404, "visitor": 404},
            {"owner": 302, "others": 200},
        ),
        (
            public_collection,
            {"owner": 200, "editor": 200, "member": 200, "visitor": 200},
            {"owner": 302, "others": 302},
        ),
    ],
    ids=["private", "by link", "public"],
)
def test_who_reads_a_collection(make, by_slug, by_link, client, signed_in, agent, editor):
    made = make(owner=agent)
    readers = {
        "owner": signed_in(agent),
        "editor": signed_in(editor),
        "member": signed_in(UserFactory()),
        "visitor": client,
    }
    for role, reader in readers.items():
        assert reader.get(made.get_absolute_url()).status_code == by_slug[role], role
        assert reader.get(shared_at(made)).status_code == by_link.get(role, by_link.get("others")), role


@pytest.mark.parametrize("make", [collection, shared_collection, public_collection])
@pytest.mark.parametrize("stem", ["edit", "relink", "delete", "arrange"])
def test_only_its_owner_changes_a_collection(make, stem, client, signed_in, editor):
    made = make(published_initiative())
    address = reverse(f"content:collection-{stem}", args=[made.slug])
    for stranger in (signed_in(UserFactory()), signed_in(editor)):
        assert stranger.post(address, {"title": "Pris", "visibility": "publique"}).status_code == 404
    assert client.post(address).status_code == 302
    made.refresh_from_db()
    assert made.title == "Sortir du guichet"


def test_the_page_is_presented_renamed_and_opened_by_its_owner(signed_in, client, agent):
    made = collection(owner=agent)
    address = reverse("content:collection-edit", args=[made.slug])
    given = {"title": "Nouveau nom", "intro": "Pour qui", "visibility": "publique"}
    assert signed_in(agent).post(address, given).status_code == 303
    page = client.get(made.get_absolute_url()).content.decode()
    assert "Nouveau nom" in page
    assert "Pour qui" in page
    assert str(agent) in page


def test_changing_the_link_takes_the_former_back(signed_in, client, agent):
    made = shared_collection(owner=agent)
    former = shared_at(made)
    assert client.get(former).status_code == 200
    signed_in(agent).post(reverse("content:collection-relink", args=[made.slug]))
    made.refresh_from_db()
    assert client.get(former).status_code == 404
    assert client.get(shared_at(made)).status_code == 200


def test_a_shared_collection_asks_not_to_be_indexed_and_a_public_one_does_not(client):
    assert 'content="noindex"' in client.get(shared_at(shared_collection())).content.decode()
    assert "noindex" not in client.get(public_collection().get_absolute_url()).content.decode()


def test_deleting_asks_first_and_leaves_the_cases(signed_in, agent):
    case = published_initiative()
    made, client = collection(case, owner=agent), signed_in(agent)
    address = reverse("content:collection-delete", args=[made.slug])
    assert "restent dans la bibliothèque" in client.get(address).content.decode()
    client.post(address)
    assert not Collection.objects.exists()
    assert client.get(case.get_absolute_url()).status_code == 200


def test_an_archived_case_is_said_to_be_off_line_and_a_hidden_one_is_absent(client, agent):
    archived, hidden = archived_initiative(title="Le vieux cas"), published_initiative(title="Caché")
    shown = published_initiative(title="Toujours là")
    made = public_collection(hidden, shown, owner=agent)
    made.items.create(initiative=archived, position=9)
    hidden.state = "draft"
    hidden.save(update_fields=["state"])
    page = client.get(made.get_absolute_url()).content.decode()
    assert "Toujours là" in page
    assert "Le vieux cas" in page
    assert "n’est plus en ligne" in page
    assert "Caché" not in page


def test_an_editor_takes_a_public_collection_off_the_shelves_and_its_owner_is_told(signed_in, client, agent, editor):
    made = public_collection(owner=agent)
    address = reverse("content:collection-withdraw", args=[made.slug])
    assert signed_in(UserFactory()).post(address).status_code == 403
    assert signed_in(editor).post(address).status_code == 303
    run_jobs()
    made.refresh_from_db()
    assert made.visibility == Visibility.PRIVATE
    assert client.get(made.get_absolute_url()).status_code == 404
    assert Delivery.objects.filter(user=agent, event__kind="content.collection_withdrawn").exists()


def test_the_public_page_lists_public_collections_with_their_number_of_cases_on_line(client):
    public_collection(published_initiative(), published_initiative(), title="Deux cas")
    page = client.get(reverse("content:collection-list")).content.decode()
    assert "Deux cas" in page
    assert "2 initiatives" in page


@pytest.mark.parametrize("make", [collection, shared_collection])
def test_nothing_public_names_a_collection_that_is_not(make, client, signed_in, editor):
    case = published_initiative(title="Un cas gardé")
    make(case, title=CANARY, intro=CANARY, note=CANARY)
    addresses = [
        *(reverse(f"content:{name}") for name in ("collection-list", "initiative-list", "feed")),
        case.get_absolute_url(),
        f"{reverse('portal:search')}?q=Quetzalcoatl",
        f"{reverse('portal:suggest')}?q=Quetz",
        reverse("portal:sitemap"),
    ]
    for reader in (client, signed_in(UserFactory()), signed_in(editor)):
        for address in addresses:
            answer = reader.get(address)
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            assert CANARY not in body.decode().replace(f"q={CANARY}", ""), address


def test_a_public_collection_is_found_by_the_search_until_it_is_closed(client, signed_in, agent):
    made = public_collection(published_initiative(), owner=agent, title="Quetzalcoatl au guichet")
    address = f"{reverse('portal:search')}?q=Quetzalcoatl"
    assert made.get_absolute_url() in client.get(address).content.decode()
    given = {"title": made.title, "intro": "", "visibility": "privee"}
    signed_in(agent).post(reverse("content:collection-edit", args=[made.slug]), given)
    assert made.get_absolute_url() not in client.get(address).content.decode()


def test_the_address_of_a_collection_does_not_tell_that_another_has_the_same_name():
    first, second = collection(title="Déserts médicaux"), collection(title="Déserts médicaux")
    assert not second.slug.removeprefix(first.slug).startswith("-2")
    assert first.slug != second.slug


@pytest.mark.parametrize("count", [1, 3])
def test_pages_of_collections_cost_the_same_whatever_they_hold(
    count, client, signed_in, agent, django_assert_max_num_queries
):
    cases = [published_initiative(title=f"Cas {number}") for number in range(count)]
    made, *_others = [public_collection(*cases, owner=agent, title=f"Collection {number}") for number in range(count)]
    addresses = [made.get_absolute_url(), reverse("content:collection-list")]
    for address in addresses:
        with django_assert_max_num_queries(6):
            client.get(address)
    reader = signed_in(agent)
    for address in [*addresses, reverse("content:my-collections")]:
        with django_assert_max_num_queries(10):
            reader.get(address)


def test_drafts_are_never_kept(signed_in, agent):
    draft = draft_initiative(author=agent)
    assert signed_in(agent).get(reverse("content:initiative-keep", args=[draft.slug])).status_code == 403

"""The pages of kits: what each reader finds there, with and without JavaScript."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from foundation.markup.citations import resolve
from foundation.web.templatetags.french import fr_duration
from methods import actions as card_actions
from methods.actions import kits as actions
from methods.models import Kit
from tests.support.factories.accounts import UserFactory
from tests.support.factories.kits import kit, shared_kit, starter_kit
from tests.support.factories.methods import archived_card, draft_card, published_card

pytestmark = pytest.mark.django_db
LIST, MINE, NEW = (reverse(f"methods:{name}") for name in ("kit-list", "my-kits", "kit-new"))
HTMX = {"hx-request": "true"}


def at(name, made, *args):
    return reverse(f"methods:{name}", args=[made.slug, *args])


def page(client, url, **kwargs):
    return client.get(url, **kwargs).content.decode()


def archive(card):
    card_actions.archive_card(card, actor=UserFactory(is_editor=True), comment="Remplacée.")


def test_the_list_shows_starter_kits_in_the_order_of_a_project_and_those_that_people_share(client, agent):
    starter_kit(slug="b", title="Choisir des idées", phase="ideation")
    starter_kit(slug="a", title="Cadrer", phase="cadrage")
    shared_kit(published_card(), owner=agent, title="Partagé")
    kit(owner=agent, title="Privé")
    shown = page(client, LIST)
    places = [shown.index(title) for title in ("Cadrer", "Choisir des idées", "Partagé")]
    assert places == sorted(places)
    assert "Privé" not in shown
    assert str(agent) in shown


def test_the_list_counts_the_cards_on_line_and_their_minutes(client):
    card = published_card()
    shared_kit(card, published_card(title="Autre"))
    assert "2 fiches" in page(client, LIST)
    assert fr_duration(160) in page(client, LIST)
    archive(card)
    assert "1 fiche<" in page(client, LIST)


def test_mine_hold_what_is_mine(signed_in, agent):
    assert "Vous n’avez pas encore de kit" in page(signed_in(agent), MINE)
    kit(owner=agent, title="Le mien")
    kit(title="Celui d’un autre")
    shown = page(signed_in(agent), MINE)
    assert "Le mien" in shown
    assert "Celui d’un autre" not in shown


def test_from_nothing_to_a_kit_without_javascript(signed_in, agent):
    client = signed_in(agent)
    card = published_card(title="Forum ouvert")
    token = client.get(NEW).context["form"]["once"].value()
    answer = client.post(NEW, {"once": token, "title": "Réunions", "is_shared": ""})
    made = Kit.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, made.get_absolute_url())
    assert "Ce kit est vide" in page(client, made.get_absolute_url())
    found = page(client, f"{at('kit-add', made)}?q=forum")
    assert "Forum ouvert" in found
    assert client.post(f"{at('kit-add', made)}?q=forum", {"fiche": card.slug}).status_code == 303
    assert [item.card for item in made.items.all()] == [card]
    assert "Dans le kit" in page(client, f"{at('kit-add', made)}?q=forum")


def test_sent_twice_it_is_made_once(signed_in, agent):
    client = signed_in(agent)
    token = client.get(NEW).context["form"]["once"].value()
    for _time in range(2):
        client.post(NEW, {"once": token, "title": "Réunions"})
    assert Kit.objects.count() == 1


def test_an_error_keeps_what_was_typed(signed_in, agent):
    answer = signed_in(agent).post(NEW, {"title": "", "summary": "Pour lundi"})
    assert answer.status_code == 422
    assert "Pour lundi" in answer.content.decode()


def test_the_page_shows_the_cards_in_order_their_notes_and_what_to_bring(client):
    first = published_card(title="Première", materials=[{"name": "Feutres épais", "quantity": "1 par personne"}])
    second = published_card(title="Deuxième", materials=[{"name": "feutre épais", "quantity": "4"}])
    shown = page(client, shared_kit(first, second, note="Parce que.").get_absolute_url())
    places = [shown.index(title) for title in ("Première", "Parce que.", "Deuxième")]
    assert places == sorted(places)
    assert f"{fr_duration(160)} en tout" in shown
    assert shown.count("eutres épais") == 1
    assert "1 par personne, 4" in shown
    assert "Préparer un atelier" in shown


def test_a_card_that_leaves_disappears_for_readers_and_its_owner_is_told(client, signed_in, agent):
    card = published_card(title="Ancienne")
    made = shared_kit(card, published_card(title="Actuelle"), owner=agent)
    archive(card)
    assert "Ancienne" not in page(client, made.get_absolute_url())
    assert "1 fiche" in page(client, made.get_absolute_url())
    mine = page(signed_in(agent), made.get_absolute_url())
    assert "Ancienne" in mine
    assert "Vous seul·e la voyez encore" in mine


def test_a_private_kit_is_named_nowhere_else(client, signed_in, agent, editor):
    card = published_card()
    made = kit(card, owner=agent, title="Zemstvo")
    copy = actions.fork_kit(made, actor=agent, title="Copie partagée")
    actions.edit_kit(copy, actor=agent, is_shared=True)
    for reader in (client, signed_in(UserFactory()), signed_in(editor)):
        assert reader.get(made.get_absolute_url()).status_code == 404
        for url in (LIST, copy.get_absolute_url(), card.get_absolute_url(), reverse("methods:card-list")):
            assert "Zemstvo" not in page(reader, url)
        assert reader.get(f"{reverse('methods:print-choice')}?kit={made.slug}").status_code == 404


def test_a_copy_is_named_and_shows_its_source(signed_in, agent):
    member = UserFactory()
    source = shared_kit(published_card(), owner=agent, title="L’original")
    client = signed_in(member)
    token = client.get(at("kit-fork", source)).context["form"]["once"].value()
    for _time in range(2):
        client.post(at("kit-fork", source), {"once": token, "title": "Ma copie"})
    copy = Kit.objects.get(owner=member)
    assert "L’original" in page(client, copy.get_absolute_url())
    assert "1 fois" in page(signed_in(agent), source.get_absolute_url())
    actions.edit_kit(source, actor=agent, is_shared=False)
    assert "L’original" not in page(client, copy.get_absolute_url())


def test_order_is_changed_in_place_or_by_a_plain_form(signed_in, agent):
    made = kit(*(published_card(title=title) for title in ("Alpha", "Bêta")), owner=agent)
    second = made.items.last()
    client = signed_in(agent)
    fragment = client.post(at("kit-arrange", made), {"up": second.pk}, headers=HTMX).content.decode()
    assert "<html" not in fragment
    assert fragment.index("Bêta") < fragment.index("Alpha")
    answer = client.post(at("kit-arrange", made), {"down": second.pk})
    assert answer["Location"].endswith("#fiches")
    assert [item.card.title for item in made.items.order_by("position")] == ["Alpha", "Bêta"]


@pytest.mark.parametrize("value", ["", "x", "9" * 40, "-1", "²"])
def test_a_rank_that_means_nothing_changes_nothing(value, signed_in, agent):
    made = kit(published_card(), owner=agent)
    assert signed_in(agent).post(at("kit-arrange", made), {"up": value}).status_code == 303


def test_the_word_on_a_card_is_written_and_the_card_taken_out(signed_in, agent):
    made = kit(published_card(), owner=agent)
    item, client = made.items.get(), signed_in(agent)
    client.post(at("kit-card", made, item.pk), {"note": "D’abord elle."})
    assert "D’abord elle." in page(client, made.get_absolute_url())
    assert client.post(at("kit-card", made, item.pk), {"note": "x" * 301}).status_code == 422
    assert signed_in(UserFactory()).post(at("kit-card-remove", made, item.pk)).status_code == 404
    client.post(at("kit-card-remove", made, item.pk))
    assert not made.items.exists()


def test_a_card_is_put_in_kits_from_its_page(signed_in, agent):
    card = published_card()
    made, other = kit(owner=agent, title="Un"), kit(card, owner=agent, title="Deux")
    client = signed_in(agent)
    url = reverse("methods:card-kits", args=[card.slug])
    fragment = client.get(url, headers=HTMX).content.decode()
    assert "<html" not in fragment
    token = client.get(url).context["form"]["once"].value()
    client.post(url, {"once": token, "kits": [made.pk], "title": "Trois"})
    held = {row.title for row in Kit.objects.filter(items__card=card)}
    assert held == {"Un", "Trois"}
    assert not other.items.exists()


def test_nobody_puts_a_card_in_somebody_else_s_kit(signed_in, agent):
    card, theirs = published_card(), kit(title="Le leur")
    client = signed_in(agent)
    url = reverse("methods:card-kits", args=[card.slug])
    kit(owner=agent)
    token = client.get(url).context["form"]["once"].value()
    assert client.post(url, {"once": token, "kits": [theirs.pk]}).status_code == 422
    assert client.post(at("kit-add", theirs), {"fiche": card.slug}).status_code == 404
    assert not theirs.items.exists()


def test_what_is_not_on_line_is_put_nowhere(signed_in, agent):
    made, client = kit(owner=agent), signed_in(agent)
    mine, old = draft_card(author=agent), archived_card(title="Ancienne")
    assert client.get(reverse("methods:card-kits", args=[old.slug])).status_code == 403
    assert [client.post(at("kit-add", made), {"fiche": card.slug}).status_code for card in (mine, old)] == [404, 404]


def test_an_editor_takes_a_shared_kit_off_the_shelves(signed_in, editor):
    made = shared_kit(title="Trop commercial")
    client = signed_in(editor)
    assert "Retirer des kits partagés" in page(client, made.get_absolute_url())
    client.post(at("kit-withdraw", made))
    assert "Trop commercial" not in page(client, LIST)
    assert signed_in(UserFactory()).post(at("kit-withdraw", shared_kit())).status_code == 403


def test_deleting_asks_first(signed_in, agent):
    made, client = kit(owner=agent), signed_in(agent)
    assert "Supprimer" in page(client, at("kit-delete", made))
    assert Kit.objects.exists()
    client.post(at("kit-delete", made))
    assert not Kit.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("who", "most"), [("visitor", 5), ("member", 8)])
def test_the_page_costs_the_same_whatever_the_kit_holds(count, who, most, client, signed_in, django_assert_num_queries):
    made = shared_kit(*(published_card(title=f"Fiche {nr}") for nr in range(count)))
    reader = signed_in(UserFactory()) if who == "member" else client
    reader.get(made.get_absolute_url())
    with django_assert_num_queries(most):
        reader.get(made.get_absolute_url())


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_whatever_its_length(count, client, django_assert_num_queries):
    for nr in range(count):
        shared_kit(published_card(title=f"Fiche {nr}"), title=f"Kit {nr}")
        starter_kit(slug=f"k{nr}")
    client.get(LIST)
    with django_assert_num_queries(3):
        client.get(LIST)


@pytest.mark.parametrize("count", [1, 3])
def test_looking_for_cards_stays_within_bounds(count, signed_in, agent, django_assert_num_queries):
    """Six are the search of the site’s, the first time it has learnt its words."""
    made = kit(owner=agent)
    for nr in range(count):
        published_card(title=f"Forum {nr}")
    client, url = signed_in(agent), f"{at('kit-add', made)}?q=forum"
    client.get(url)
    with django_assert_num_queries(11):
        assert "Forum" in page(client, url)


def test_a_text_that_links_to_a_kit_names_it_to_those_who_may_read_it(agent):
    shared, private = shared_kit(owner=agent, title="Partagé"), kit(owner=agent, title="Privé")
    paths = [shared.get_absolute_url(), private.get_absolute_url()]
    assert [cited.title for cited in resolve(paths, AnonymousUser()).values()] == ["Partagé"]
    assert len(resolve(paths, agent)) == 2


def test_machines_are_told_of_shared_kits_only(client, agent):
    shared, private = shared_kit(owner=agent), kit(owner=agent)
    told = b"".join(client.get(reverse("portal:sitemap")).streaming_content).decode()
    assert shared.get_absolute_url() in told
    assert private.get_absolute_url() not in told

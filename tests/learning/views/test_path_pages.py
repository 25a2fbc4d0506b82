"""The pages of a path: reading is free, following keeps one's place."""

import pytest

from learning.actions import paths as actions
from learning.models import Enrolment, Reflection, StepState
from tests.support.factories.accounts import UserFactory
from tests.support.factories.learning import path_of, version_of
from tests.support.factories.methods import published_card

pytestmark = pytest.mark.django_db


@pytest.fixture
def path():
    return path_of()


def step_url(path, position: int) -> str:
    return f"{path.get_absolute_url()}etape-{position}/"


def test_a_visitor_reads_every_step_and_is_led_to_an_account_to_follow(client, path):
    assert client.get(path.get_absolute_url()).status_code == 200
    assert client.get(step_url(path, 3)).status_code == 200
    assert client.get(step_url(path, 9)).status_code == 404
    answer = client.post(f"{path.get_absolute_url()}suivre/")
    assert answer.status_code == 302
    assert "suivre" in answer["Location"]


def test_a_path_that_is_not_published_is_seen_by_its_trainers_alone(client, signed_in):
    hidden, trainer = path_of(is_published=False), UserFactory()
    hidden.trainers.add(trainer)
    for reader, status in ((client, 404), (signed_in(UserFactory(is_superuser=True)), 404), (signed_in(trainer), 200)):
        assert reader.get(hidden.get_absolute_url()).status_code == status
        assert hidden.title not in reader.get("/parcours/").content.decode()


def test_following_leads_to_the_first_step_then_to_the_next_ones_and_back(signed_in, agent, path):
    client = signed_in(agent)
    assert client.post(f"{path.get_absolute_url()}suivre/")["Location"] == step_url(path, 1)
    assert client.post(step_url(path, 1))["Location"] == step_url(path, 2)
    client.post(step_url(path, 2))
    done = client.post(step_url(path, 3), {"text": "J’appelle demain."})
    assert done["Location"] == path.get_absolute_url()
    assert "Parcours terminé" in client.get(path.get_absolute_url()).content.decode()
    client.post(step_url(path, 2), {"reopen": "1"})
    assert StepState.objects.get(step__position=2).is_done is False


def test_a_reflection_is_kept_alone_by_autosave_and_read_by_its_author_alone(signed_in, agent, path):
    client, other = signed_in(agent), UserFactory()
    actions.enrol(path, actor=agent)
    actions.enrol(path, actor=other)
    saved = client.post(f"{step_url(path, 3)}?autosave=1", {"text": "Je doute encore."})
    assert saved.status_code == 204
    assert not StepState.objects.exists()
    assert Reflection.objects.get().enrolment.user == agent
    assert "Je doute encore." in client.get(step_url(path, 3)).content.decode()
    path.trainers.add(other)
    for reader in (signed_in(other), signed_in(UserFactory(is_superuser=True, is_staff=True))):
        assert "Je doute encore." not in reader.get(step_url(path, 3)).content.decode()


def test_a_reflection_that_is_too_long_is_kept_on_the_page(signed_in, agent, path):
    actions.enrol(path, actor=agent)
    refused = signed_in(agent).post(step_url(path, 3), {"text": "a" * 10_001})
    assert refused.status_code == 422
    assert "a" * 10_001 in refused.content.decode()


def test_leaving_asks_first(signed_in, agent, path):
    actions.enrol(path, actor=agent)
    client, url = signed_in(agent), f"{path.get_absolute_url()}quitter/"
    assert "Ne plus suivre" in client.get(url).content.decode()
    client.post(url)
    assert Enrolment.objects.get().left_at


def test_who_follows_an_older_version_reads_it(signed_in, agent, path):
    actions.enrol(path, actor=agent)
    version_of(path, steps=5)
    assert signed_in(agent).get(step_url(path, 5)).status_code == 404
    assert signed_in(UserFactory()).get(step_url(path, 5)).status_code == 200


def test_the_trainers_of_a_path_are_named(client, path):
    path.trainers.add(UserFactory(name="Nour Formatrice"))
    assert "Nour Formatrice" in client.get(path.get_absolute_url()).content.decode()


def test_an_empty_catalogue_says_where_to_go(client):
    assert "Voir les méthodes" in client.get("/parcours/").content.decode()


def test_a_card_shows_the_steps_that_teach_it(client):
    card = published_card()
    path = path_of(steps=1, card=card)
    path_of(steps=1, card=card, is_published=False)
    response = client.get(f"/parcours/avec/{card.slug}/")
    assert [step.version.path for step in response.context["steps"]] == [path]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_cost_of_the_pages(client, signed_in, agent, django_assert_num_queries, rows):
    paths = [path_of(steps=2 + rows) for _ in range(rows)]
    for path in paths:
        path.trainers.add(UserFactory())
        actions.enrol(path, actor=agent)
    reader, path = signed_in(agent), paths[0]
    for url, visitor, member in (
        ("/parcours/", 1, 5),
        (path.get_absolute_url(), 4, 9),
        (step_url(path, 1), 2, 7),
    ):
        with django_assert_num_queries(visitor):
            client.get(url)
        with django_assert_num_queries(member):
            reader.get(url)

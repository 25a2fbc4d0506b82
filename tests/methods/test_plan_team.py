"""Preparing a workshop together: who is told, who leaves, who it is handed to."""

from typing import Any

import pytest
from django.urls import reverse

from foundation.notifications.models import Event
from methods.actions import plan_copies, plan_team
from methods.models import PlanFacilitator, WorkshopPlan
from methods.notifications import FACILITATOR_NAMED, MODEL_WITHDRAWN, PLAN_HANDED_OVER
from tests.support.factories.accounts import UserFactory
from tests.support.factories.plans import facilitator, plan, shared_model

pytestmark = pytest.mark.django_db


def kinds() -> list[str]:
    return list(Event.objects.values_list("kind", flat=True))


def test_one_who_is_called_in_is_told_once_and_may_then_prepare():
    workshop, person = plan(), UserFactory()
    assert plan_team.name_facilitator(workshop, person, actor=workshop.owner) is True
    assert plan_team.name_facilitator(workshop, person, actor=workshop.owner) is False
    assert kinds() == ["methods.facilitator"]
    assert FACILITATOR_NAMED.may_receive(person, WorkshopPlan.objects.get())
    assert not FACILITATOR_NAMED.may_receive(UserFactory(), workshop)
    plan_team.remove_facilitator(workshop, person, actor=person)
    assert not FACILITATOR_NAMED.may_receive(person, WorkshopPlan.objects.get())


def test_the_one_it_is_handed_to_is_told_and_the_former_owner_goes_on():
    workshop = plan()
    former, helper = workshop.owner, facilitator(workshop)
    plan_team.hand_over(workshop, helper, actor=former)
    held = WorkshopPlan.objects.get()
    assert (held.owner, held.memberships.get().user) == (helper, former)
    assert kinds() == ["methods.plan_handed_over"]
    assert PLAN_HANDED_OVER.may_receive(helper, held)
    assert not PLAN_HANDED_OVER.may_receive(former, held)


def test_it_is_not_handed_to_one_who_left():
    workshop, gone = plan(), UserFactory()
    with pytest.raises(plan_team.TeamRefused):
        plan_team.hand_over(workshop, gone, actor=workshop.owner)
    assert WorkshopPlan.objects.get().owner == workshop.owner


def test_there_is_room_for_so_many():
    workshop = plan()
    people = UserFactory.create_batch(plan_team.MOST_FACILITATORS)
    PlanFacilitator.objects.bulk_create(PlanFacilitator(plan=workshop, user=person) for person in people)
    with pytest.raises(plan_team.TeamRefused):
        plan_team.name_facilitator(workshop, UserFactory(), actor=workshop.owner)


@pytest.mark.parametrize(("by_editor", "told"), [(True, ["methods.model_withdrawn"]), (False, [])])
def test_the_owner_is_told_when_an_editor_withdraws_a_model(by_editor: bool, told: list[str]):
    model = shared_model()
    plan_copies.unshare_model(model, actor=UserFactory(is_editor=True) if by_editor else model.owner)
    model = WorkshopPlan.objects.get()
    assert kinds() == told
    assert model.is_shared is False
    assert MODEL_WITHDRAWN.may_receive(model.owner, model)
    assert model.title in MODEL_WITHDRAWN.describe(model).title


def test_somebody_is_found_by_name_and_called_in_from_the_page(signed_in: Any):
    workshop, person = plan(), UserFactory(name="Lou Bertin")
    client, address = signed_in(workshop.owner), reverse("workshops:plan-team", args=[workshop.slug])
    assert "Lou Bertin" in client.get(address, {"q": "lou"}).content.decode()
    client.post(address, {"person": person.handle})
    page = client.get(address).content.decode()
    assert "prépare maintenant l’atelier" in page
    assert "Confier l’atelier" in page
    client.post(reverse("workshops:plan-hand-over", args=[workshop.slug, person.pk]))
    assert WorkshopPlan.objects.get().owner == person
    gone = client.post(reverse("workshops:member-remove", args=[workshop.slug, workshop.owner.pk]))
    assert gone.url == reverse("workshops:index")
    assert client.get(workshop.get_absolute_url()).status_code == 404


def test_a_workshop_is_deleted_after_a_question(signed_in: Any):
    workshop = plan()
    address = reverse("workshops:plan-delete", args=[workshop.slug])
    client = signed_in(workshop.owner)
    assert client.get(address).status_code == 200
    client.post(address)
    assert not WorkshopPlan.objects.exists()

"""Who may do what with a workshop: role × action, on actions and on addresses."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from methods.actions import plan_blocks, plan_changes, plan_copies, plan_team, plans
from methods.models import WorkshopPlan
from methods.planning.arrangement import END
from methods.planning.former import settings_of
from tests.support.factories.accounts import UserFactory
from tests.support.factories.plans import block, facilitator, plan, shared_model

pytestmark = pytest.mark.django_db

ROLES = ("owner", "helper", "other", "editor", "visitor")
DATA = {"title": "Pause", "minutes": 10, "kind": "pause"}


def someone(role: str, of: WorkshopPlan) -> Any:
    """The person who plays the role."""
    makers = {
        "owner": lambda: of.owner,
        "helper": lambda: of.memberships.get().user if of.memberships.exists() else facilitator(of),
        "other": UserFactory,
        "editor": lambda: UserFactory(is_editor=True),
        "visitor": AnonymousUser,
    }
    return makers[role]()


def _undo(of: WorkshopPlan, actor: Any) -> None:
    plan_blocks.add_block(of, END, actor=of.owner, data=DATA)
    plan_changes.undo(of, actor=actor, seen=of.changes.first().pk)


ACTIONS: dict[str, tuple[Any, set[str]]] = {
    "add": (lambda of, actor: plan_blocks.add_block(of, END, actor=actor, data=DATA), {"owner", "helper"}),
    "move": (lambda of, actor: plan_blocks.move_block(block(of), END, actor=actor), {"owner", "helper"}),
    "minutes": (lambda of, actor: plan_blocks.lengthen(block(of), 5, actor=actor), {"owner", "helper"}),
    "edit": (
        lambda of, actor: plan_blocks.edit_block(block(of), actor=actor, data={"notes": "x"}, base=0),
        {"owner", "helper"},
    ),
    "remove": (lambda of, actor: plan_blocks.remove_block(block(of), actor=actor), {"owner", "helper"}),
    "undo": (_undo, {"owner", "helper"}),
    "settings": (
        lambda of, actor: plans.edit_settings(of, actor=actor, data={"people": 3}, base=settings_of(of)),
        {"owner", "helper"},
    ),
    "gather": (lambda of, actor: plans.gather(of, "feutre", True, actor=actor), {"owner", "helper"}),
    "copy": (lambda of, actor: plan_copies.copy_plan(of, actor=actor, data={}), {"owner", "helper"}),
    "share": (lambda of, actor: plan_copies.share_model(of, actor=actor, title="Modèle"), {"owner", "helper"}),
    "invite": (lambda of, actor: plan_team.name_facilitator(of, UserFactory(), actor=actor), {"owner", "helper"}),
    "leave": (lambda of, actor: plan_team.remove_facilitator(of, actor, actor=actor), {"helper"}),
    "take off": (lambda of, actor: plan_team.remove_facilitator(of, facilitator(of), actor=actor), {"owner"}),
    "hand over": (lambda of, actor: plan_team.hand_over(of, facilitator(of), actor=actor), {"owner"}),
    "delete": (lambda of, actor: plans.delete_plan(of, actor=actor), {"owner"}),
}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("action", ACTIONS)
def test_who_may_do_what(action: str, role: str) -> None:
    workshop = plan()
    facilitator(workshop)
    act, allowed = ACTIONS[action]
    actor = someone(role, workshop)
    if role in allowed:
        act(workshop, actor)
    else:
        with pytest.raises(PermissionDenied):
            act(workshop, actor)


@pytest.mark.parametrize(
    ("role", "copies", "withdraws", "edits"),
    [
        ("owner", True, True, True),
        ("other", True, False, False),
        ("editor", True, True, False),
        ("visitor", False, False, False),
    ],
)
def test_who_may_do_what_with_a_shared_model(role: str, copies: bool, withdraws: bool, edits: bool) -> None:
    model = shared_model()
    actor = someone(role, model)
    tried = {
        "copies": lambda: plan_copies.copy_plan(model, actor=actor, data={}),
        "edits": lambda: plan_blocks.add_block(model, END, actor=actor, data=DATA),
        "withdraws": lambda: plan_copies.unshare_model(model, actor=actor),
    }
    for name, allowed in (("copies", copies), ("edits", edits), ("withdraws", withdraws)):
        if allowed:
            tried[name]()
        else:
            with pytest.raises(PermissionDenied):
                tried[name]()


def test_the_models_of_essaim_are_nobody_s_to_change() -> None:
    model = WorkshopPlan.objects.create(slug="fonds", title="Fonds", is_model=True, is_shared=True)
    editor = UserFactory(is_editor=True)
    with pytest.raises(PermissionDenied):
        plan_copies.unshare_model(model, actor=editor)
    with pytest.raises(PermissionDenied):
        plan_blocks.add_block(model, END, actor=editor, data=DATA)


GET_PAGES = ("plan", "plan-settings", "plan-copy", "plan-share", "plan-team", "block-add", "plan-delete")
POSTED = ("plan-undo", "plan-gather")


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", [*GET_PAGES, *POSTED])
def test_a_private_workshop_does_not_exist_for_the_others(client: Any, name: str, role: str) -> None:
    workshop = plan()
    actor = someone(role, workshop)
    if role != "visitor":
        client.force_login(actor, backend="django.contrib.auth.backends.ModelBackend")
    url = reverse(f"workshops:{name}", args=[workshop.slug])
    answer = client.post(url) if name in POSTED else client.get(url)
    seen = {"owner": {200, 303}, "helper": {200, 303}, "other": {404}, "editor": {404}, "visitor": {302, 404}}[role]
    if name == "plan-delete" and role == "helper":
        seen = {404}
    assert answer.status_code in seen


def test_one_who_left_or_was_taken_off_sees_nothing_any_more(client: Any) -> None:
    workshop = plan()
    helper = facilitator(workshop)
    client.force_login(helper, backend="django.contrib.auth.backends.ModelBackend")
    one = block(workshop)
    client.post(reverse("workshops:member-remove", args=[workshop.slug, helper.pk]))
    assert client.get(workshop.get_absolute_url()).status_code == 404
    moved = client.post(reverse("workshops:block-minutes", args=[workshop.slug, one.pk]), {"by": "5"})
    assert moved.status_code == 404

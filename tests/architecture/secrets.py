"""Things that not everybody may see, each with a word of its own that is nowhere else.

`hide_everything()` builds them: `Secret(word, pages, readers)`. All of them also hold `SHARED`, a word that a search
may ask without telling the answer.
"""

import datetime as dt
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from accounts.actions import join_collectivite
from accounts.actions.personal_data import request_export
from accounts.models import User
from community import actions as community
from community.enums import SpaceKind
from community.models import Space, Topic
from content.actions import NEW_CASE, join_document, keep_typed
from foundation.notifications.models import Event
from learning.actions.cohorts import form_team, write_log
from learning.actions.paths import enrol, write_reflection
from learning.enums import CohortRoleKind, CohortState, ParticipationState, StepKind
from learning.models import Cohort, CohortRole, Participation, Programme
from tests.architecture.secrets_library import hide_around
from tests.foundation.files.uploads import PDF
from tests.support.factories.accounts import MembershipFactory, UserFactory
from tests.support.factories.community import host_of, member_of, open_space, topic_in
from tests.support.factories.content import draft_initiative, published_initiative, submitted_initiative
from tests.support.factories.kits import kit
from tests.support.factories.learning import path_of, programme_of
from tests.support.factories.methods import draft_card, published_card, submitted_card
from tests.support.factories.territories import CollectiviteFactory, DepartmentFactory, RegionFactory
from tests.support.jobs import run_jobs

SHARED = "paillasson"


@dataclass(frozen=True)
class Secret:
    """`pages`: where those of `readers` find the word, and where the others find nothing."""

    word: str
    pages: tuple[str, ...]
    readers: frozenset[str]


@dataclass
class World:
    people: dict[str, User | None]
    secrets: dict[str, Secret]
    public: dict[str, Any]


def hide_everything() -> World:
    """Every secret, a little that is public, and people by role.

    `owner` wrote it all; `stranger` belongs nowhere; `neighbour` belongs elsewhere: another space, another
    collectivité, another cohort, another team.
    """
    people: dict[str, User | None] = {
        "visitor": None,
        "stranger": UserFactory(name="Étranger"),
        "neighbour": UserFactory(name="Voisine"),
        "editor": UserFactory(name="Comité", is_editor=True),
        "owner": UserFactory(name="Autrice"),
    }
    public = _public(people)
    world = World(people, {}, public)
    for build in (_initiatives, _around_a_case, _cards, _spaces, _messages, _writing, _cohorts, _own_things):
        build(world)
    _cite_everything(world)
    run_jobs()
    return world


def _public(people: dict[str, Any]) -> dict[str, Any]:
    card, initiative = (
        published_card(title="Carte commune"),
        published_initiative(title="Cas commun", author=people["owner"]),
    )
    space = open_space(name="Place commune")
    for role in ("owner", "neighbour"):
        member_of(space, people[role])
    path = path_of()
    step = path.current.steps.get(kind=StepKind.REFLECTION)
    return {"card": card, "initiative": initiative, "space": space, "path": path, "step": step}


def _hide(world: World, name: str, word: str, pages: list[str], *readers: str) -> None:
    world.secrets[name] = Secret(word, tuple(pages), frozenset(readers))


def _text(word: str) -> dict[str, str]:
    return {"title": f"{word.capitalize()} {SHARED}", "summary": f"Un {word} sous le {SHARED}."}


def _initiatives(world: World) -> None:
    region = RegionFactory(code="94", name="Corse", lookup="corse")
    place = CollectiviteFactory(department=DepartmentFactory(code="2A", name="Corse-du-Sud", region=region))
    owner, public = world.people["owner"], world.public
    where = {
        "territory": place.pk,
        "department_id": place.department_id,
        "region_id": region.pk,
        "methods": [{"name": "carte", "card": public["card"].slug}],
    }
    world.public["place"] = place
    draft = draft_initiative(author=owner, **where, **_text("zinzolin"))
    submitted = submitted_initiative(author=owner, **where, **_text("zygomatique"))
    for name, row, word in (("draft", draft, "zinzolin"), ("submitted", submitted, "zygomatique")):
        pages = [reverse(f"content:initiative{page}", args=[row.slug]) for page in ("", "-edit", "-versions")]
        _hide(world, f"{name} initiative", word, pages, "owner", "editor")
    file = SimpleUploadedFile("zibeline.pdf", PDF)
    stored = join_document(draft, file, actor=owner)
    _hide(world, "document of a draft", "zibeline", [stored.get_absolute_url()], "owner", "editor")


def _around_a_case(world: World) -> None:
    hide_around(world.public["initiative"], world.people, partial(_hide, world), SHARED)


def _cards(world: World) -> None:
    owner = world.people["owner"]
    for name, make, word in (("draft card", draft_card, "xylophage"), ("submitted card", submitted_card, "xylologie")):
        card = make(author=owner, **_text(word))
        pages = [reverse(f"methods:card{page}", args=[card.slug]) for page in ("", "-edit", "-versions")]
        _hide(world, name, word, pages, "owner", "editor")
    private = kit(world.public["card"], owner=owner, title=f"Xanthie {SHARED}", note=f"La xanthie du {SHARED}.")
    _hide(world, "private kit", "xanthie", [private.get_absolute_url()], "owner")


def _spaces(world: World) -> None:
    owner, neighbour = world.people["owner"], world.people["neighbour"]
    own = MembershipFactory(user=owner).collectivite
    MembershipFactory(user=neighbour)
    member_of(open_space(SpaceKind.PRIVATE, name="Ailleurs"), neighbour)
    private = open_space(SpaceKind.PRIVATE, name="Wombat", summary=f"Le {SHARED} du wombat")
    inside = open_space(SpaceKind.ORGANISATION, name="Wagnérien", summary=SHARED, collectivite=own)
    for name, space, word in (("private space", private, "wombat"), ("organisation's space", inside, "wagnérien")):
        member_of(space, owner)
        topic = _topic(world, space, word)
        _hide(world, name, word, [space.get_absolute_url(), topic.get_absolute_url()], "owner")


def _topic(world: World, space: Space, word: str) -> Topic:
    links = [world.public["card"], world.public["initiative"]]
    topic = topic_in(
        space, author=world.people["owner"], title=_text(word)["title"], body=f"Un {word} {SHARED}.", links=links
    )
    community.reply(topic, author=world.people["owner"], body=f"Encore un {word} {SHARED}.")
    return topic


def _messages(world: World) -> None:
    space = world.public["space"]
    host = host_of(space)
    hidden = _topic(world, space, "kakatoès")
    community.hide_topic(hidden, actor=host)
    _hide(world, "hidden thread", "kakatoès", [hidden.get_absolute_url()])
    topic = topic_in(space, author=host, title="Fil commun", body="Bonjour.", links=[world.public["card"]])
    post = community.reply(topic, author=world.people["owner"], body=f"Un kinkajou {SHARED}.")
    community.hide_post(post, actor=host)
    world.public["topic"] = topic
    _hide(world, "hidden message", "kinkajou", [], "owner")


def _writing(world: World) -> None:
    owner, space = world.people["owner"], world.public["space"]
    community.save_draft(owner, key=f"topic:{space.pk}", title="Quetzal", body=f"Un quetzal {SHARED}.")
    _hide(world, "draft text", "quetzal", [], "owner")
    keep_typed(None, NEW_CASE, actor=owner, typed={"title": [f"Jaborandi {SHARED}"]}, base=0)
    _hide(world, "case being typed", "jaborandi", [], "owner")
    draft = world.public["draft"] = draft_initiative(author=owner, title=f"Jacquard {SHARED}")
    _hide(world, "draft that others may open", "jacquard", [], "owner", "editor")
    keep_typed(draft, "apres", actor=owner, typed={"afterwards": [f"Un jujubier {SHARED}"]}, base=1)
    _hide(world, "part being typed", "jujubier", [], "owner")


def _cohorts(world: World) -> None:
    programme = programme_of()
    draft = _cohort(world, programme, "Yttrium", CohortState.DRAFT)
    _hide(world, "draft cohort", "yttrium", [draft.get_absolute_url()], "owner")
    other = _cohort(world, programme, "Cohorte voisine", CohortState.CLOSED)
    other.roles.all().delete()
    _take_part(other, world.people["neighbour"])
    running = _cohort(world, programme, "Cohorte en cours", CohortState.CLOSED)
    _take_part(running, world.people["owner"])
    mate = UserFactory()
    _take_part(running, mate)
    team = form_team(
        running,
        actor=world.people["owner"],
        name="Yoyotte",
        problem=f"Un yoyotte {SHARED}",
        coach=None,
        members=[world.people["owner"], mate],
    )
    write_log(team, actor=world.people["owner"], week=1, done=f"Yoyotte {SHARED}", learned="Rien", upcoming="")
    pages = [
        reverse("learning:team", args=[running.slug, team.pk]),
        reverse("learning:cohort-home", args=[running.slug]),
    ]
    _hide(world, "journal of a team", "yoyotte", pages, "owner")
    enrolment = enrol(world.public["path"], actor=world.people["owner"])
    write_reflection(enrolment, world.public["step"], actor=world.people["owner"], text=f"Ypérite {SHARED}")
    _hide(world, "reflection", "ypérite", [], "owner")


def _cohort(world: World, programme: Programme, title: str, state: CohortState) -> Cohort:
    today = timezone.localdate()
    cohort = Cohort.objects.create(
        slug=title.lower().replace(" ", "-"),
        title=title,
        presentation=f"{title} {SHARED}",
        programme=programme,
        path=world.public["path"],
        territory=world.public["place"],
        starts_on=today,
        registration_until=today + dt.timedelta(days=5),
        capacity=9,
        state=state,
    )
    CohortRole.objects.create(cohort=cohort, user=world.people["owner"], kind=CohortRoleKind.TRAINER)
    return cohort


def _take_part(cohort: Cohort, person: Any) -> None:
    Participation.objects.create(cohort=cohort, user=person, state=ParticipationState.ENROLLED, since=timezone.now())


def _own_things(world: World) -> None:
    owner = world.people["owner"]
    join_collectivite(CollectiviteFactory(), actor=owner, function="Gnomonique")
    _hide(world, "membership that waits", "gnomonique", [], "owner")
    export = request_export(owner, actor=owner)
    run_jobs()
    world.public["export"] = export
    assert Event.objects.exists()


def _cite_everything(world: World) -> None:
    """A public message that links to every secret page."""
    links = " ".join(page for secret in world.secrets.values() for page in secret.pages)
    community.reply(world.public["topic"], author=world.people["owner"], body=f"Voyez : {links}")

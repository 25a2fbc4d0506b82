"""The demonstration: obviously imaginary people and collectivités, one person for each role."""

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils.text import slugify

from accounts.actions.memberships import join_collectivite, name_referent, verify_membership
from accounts.actions.people import create_person
from accounts.models import User
from community.actions import add_member
from community.actions.starter import load_demo_threads
from community.enums import SpaceRole
from community.models import Space
from content.actions.demo_keeping import load_demo_keeping
from content.actions.demo_life import load_demo_life
from content.actions.demo_takeup import load_demo_takeup
from foundation.search import index
from learning.actions.demo import Cast, hold_demo_workshop, load_demo_cohorts
from learning.actions.paths import enrol, mark_step
from learning.models import Path
from methods.actions.demo import load_demo_uses
from methods.actions.demo_after import load_demo_afterwards
from methods.actions.demo_kits import load_demo_kits
from methods.actions.demo_plans import load_demo_plan
from methods.actions.demo_runs import load_demo_run
from methods.exchange.demo import load_demo_import
from territories.actions import ensure_body
from territories.enums import Kind
from territories.models import Collectivite, Department

PASSWORD = "essaim-demonstration"  # noqa: S105  (printed at start; refused outside DEBUG)
DEPARTMENT = "49"
HOSTED = ("bienvenue", "methodes-et-animation")


class DemoRefused(Exception):
    """The demonstration accounts have a known password: never outside development."""


@dataclass(frozen=True)
class Person:
    """One demonstration account: `shown` is the role of the house that it plays."""

    first_name: str
    function: str
    shown: str
    bio: str
    at_epci: bool = False

    @property
    def email(self) -> str:
        return f"{self.handle.removesuffix('-demo')}@essaim.example"

    @property
    def name(self) -> str:
        return f"{self.first_name} Démo"

    @property
    def handle(self) -> str:
        plain = slugify(self.first_name)
        return f"{plain}-demo"


PEOPLE = (
    Person("Camille", "Chargée d’accueil", "agent", "À l’accueil de la mairie depuis six ans."),
    Person("Yaël", "Responsable du CCAS", "agent", "Aide alimentaire, logement, personnes âgées."),
    Person("Idris", "Technicien espaces verts", "agent", "Gestion différenciée, arbres, cimetières."),
    Person("Nour", "Formatrice", "formateur·rice", "Anime des cohortes et écrit des fiches.", at_epci=True),
    Person("Sacha", "Designer de service", "coach", "Accompagne deux équipes cet automne.", at_epci=True),
    Person("Dominique", "Directrice générale des services", "référent·e", "Référente d’Essaimville."),
    Person("Lou", "Chargée de mission participation", "animateur·rice", "Accueille et relance les fils.", at_epci=True),
    Person(
        "Andréa", "Secrétaire de rédaction", "comité éditorial", "Relit les initiatives et les fiches.", at_epci=True
    ),
    Person("Maxime", "Élue déléguée aux services publics", "commanditaire", "Siège au comité de fin.", at_epci=True),
    Person("Alex", "Administration du site", "administration", "Fait tourner le site.", at_epci=True),
)


@transaction.atomic
def load_demo() -> list[Person]:
    """Create what is missing of the demonstration; returns its people. Raises DemoRefused unless DEBUG."""
    if not settings.DEBUG:
        raise DemoRefused
    department = Department.objects.get(code=DEPARTMENT)
    town = ensure_body("Essaimville (ville imaginaire)", Kind.AUTRE, department)
    epci = ensure_body("Communauté de communes du Val d’Essaim (imaginaire)", Kind.AUTRE, department)
    people = {person.handle: _account(person) for person in PEOPLE}
    administrator = people["alex-demo"]
    for person in PEOPLE:
        _settle(people[person.handle], epci if person.at_epci else town, person, administrator)
    _give_roles(people)
    load_demo_life(people, town)
    load_demo_keeping(people)
    load_demo_takeup(people, epci)
    load_demo_threads()
    load_demo_cohorts(Cast(people, epci))
    _begin_path(people["camille-demo"])
    load_demo_uses([people[name] for name in ("camille-demo", "lou-demo", "yael-demo")], town)
    load_demo_import(people["nour-demo"])
    load_demo_kits(people["camille-demo"])
    plan = load_demo_plan(people["camille-demo"], people["nour-demo"])
    hold_demo_workshop(plan, people["nour-demo"])
    load_demo_run(people["camille-demo"], people["nour-demo"])
    load_demo_afterwards(people["camille-demo"], people["nour-demo"])
    return list(PEOPLE)


def _account(person: Person) -> User:
    known = User.objects.filter(email=person.email).first()
    if known:
        return known
    return create_person(
        person.name,
        person.email,
        PASSWORD,
        bio=person.bio,
        is_editor=person.shown == "comité éditorial",
        is_staff=person.shown == "administration",
        is_superuser=person.shown == "administration",
    )


def _settle(user: User, place: Collectivite, person: Person, administrator: User) -> None:
    membership = join_collectivite(place, actor=user, function=person.function)
    # Nobody vouches for themselves, the administrator included.
    if membership.verified_at is None and user != administrator:
        verify_membership(membership, actor=administrator)
    if person.shown == "référent·e" and not membership.is_referent:
        name_referent(membership, actor=administrator)


def _give_roles(people: dict[str, User]) -> None:
    for space in Space.objects.filter(slug__in=HOSTED):
        add_member(space, user=people["lou-demo"], role=SpaceRole.HOST, accepted=True)
    path = Path.objects.get(slug="enqueter-avant-de-decider")
    path.trainers.add(people["nour-demo"])
    index(path)


def _begin_path(user: User) -> None:
    """Somebody is already under way, so that « Ma semaine » shows where they were."""
    path = Path.objects.select_related("current").get(slug="enqueter-avant-de-decider")
    if user.enrolments.exists():
        return
    enrolment = enrol(path, actor=user)
    for step in enrolment.version.steps.order_by("position")[:3]:
        mark_step(enrolment, step, actor=user)

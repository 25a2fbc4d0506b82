"""`python -m tests.support.world`: fill an empty site (`ESSAIM_VAR`) with the demonstration, for a real server."""

import json
import os
from pathlib import Path

import django
from django.core.management import call_command

ADDRESSES = "addresses.json"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")


def fill() -> None:
    """Migrate, load the demonstration, and leave something waiting for the referent."""
    call_command("migrate", verbosity=0)
    from accounts.actions import create_person, join_collectivite
    from accounts.models import Membership
    from foundation.search.tasks import count_words
    from portal.actions.demo import PASSWORD
    from tests.support.demo import load_demo_world

    load_demo_world()
    newcomer = create_person("Ange Démo", "ange@essaim.example", PASSWORD)
    town = Membership.objects.get(user__handle="camille-demo").collectivite
    join_collectivite(town, actor=newcomer, function="Agent d’état civil")
    settle_two_communes()
    prepare_two_workshops()
    count_words()


def prepare_two_workshops() -> None:
    """Two workshops that wait to be run."""
    from accounts.models import User
    from tests.support.factories.runs import plan_with

    owner = User.objects.get(handle="idris-demo")
    plan_with(15, 30, 10, owner=owner, slug="atelier-a-animer", title="Atelier à animer")
    plan_with(12, 10, owner=owner, slug="atelier-minute", title="Atelier minuté")


def settle_two_communes() -> None:
    """Two imaginary communes of about 1,200 inhabitants, and who works at their town hall."""
    from accounts.actions import create_person, join_collectivite, verify_membership
    from accounts.models import User
    from portal.actions.demo import PASSWORD
    from territories.models import Department
    from tests.support.factories.territories import CollectiviteFactory

    department = Department.objects.get(code="49")
    administrator = User.objects.get(handle="alex-demo")
    for name, code, population, person, address in (
        ("Saint-Essaim-du-Pré", "49901", 1204, "Anne Démo", "anne@essaim.example"),
        ("La Chapelle-aux-Ruches", "49902", 1350, "Bruno Démo", "bruno@essaim.example"),
    ):
        commune = CollectiviteFactory(
            name=name, code=code, population=population, department=department, region=department.region
        )
        member = create_person(person, address, PASSWORD)
        verify_membership(
            join_collectivite(commune, actor=member, function="Secrétaire de mairie"), actor=administrator
        )


def list_addresses() -> dict[str, str]:
    """The path of every named address of the URL table, on this demonstration."""
    from django.urls import reverse

    from tests.architecture.demo_args import ARGUMENTS
    from tests.architecture.url_table import TABLE

    return {name: reverse(name, args=ARGUMENTS[arguments]()) for name, (arguments, _statuses) in TABLE.items()}


if __name__ == "__main__":
    django.setup()
    fill()
    Path(os.environ["ESSAIM_VAR"], ADDRESSES).write_text(json.dumps(list_addresses()), encoding="utf-8")

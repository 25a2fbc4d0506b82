"""Two sheets of the imaginary town: one on line, vouched for, with news; one that an editor is reading.

Running it again changes nothing. The titles say that they are imaginary.
"""

import datetime as dt
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from content.actions.comments import comment_part
from content.actions.news import give_news
from content.actions.review import publish_initiative, submit_initiative
from content.actions.vouching import vouch_for
from content.actions.writing import draft_initiative
from content.enums import Milestone, NewsStatus
from content.models import DEFAULT_LICENCE, FollowUp, Initiative
from content.models.rows import UNMEASURED
from content.parts import part_holding
from content.snapshots import SECTIONS
from territories.models import Collectivite

SCRIPT = Path(__file__).parent.parent / "corpus" / "demo" / "life.yaml"
PUBLISHED, SUBMITTED = "un-guichet-au-marche-essaimville", "la-tournee-des-hameaux-essaimville"
ON_LINE_SINCE = dt.timedelta(days=200)
NEWS_ASKED = dt.timedelta(days=15)


@transaction.atomic
def load_demo_life(people: dict[str, User], town: Collectivite) -> None:
    """Create the sheets that are missing; `people` by handle. The themes must be loaded."""
    script = yaml.safe_load(SCRIPT.read_text(encoding="utf-8"))
    team = [people["camille-demo"], people["yael-demo"]]
    if not Initiative.objects.filter(slug=PUBLISHED).exists():
        _on_line(_sheet(script["published"], PUBLISHED, team, town), people, script["published"]["news"])
    if not Initiative.objects.filter(slug=SUBMITTED).exists():
        _in_review(_sheet(script["submitted"], SUBMITTED, team[1:], town), people, script["submitted"]["comments"])


def _sheet(script: dict[str, Any], slug: str, team: list[User], town: Collectivite) -> Initiative:
    initiative = draft_initiative(actor=team[0], data=_snapshot(script, town))
    Initiative.objects.filter(pk=initiative.pk).update(slug=slug)
    initiative.slug = slug
    initiative.authors.set(team)
    submit_initiative(initiative, actor=team[0])
    return initiative


def _on_line(initiative: Initiative, people: dict[str, User], news: str) -> None:
    publish_initiative(initiative, actor=people["andrea-demo"], comment="Claire et franche : merci.")
    _age(initiative)
    vouch_for(initiative, actor=people["dominique-demo"])
    give_news(initiative, actor=people["yael-demo"], status=NewsStatus.CONTINUED, why=news)


def _age(initiative: Initiative) -> None:
    """As if it had been on line for more than six months, and its news just asked for."""
    since = timezone.now() - ON_LINE_SINCE
    Initiative.objects.filter(pk=initiative.pk).update(published_at=since)
    initiative.published_at = since
    asked_at = timezone.now() - NEWS_ASKED
    FollowUp.objects.create(
        initiative=initiative, milestone=Milestone.SIX, due_on=timezone.localdate(asked_at), asked_at=asked_at
    )


def _in_review(initiative: Initiative, people: dict[str, User], comments: dict[str, str]) -> None:
    """The editor has begun to read."""
    for section, body in comments.items():
        comment_part(initiative, part_holding(section), actor=people["andrea-demo"], body=body)


def _snapshot(script: dict[str, Any], town: Collectivite) -> dict[str, Any]:
    rows: dict[str, list[Any]] = {key: script.get(key, []) for key in ("methods", "hypotheses", "tools", "factors")}
    plain = ("title", "year", "axis", "posture", "proximity_form", "demand", "outcome", "themes", "sources")
    return {
        "form": "full",
        "licence": DEFAULT_LICENCE,
        "population": None,
        "territory": town.pk,
        "territory_name": town.name,
        "territory_kind": town.kind,
        "department_id": town.department_id,
        "region_id": town.region_id,
        **{key: script[key] for key in plain},
        **{key: script.get(key, "") for key in SECTIONS},
        **rows,
        "indicators": [UNMEASURED | {"text": ""} | row for row in script.get("indicators", [])],
    }

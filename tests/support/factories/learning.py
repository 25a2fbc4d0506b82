"""Paths and cohorts for the tests.

`path_of(steps=3)`, `cohort_of(capacity=2)`, `participant_of(cohort)`, `trainer_of(cohort)`, `coach_of(cohort)`,
`team_in(cohort)`, `session_in(cohort, days=1)`.
"""

from datetime import timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from accounts.models import User
from learning.actions import cohorts as actions
from learning.enums import CohortRoleKind, CohortState, StepKind
from learning.models import Cohort, CohortRole, Module, Path, PathVersion, Programme, Session, Step, Team
from tests.support.factories.accounts import UserFactory

_numbers = count(1)


def version_of(path: Path, *, steps: int = 3, **fields: Any) -> PathVersion:
    """The next version of a path, which newcomers follow; the last step is a question to oneself."""
    version = PathVersion.objects.create(path=path, number=path.versions.count() + 1)
    module = Module.objects.create(version=version, position=1, title="Comprendre la demande")
    for position in range(1, steps + 1):
        last = position == steps
        Step.objects.create(
            version=version,
            module=module,
            position=position,
            slug=f"etape-{position}",
            title=f"Étape numéro {position}",
            kind=StepKind.REFLECTION if last else StepKind.READING,
            prompt="Qu’allez-vous essayer ?" if last else "",
            minutes=10,
            body="Un texte court.",
            **fields,
        )
    path.current = version
    path.save(update_fields=["current"])
    return version


def path_of(*, steps: int = 3, is_published: bool = True, **fields: Any) -> Path:
    """A path on line, with one version."""
    number = next(_numbers)
    values = {"slug": f"parcours-{number}", "title": f"Parcours numéro {number}", "summary": "Apprendre en faisant."}
    path = Path.objects.create(is_published=is_published, **values)
    version_of(path, steps=steps, **fields)
    return path


def programme_of(weeks: int = 12) -> Programme:
    """A programme whose fourth week ends with a gate."""
    return Programme.objects.create(
        slug=f"programme-{next(_numbers)}",
        title="Formation-action",
        summary="Une équipe enquête sur un vrai problème.",
        rules={"team_min": 2, "team_max": 4, "notes": ["Une séance par semaine."]},
        weeks=[_week(number) for number in range(1, weeks + 1)],
        exits=[{"key": "arret", "label": "Arrêter", "description": "Le problème n’en était pas un."}],
    )


def _week(number: int) -> dict[str, Any]:
    week = {
        "number": number,
        "phase": "recherche",
        "title": f"Semaine d’essai {number}",
        "aim": "Écouter.",
        "team_work": ["Mener un entretien."],
        "coach_session": {"title": "Point", "minutes": 60, "agenda": ["Une surprise par personne"]},
        "cards": [],
    }
    return week | ({"gate": "Continuer ? (oui, non)"} if number == 4 else {})


def cohort_of(*, capacity: int = 12, state: CohortState = CohortState.OPEN, **fields: Any) -> Cohort:
    """A cohort in its third week whose registration is open."""
    number, today = next(_numbers), timezone.localdate()
    values = {
        "slug": f"cohorte-{number}",
        "title": f"Cohorte numéro {number}",
        "starts_on": today - timedelta(weeks=2),
        "registration_until": today + timedelta(days=5),
        **fields,
    }
    programme = values.pop("programme", None) or programme_of()
    return Cohort.objects.create(programme=programme, capacity=capacity, state=state, **values)


def holder_of(cohort: Cohort, kind: CohortRoleKind, user: User | None = None) -> User:
    """A person who holds a role in a cohort."""
    user = user or UserFactory()
    CohortRole.objects.create(cohort=cohort, user=user, kind=kind)
    return user


def trainer_of(cohort: Cohort) -> User:
    return holder_of(cohort, CohortRoleKind.TRAINER)


def coach_of(cohort: Cohort) -> User:
    return holder_of(cohort, CohortRoleKind.COACH)


def participant_of(cohort: Cohort, user: User | None = None) -> User:
    """A person who has joined; in the queue when the cohort is full."""
    user = user or UserFactory()
    actions.join_cohort(cohort, actor=user)
    return user


def team_in(cohort: Cohort, *, coach: User | None = None, members: list[User] | None = None, **fields: Any) -> Team:
    """A team of two, with its coach."""
    values = {"name": f"Équipe {next(_numbers)}", "problem": "On revient deux fois au guichet.", **fields}
    return actions.form_team(
        cohort,
        actor=trainer_of(cohort),
        coach=coach or coach_of(cohort),
        members=members or [participant_of(cohort), participant_of(cohort)],
        **values,
    )


def session_in(cohort: Cohort, *, days: int = 1, week: int = 3, **fields: Any) -> Session:
    """A meeting of two hours, so many days from now."""
    starts_at = timezone.now() + timedelta(days=days)
    values = {"title": "Premiers retours", "starts_at": starts_at, "ends_at": starts_at + timedelta(hours=2), **fields}
    return Session.objects.create(cohort=cohort, week=week, **values)

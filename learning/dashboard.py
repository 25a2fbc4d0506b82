"""What waits for a member in learning."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Exists
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.web.dashboard import Item, provides
from learning.queries.cohorts import teams_joined_by, upcoming_sessions
from learning.queries.paths import active_enrolments, paths_listed, steps_to_do


@provides("session")
def next_session(user: Any) -> Iterator[Item]:
    """The next meeting of one's cohorts."""
    session = upcoming_sessions(user, timezone.now()).first()
    if session:
        url = reverse("learning:cohort-home", args=[session.cohort.slug])
        yield Item(session.title, url, session.cohort.title, session.starts_at, _("Préparer la séance"))


@provides("where_i_was")
def next_step(user: Any) -> Iterator[Item]:
    """The next step of the path followed last."""
    step = steps_to_do(user).first()
    if step:
        path = step.version.path
        detail = _("%(path)s : étape %(n)d sur %(total)d") % {
            "path": path.title,
            "n": step.position,
            "total": step.total,
        }
        yield Item(step.title, reverse("learning:step", args=[path.slug, step.slug]), detail, None, _("Continuer"))


@provides("waiting")
def log_of_the_week(user: Any) -> Iterator[Item]:
    """The journal one's team has not written yet this week."""
    today = timezone.localdate()
    for team in teams_joined_by(user)[:3]:
        week = team.cohort.week_on(today)
        if 1 <= week <= len(team.cohort.programme.weeks) and team.written_until < week:
            url = reverse("learning:team", args=[team.cohort.slug, team.pk])
            detail = _("Trois réponses courtes ; votre coach les lit avant la séance.")
            yield Item(_("Le journal de la semaine %d") % week, url, detail, None, _("Écrire"))


@provides("suggestion")
def first_path(user: Any) -> Iterator[Item]:
    """A path to begin, for somebody who follows none."""
    path = paths_listed(user).filter(~Exists(active_enrolments(user))).first()
    if path:
        yield Item(path.title, path.get_absolute_url(), path.summary, None, _("Découvrir ce parcours"))

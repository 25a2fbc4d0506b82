"""Running in the test's own process the jobs that the code under test has asked for."""

from django.utils import timezone
from django_q.models import OrmQ

from foundation.jobs.enums import RunState
from foundation.jobs.models import JobRun
from foundation.jobs.runner import run


def run_jobs() -> list[str]:
    """Run every waiting job, and those that they ask for. Returns their names; fails with the first that fails."""
    names = []
    while waiting := JobRun.objects.filter(state=RunState.WAITING, next_at__lte=timezone.now()).order_by("pk").first():
        run(waiting.pk)
        waiting.refresh_from_db()
        assert waiting.state == RunState.DONE, waiting.last_error
        names.append(waiting.name)
    OrmQ.objects.all().delete()
    return names

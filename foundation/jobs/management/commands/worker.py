import datetime as dt
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from foundation.jobs.schedules import sync_schedules
from foundation.jobs.supervisor import Supervisor


class Command(BaseCommand):
    help = "Runs the background jobs: a django-q2 cluster, watched and restarted when it stalls."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--stall-after", type=float, default=180, help="seconds of silence before a restart")
        parser.add_argument("--stop-after", type=float, default=75, help="seconds left to the jobs under way")

    def handle(self, *args: Any, stall_after: float, stop_after: float, **options: Any) -> None:
        sync_schedules()
        Supervisor(stall_after=dt.timedelta(seconds=stall_after), stop_after=dt.timedelta(seconds=stop_after)).run()

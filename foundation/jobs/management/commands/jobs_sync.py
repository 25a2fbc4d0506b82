from typing import Any

from django.core.management.base import BaseCommand

from foundation.jobs.schedules import sync_schedules


class Command(BaseCommand):
    help = "Makes the schedules of the database those of the code. The worker does it when it starts."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{sync_schedules()} tâches périodiques.")

import datetime as dt

from django.apps import AppConfig


class SampleConfig(AppConfig):
    """Makes a cluster in a hurry: a dead process is noticed after two seconds."""

    name = "tests.foundation.jobs.sample"

    def ready(self) -> None:
        from foundation.jobs import models  # not before the apps are ready

        models.CLAIM_LEASE = dt.timedelta(seconds=2)

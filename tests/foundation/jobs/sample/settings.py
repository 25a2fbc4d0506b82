"""The settings of the real clusters that the tests start: one worker, short delays."""

from config.settings.test import *  # noqa: F403
from config.settings.test import INSTALLED_APPS, Q_CLUSTER

INSTALLED_APPS = [*INSTALLED_APPS, "tests.foundation.jobs.sample"]
Q_CLUSTER = Q_CLUSTER | {"workers": 1, "timeout": 2, "retry": 4}

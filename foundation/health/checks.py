"""The checks of the house itself: database, migrations, disk."""

import shutil
import time
from functools import cache

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from foundation.health.registry import Health, check

FREE_MEGABYTES = 500


@check("database")
def database() -> Health:
    start = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return Health(ok=True, figures={"milliseconds": round((time.perf_counter() - start) * 1000, 1)})


@check("migrations")
def migrations() -> Health:
    pending = len(known_migrations() - set(MigrationRecorder(connection).applied_migrations()))
    return Health(ok=not pending, figures={"pending": pending})


@check("disk")
def disk() -> Health:
    free = shutil.disk_usage(settings.VAR_DIR if settings.VAR_DIR.exists() else settings.BASE_DIR).free // 1_000_000
    return Health(ok=free >= FREE_MEGABYTES, figures={"free_megabytes": free})


@cache
def known_migrations() -> frozenset[tuple[str, str]]:
    """Return the migrations of the code, which do not change while the process lives."""
    return frozenset(MigrationLoader(None).disk_migrations)

"""Production settings on one machine, for measuring: the address of the database comes from DATABASE_URL."""

import os

os.environ.setdefault("SECRET_KEY", "measured-only")
os.environ.setdefault("ALLOWED_HOSTS", "localhost,127.0.0.1,testserver")
os.environ.setdefault("SITE_URL", "https://localhost")

from config.settings.prod import *  # noqa: F403
from config.settings.prod import LOGGING, VAR_DIR

STATIC_ROOT = VAR_DIR / "static"
LOGGING = LOGGING | {"root": {"handlers": ["console"], "level": "WARNING"}}

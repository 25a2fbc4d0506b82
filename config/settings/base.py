"""Settings shared by every environment. Values that change between machines come from the environment."""

import os
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from config.settings.people import *  # noqa: F403
from config.settings.people import OIDC_ORIGINS

BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = Path(os.environ.get("ESSAIM_VAR", BASE_DIR / "var"))
SITE_URL = os.environ.get("SITE_URL", "http://localhost:8000").rstrip("/")

INSTALLED_APPS = [
    "portal",
    "learning",
    "community",
    "content",
    "methods",
    "accounts",
    "territories",
    "foundation.web",
    "foundation.health",
    "foundation.backup",
    "foundation.history",
    "foundation.notifications",
    "foundation.files",
    "foundation.search",
    "foundation.markup",
    "foundation.documents",
    "foundation.jobs",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "django_q",
    "django_htmx",
    "csp",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "foundation.web.middleware.RequestIdMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    # Outside the session's: whether it was read is known once that one has answered.
    "foundation.web.middleware.PrivateCacheMiddleware",
    # Before the session's too: programmes have none.
    "content.api.door.ApiDoorMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "accounts.middleware.RoleSecurityMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "foundation.web.middleware.AddressMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
ASGI_APPLICATION = "config.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "foundation.web.context.page_frame",
                "foundation.notifications.context.unread_notifications",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "foundation.web.templatetags.essaim",
                "foundation.web.templatetags.french",
            ],
        },
    }
]

# --- Database: SQLite by default, PostgreSQL by DATABASE_URL ---------------------------------------
SQLITE_OPTIONS = {
    # Measured: WAL without IMMEDIATE refuses most read-then-write transactions; with it, none.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA wal_autocheckpoint=1000;",
}
POSTGRES_OPTIONS = {
    "options": "-c statement_timeout=15000 -c lock_timeout=5000 -c idle_in_transaction_session_timeout=30000"
    # Many short queries: measured, compiling one takes a second, and parallel workers lead the planner away from
    # the full-text index (docs/performance.md). The disk is not a spinning one.
    " -c jit=off -c max_parallel_workers_per_gather=0 -c random_page_cost=1.1"
}


def database(url: str) -> dict[str, object]:
    """Django's settings for one database address, with the options its engine needs here."""
    conf = dict(dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True))
    if "sqlite" in str(conf["ENGINE"]):
        return conf | {"OPTIONS": SQLITE_OPTIONS}
    return conf | {"OPTIONS": POSTGRES_OPTIONS}


DATABASES = {"default": database(os.environ.get("DATABASE_URL") or f"sqlite:///{VAR_DIR / 'essaim.sqlite3'}")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Cache and sessions: Redis where several machines share them -----------------------------------
REDIS_URL = os.environ.get("REDIS_URL", "")
if REDIS_URL:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}}
    SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
else:
    # On disk rather than in memory: the rate limits of the login must be shared by all web processes.
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
            "LOCATION": VAR_DIR / "cache",
        }
    }
    SESSION_ENGINE = "django.contrib.sessions.backends.db"

# --- Jobs (see docs/decisions/002-django-q2.md) -----------------------------------------------------
Q_CLUSTER = {
    "name": "essaim",
    "orm": "default",
    "workers": 2,
    "bulk": 1,
    "queue_limit": 2,
    "timeout": 60,
    "retry": 240,
    "max_attempts": 5,
    "ack_failures": False,
    "catch_up": False,
    "recycle": 200,
    "max_rss": 300_000,
    "poll": 1,
    "save_limit": -1,  # JobRun is the record; django-q2 would read all its rows at each success to prune them
    "guard_cycle": 1,
    "label": _("Tâches"),
}

# --- Language and time ------------------------------------------------------------------------------
LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "Français")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Paris"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

# --- Static files and media -------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = VAR_DIR / "media"
# Behind nginx, an internal location over MEDIA_ROOT: the web server then sends the files it is told to.
FILES_ACCEL_PREFIX = os.environ.get("FILES_ACCEL_PREFIX", "")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "media": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(MEDIA_ROOT)}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 3 * 1024 * 1024
FORM_RENDERER = "foundation.web.forms.EssaimRenderer"

# --- Security headers -------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF, *OIDC_ORIGINS],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CSRF_FAILURE_VIEW = "foundation.web.errors.csrf_failure"

# --- Mail -------------------------------------------------------------------------------------------
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "Essaim <ne-pas-repondre@essaim.example>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_HOST = os.environ.get("EMAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("EMAIL_USE_TLS", "") == "1"
EMAIL_TIMEOUT = 20

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request_id": {"()": "foundation.web.logging.RequestIdFilter"}},
    "formatters": {"json": {"()": "foundation.web.logging.JsonFormatter"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "json", "filters": ["request_id"]},
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django.server": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "django-q": {"level": "WARNING"},
    },
}

# --- The library for programmes (docs/reuse.md) ------------------------------------------------------
# The domain under which cases are known in catalogues: keep it when the site moves. Empty, that of SITE_URL.
OPEN_DATA_NAME = os.environ.get("OPEN_DATA_NAME", "")
API_READS_A_MINUTE = int(os.environ.get("API_READS_A_MINUTE", "120"))
API_KEY_READS_A_MINUTE = int(os.environ.get("API_KEY_READS_A_MINUTE", "1200"))

# --- What the legal pages say of the operator (docs/operations.md) ----------------------------------
LEGAL = {
    "publisher": os.environ.get("LEGAL_PUBLISHER", ""),
    "director": os.environ.get("LEGAL_DIRECTOR", ""),
    "host": os.environ.get("LEGAL_HOST", ""),
    "contact": os.environ.get("LEGAL_CONTACT", ""),
    "dpo": os.environ.get("LEGAL_DPO", ""),
}

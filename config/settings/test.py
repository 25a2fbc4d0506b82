"""The tests: fast hashing, a database on file (several real writers), strict templates."""

from config.settings.base import *  # noqa: F403
from config.settings.base import BASE_DIR, DATABASES, MIDDLEWARE, STORAGES

SECRET_KEY = "tests-only"  # noqa: S105
DEBUG = False
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MFA_REQUIRED_FOR_ROLES = False
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    "media": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
}
MIDDLEWARE = [name for name in MIDDLEWARE if "whitenoise" not in name]

if "sqlite" in str(DATABASES["default"]["ENGINE"]):
    (BASE_DIR / "var").mkdir(exist_ok=True)
    DATABASES["default"]["TEST"] = {"NAME": str(BASE_DIR / "var" / "test.sqlite3")}
    # A test database need not survive a power cut.
    DATABASES["default"]["OPTIONS"] = DATABASES["default"]["OPTIONS"] | {
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=OFF;"
    }

# A whole run asks more than any reader; what refuses is tested with its own limits.
API_READS_A_MINUTE = API_KEY_READS_A_MINUTE = 1_000_000

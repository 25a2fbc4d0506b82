"""One machine, one command: embedded database, mails written in files, demonstration accounts."""

from config.settings.base import *  # noqa: F403
from config.settings.base import LOGGING, STORAGES, VAR_DIR

DEBUG = True
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
# The demonstration accounts enter without a second factor; passkeys work on http://localhost.
MFA_REQUIRED_FOR_ROLES = False
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mails"
# The console keeps the address of the site in view: it shows only what goes wrong.
LOGGING = LOGGING | {"root": {"handlers": ["console"], "level": "WARNING"}}
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}


def _secret() -> str:
    """The machine's own key, made once, so that sessions survive a restart."""
    import secrets

    path = VAR_DIR / "secret"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text().strip()


SECRET_KEY = _secret()

"""The key of the site: without it, second factors cannot be read and sent links no longer work."""

import json
from pathlib import Path

from django.conf import settings

SECRETS = "secrets.json"


def dump_key(folder: Path) -> None:
    """Write the key where only the owner of the folder reads it."""
    path = folder / SECRETS
    path.touch(mode=0o600)
    path.write_text(json.dumps({"SECRET_KEY": settings.SECRET_KEY}))


def load_key(folder: Path) -> bool:
    """Put the key back where this machine keeps its own. Returns whether the site will now use it."""
    key = json.loads((folder / SECRETS).read_text())["SECRET_KEY"]
    if key == settings.SECRET_KEY:
        return True
    kept = settings.VAR_DIR / "secret"
    if not kept.exists():
        return False
    kept.write_text(key)
    return True

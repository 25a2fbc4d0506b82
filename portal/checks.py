"""What a site open to the public must say of its operator."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register


@register(Tags.security, deploy=True)
def legal_pages_are_filled(app_configs: Any, **options: Any) -> list[CheckMessage]:
    """Warn (portal.W001) about each setting that the legal pages show as missing."""
    missing = [f"LEGAL_{key.upper()}" for key, value in settings.LEGAL.items() if not value]
    if not missing:
        return []
    hint = "Set them in the environment (docs/operations.md)."
    return [Warning(f"The legal pages are incomplete: {', '.join(missing)} not set.", hint=hint, id="portal.W001")]

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class HealthConfig(AppConfig):
    name = "foundation.health"
    verbose_name = _("Santé")

    def ready(self) -> None:
        from foundation.health import checks  # noqa: F401  the house's own

        autodiscover_modules("health")

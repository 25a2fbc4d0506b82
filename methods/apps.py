from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MethodsConfig(AppConfig):
    name = "methods"
    verbose_name = _("Méthodes")

    def ready(self) -> None:
        from methods import citations  # noqa: F401  (registers the addresses of cards)

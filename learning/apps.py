from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LearningConfig(AppConfig):
    name = "learning"
    verbose_name = _("Parcours")

    def ready(self) -> None:
        from learning import citations  # noqa: F401  (registers the addresses of paths and cohorts)

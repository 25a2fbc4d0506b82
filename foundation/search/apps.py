from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "foundation.search"
    label = "search"
    verbose_name = _("Recherche")

    def ready(self) -> None:
        from foundation.search import checks  # noqa: F401  registers itself

        autodiscover_modules("search")

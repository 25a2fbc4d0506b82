from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WebConfig(AppConfig):
    name = "foundation.web"
    verbose_name = _("Pages")

    def ready(self) -> None:
        from foundation.web import dashboard

        dashboard.discover()

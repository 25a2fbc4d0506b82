from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContentConfig(AppConfig):
    name = "content"
    verbose_name = _("Bibliothèque")

    def ready(self) -> None:
        from content import citations, permissions  # noqa: F401  (citations registers the addresses of initiatives)
        from content.models import Initiative
        from foundation.files import register_owner

        register_owner(Initiative, can_read=permissions.can_read_initiative, can_change=permissions.can_edit_initiative)

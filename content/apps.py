from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContentConfig(AppConfig):
    name = "content"
    verbose_name = _("Bibliothèque")

    def ready(self) -> None:
        from content import citations, permissions  # noqa: F401  (citations registers the addresses of initiatives)
        from content.models import Booklet, ImportRun, Initiative
        from content.permissions.importing import can_import_initiatives, can_read_import_run
        from content.permissions.keeping import can_read_booklet
        from foundation.files import register_owner

        register_owner(Initiative, can_read=permissions.can_read_initiative, can_change=permissions.can_edit_initiative)
        register_owner(
            ImportRun, can_read=can_read_import_run, can_change=lambda user, run: can_import_initiatives(user)
        )
        register_owner(Booklet, can_read=can_read_booklet)

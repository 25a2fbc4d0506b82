from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MethodsConfig(AppConfig):
    name = "methods"
    verbose_name = _("Méthodes")

    def ready(self) -> None:
        from foundation.files import register_owner
        from methods import citations  # noqa: F401  (registers the addresses of cards)
        from methods.models import Canvas, CardImport, CardPrint, PlanPrint, RunEvent
        from methods.permissions import can_edit_canvas, can_read_canvas, can_use_import, kits, runs
        from methods.permissions.plans import can_read_plan_print

        register_owner(Canvas, can_read=can_read_canvas, can_change=can_edit_canvas)
        register_owner(CardImport, can_read=can_use_import, can_change=can_use_import)
        register_owner(CardPrint, can_read=kits.can_read_print)
        register_owner(RunEvent, can_read=runs.can_read_note, can_change=runs.can_withdraw_note)
        register_owner(PlanPrint, can_read=can_read_plan_print)

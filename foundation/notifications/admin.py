from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from foundation.notifications.actions.outbox import retry_delivery
from foundation.notifications.models import Delivery


@admin.register(Delivery)
class DeliveryAdmin(admin.ModelAdmin):
    """What has been sent to whom, and what could not be."""

    list_display = ["event", "user", "channel", "rhythm", "state", "attempts", "next_at", "sent_at", "last_error"]
    list_filter = ["state", "channel", "rhythm"]
    list_select_related = ["event", "user"]
    actions = ["retry"]
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    @admin.action(description=_("Relancer les courriels abandonnés"), permissions=["view"])
    def retry(self, request: HttpRequest, deliveries: QuerySet[Delivery]) -> None:
        count = sum(retry_delivery(delivery) for delivery in deliveries)
        text = ngettext("%(count)d courriel relancé.", "%(count)d courriels relancés.", count)
        self.message_user(request, text % {"count": count}, messages.SUCCESS)

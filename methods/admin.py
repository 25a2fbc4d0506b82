from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from methods.models import MethodCard


@admin.register(MethodCard)
class MethodCardAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Who wrote a card; its content goes through versions, on the site."""

    list_display = ("title", "family", "state", "next_state", "updated_at")
    list_filter = ("state", "family")
    search_fields = ("title", "slug")
    fields = ("title", "slug", "state", "authors")
    readonly_fields = ("title", "slug", "state")
    raw_id_fields = ("authors",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

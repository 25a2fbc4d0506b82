from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from content.models import Initiative, Theme


@admin.register(Initiative)
class InitiativeAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Who wrote a sheet; its content goes through versions, on the site."""

    list_display = ("title", "territory_name", "state", "next_state", "updated_at")
    list_filter = ("state", "form")
    search_fields = ("title", "slug", "territory_name")
    fields = ("title", "slug", "state", "authors")
    readonly_fields = ("title", "slug", "state")
    raw_id_fields = ("authors",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Theme)
class ThemeAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """The controlled list, read here: it ships with the starter corpus."""

    list_display = ("name", "definition", "aliases")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

"""Spaces and their members for those who run the site. What people write is moderated on the pages themselves."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from community.actions.spaces import count_members
from community.models import Membership, Space


class MembershipInline(admin.TabularInline):  # type: ignore[type-arg]
    model = Membership
    fields = ("user", "role", "level", "joined_at", "left_at")
    autocomplete_fields = ("user",)
    extra = 0


@admin.register(Space)
class SpaceAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("name", "kind", "position", "topic_count", "member_count")
    list_filter = ("kind",)
    search_fields = ("name", "summary")
    autocomplete_fields = ("collectivite",)
    prepopulated_fields = {"slug": ("name",)}

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        count_members(form.instance)

    def get_inlines(self, request: HttpRequest, obj: Any) -> list[type[MembershipInline]]:
        return [MembershipInline] if obj else []

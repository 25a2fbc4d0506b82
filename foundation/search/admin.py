from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from foundation.search.actions import delete_synonym, save_synonym
from foundation.search.models import Synonym


@admin.register(Synonym)
class SynonymAdmin(admin.ModelAdmin):
    list_display = ["terms", "reason", "is_active", "is_edited"]
    list_filter = ["is_active", "is_edited"]
    search_fields = ["terms", "reason"]

    def save_model(self, request: HttpRequest, obj: Synonym, form: Any, change: bool) -> None:
        save_synonym(obj)

    def delete_model(self, request: HttpRequest, obj: Synonym) -> None:
        delete_synonym(obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Synonym]) -> None:
        for synonym in queryset:
            delete_synonym(synonym)

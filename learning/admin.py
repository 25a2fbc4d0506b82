"""What administrators repair. Reflections, journals and completions are nobody's to look at: they are not here."""

from typing import Any, ClassVar

from django.contrib import admin
from django.http import HttpRequest

from learning.actions.cohorts import announce_in_search
from learning.models import Cohort, CohortRole, Path, Programme


@admin.register(Path)
class PathAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Who holds a path, and whether it is on line; its steps come with the versions."""

    list_display = ("title", "level", "is_published")
    fields = ("title", "slug", "is_published", "trainers")
    readonly_fields = ("title", "slug")
    raw_id_fields = ("trainers",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False


class CohortRoleInline(admin.TabularInline):  # type: ignore[type-arg]
    model = CohortRole
    raw_id_fields = ("user",)
    extra = 0


@admin.register(Cohort)
class CohortAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Open a cohort in preparation and name its people; its trainers do the rest on the site."""

    list_display = ("title", "state", "starts_on", "taken", "capacity")
    list_filter = ("state",)
    fields = ("title", "slug", "programme", "path", "territory", "starts_on", "registration_until", "capacity")
    raw_id_fields = ("territory",)
    prepopulated_fields: ClassVar = {"slug": ("title",)}
    inlines = (CohortRoleInline,)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        # Places are given by the action, which lets the queue in.
        return ("capacity",) if obj else ()

    def save_model(self, request: HttpRequest, obj: Cohort, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        announce_in_search(obj)


@admin.register(Programme)
class ProgrammeAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """The programmes that cohorts may follow; they come from files."""

    list_display = ("title", "slug")
    readonly_fields = ("title", "slug", "summary", "source", "rules", "weeks", "exits")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

"""Looking places up in the administration; the referential itself comes from its file."""

from django.contrib import admin

from territories.models import Collectivite, Department, Region


class ReadOnlyAdmin(admin.ModelAdmin):
    """Places are loaded, not typed."""

    search_fields = ("name", "lookup", "code")

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Region)
class RegionAdmin(ReadOnlyAdmin):
    list_display = ("name", "code")


@admin.register(Department)
class DepartmentAdmin(ReadOnlyAdmin):
    list_display = ("name", "code", "region", "timezone")
    list_select_related = ("region",)


@admin.register(Collectivite)
class CollectiviteAdmin(ReadOnlyAdmin):
    list_display = ("name", "nature", "department", "population", "is_obsolete")
    list_filter = ("kind", "is_obsolete", "is_overseas")
    list_select_related = ("department",)
    show_full_result_count = False

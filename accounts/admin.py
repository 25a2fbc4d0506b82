"""Administration of people: through our own login (and its second factor), roles with a trace, nothing secret shown."""

from typing import Any

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.http import HttpRequest

from accounts.actions import change_roles
from accounts.models import AuditEvent, EmailDomain, Membership, User

admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]


@admin.register(User)
class UserAdmin(admin.ModelAdmin):
    list_display = ["name", "email", "is_editor", "is_staff", "is_active", "joined_at"]
    list_filter = ["is_editor", "is_staff", "is_active"]
    search_fields = ["name", "email"]
    fields = ["name", "email", "is_editor", "is_staff", "is_active", "joined_at", "last_login", "erased_at"]
    readonly_fields = ["email", "joined_at", "last_login", "erased_at"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # people create their own account

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return False  # erasure is an action of « Mes données »

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        obj.save(update_fields=["name", "is_active"])
        person = User.objects.get(pk=obj.pk)
        if request.user.pk != person.pk:
            change_roles(person, actor=request.user, is_editor=obj.is_editor, is_staff=obj.is_staff)


@admin.register(Membership)
class MembershipAdmin(admin.ModelAdmin):
    list_display = ["user", "collectivite", "function", "is_referent", "verified_at", "left_at"]
    list_filter = ["is_referent"]
    list_select_related = ["user", "collectivite"]
    search_fields = ["user__name", "collectivite__name"]
    readonly_fields = [field.name for field in Membership._meta.fields]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Membership | None = None) -> bool:
        return False


@admin.register(EmailDomain)
class EmailDomainAdmin(admin.ModelAdmin):
    list_display = ["domain", "collectivite"]
    list_select_related = ["collectivite"]
    search_fields = ["domain", "collectivite__name"]
    raw_id_fields = ["collectivite"]


@admin.register(AuditEvent)
class AuditEventAdmin(admin.ModelAdmin):
    """Read only: the trail is added to by the site alone."""

    list_display = ["happened_at", "kind", "actor", "subject", "detail", "address"]
    list_filter = ["kind"]
    list_select_related = ["actor", "subject"]
    date_hierarchy = "happened_at"
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: AuditEvent | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: AuditEvent | None = None) -> bool:
        return False

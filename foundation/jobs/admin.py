from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from foundation.jobs.actions import retry_run
from foundation.jobs.models import Heartbeat, JobRun


class ReadOnlyAdmin(admin.ModelAdmin):
    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


@admin.register(JobRun)
class JobRunAdmin(ReadOnlyAdmin):
    list_display = ["name", "arguments", "state", "attempts", "created_at", "next_at", "finished_at", "short_error"]
    list_filter = ["state", "name"]
    actions = ["retry"]
    show_full_result_count = False

    @admin.display(description=_("dernière erreur"))
    def short_error(self, run: JobRun) -> str:
        lines = run.last_error.strip().splitlines()
        return lines[-1][:200] if lines else ""

    @admin.action(description=_("Relancer les tâches abandonnées"), permissions=["view"])
    def retry(self, request: HttpRequest, runs: QuerySet[JobRun]) -> None:
        count = sum(retry_run(run) for run in runs)
        text = ngettext("%(count)d tâche relancée.", "%(count)d tâches relancées.", count)
        self.message_user(request, text % {"count": count}, messages.SUCCESS)


@admin.register(Heartbeat)
class HeartbeatAdmin(ReadOnlyAdmin):
    list_display = ["worker", "at"]

"""The files of cases, for those who may see them."""

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from content.models import ImportRun
from content.permissions.importing import can_import_initiatives


def import_runs_visible_to(user: Any) -> QuerySet[ImportRun]:
    """Every import for the editors; nothing for the others."""
    return ImportRun.objects.all() if can_import_initiatives(user) else ImportRun.objects.none()


def get_import_run_for(user: Any, pk: int) -> ImportRun:
    """One import with who asked for it; Http404 when it may not be seen."""
    return get_object_or_404(import_runs_visible_to(user).select_related("asked_by"), pk=pk)

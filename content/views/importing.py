"""The pages where editors hand over files of cases: choose, read the report, write or drop."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View

from content.actions import importing
from content.exporting.templates import TEMPLATES, template_file
from content.forms.importing import ImportForm
from content.importing import FileRefused, Level
from content.importing.guide import guide
from content.importing.reports import is_writable
from content.models import ImportRun
from content.permissions.importing import can_import_initiatives
from content.queries.importing import get_import_run_for, import_runs_visible_to
from foundation.exchange.does import DOES_LABELS, DONE_LABELS
from foundation.exchange.enums import ImportState
from foundation.files import UploadRefused
from foundation.history.enums import EditorialState
from foundation.web.htmx import see_other
from foundation.web.once import once
from foundation.web.pages import page_of

# The page shows the first ones; the whole report is a file.
SHOWN = 100


class EditorView(LoginRequiredMixin, View):
    """These pages do not exist for the others."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.user.is_authenticated and not can_import_initiatives(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class ImportStartView(EditorView):
    """Choose a file; the files handed over before, the latest first."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(ImportForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = ImportForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._page(form, status=422)
        try:
            run = once(form.cleaned_data["once"], user=request.user, create=lambda: self._start(form.cleaned_data))
        except (FileRefused, UploadRefused) as refusal:
            form.add_error("file", str(refusal))
            return self._page(form, status=422)
        return see_other(request, run.get_absolute_url())

    def _start(self, told: dict[str, Any]) -> ImportRun:
        upload = told["file"]
        options = {name: told[name] for name in ("origin", "partial", "publish")}
        return importing.start_import(upload.name, upload.read(), actor=self.request.user, **options)

    def _page(self, form: ImportForm, status: int = 200) -> HttpResponse:
        runs = import_runs_visible_to(self.request.user).select_related("asked_by").defer("report")
        context = {
            "form": form,
            "page": page_of(runs, ["-created_at", "-pk"], mark=self.request.GET.get("page", "")),
            "guide": list(guide()),
            "crumbs": _crumbs(_("Importer des initiatives")),
        }
        return render(self.request, "content/import_start/index.html", context, status=status)


class ImportRunView(EditorView):
    """What was understood of a file, before and after it is written."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        run = get_import_run_for(request.user, pk)
        report = run.report or {}
        rows, problems = report.get("rows", []), report.get("problems", [])
        labels = DONE_LABELS if run.state == ImportState.WRITTEN else DOES_LABELS
        is_read = run.state == ImportState.READ
        context = {
            "run": run,
            "read_as": " ".join([report.get("kind", ""), report.get("encoding", "")]).strip(),
            "refusal": report.get("refusal", ""),
            "errors": report.get("errors", 0),
            "warnings": report.get("warnings", 0),
            "is_waiting": run.state in (ImportState.READING, ImportState.WRITING),
            "may_write": is_read and is_writable(report, partial=run.partial),
            "may_write_part": is_read and not run.partial and is_writable(report, partial=True),
            "may_drop": run.state not in (ImportState.WRITTEN, ImportState.DROPPED),
            "is_written": run.state == ImportState.WRITTEN,
            "counts": _counts(report, labels),
            "write_label": _write_label(report),
            "problems": [problem | {"is_error": problem["level"] == Level.ERROR} for problem in problems[:SHOWN]],
            "problems_left": max(0, report.get("errors", 0) + report.get("warnings", 0) - SHOWN),
            "rows": [_row(row, labels) for row in rows[:SHOWN]],
            "rows_left": max(0, len(rows) - SHOWN),
            "crumbs": _crumbs(_("Importer des initiatives"), run.file_name),
        }
        return render(request, "content/import_run/index.html", context)


class ImportReportView(EditorView):
    """The whole report, for a spreadsheet or a programme."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        run = get_import_run_for(request.user, pk)
        answer = JsonResponse(run.report, json_dumps_params={"ensure_ascii": False, "indent": 1})
        answer["Content-Disposition"] = f'attachment; filename="import-{run.pk}.json"'
        return answer


class ImportWriteView(EditorView):
    """Write the file."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        run = get_import_run_for(request.user, pk)
        try:
            importing.write_run(run, actor=request.user, partial="partial" in request.POST)
        except importing.ImportRefused as refusal:
            messages.error(request, str(refusal))
        return see_other(request, run.get_absolute_url())


class ImportDropView(EditorView):
    """Give up the file: nothing is written, and it is forgotten."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        run = get_import_run_for(request.user, pk)
        try:
            importing.drop_run(run, actor=request.user)
        except importing.ImportRefused as refusal:
            messages.error(request, str(refusal))
            return see_other(request, run.get_absolute_url())
        messages.success(
            request, _("« %s » est abandonné : rien n’est écrit, et le fichier est effacé.") % run.file_name
        )
        return see_other(request, reverse("content:import-start"))


class ImportTemplateView(EditorView):
    """The empty template, with a worked example."""

    def get(self, request: HttpRequest, form: str) -> HttpResponse:
        if form not in TEMPLATES:
            raise Http404
        answer = HttpResponse(template_file(form), content_type=TEMPLATES[form])
        answer["Content-Disposition"] = f'attachment; filename="modele-initiatives.{form}"'
        return answer


def _counts(report: dict[str, Any], labels: dict[str, Any]) -> list[tuple[str, int]]:
    counts = report.get("counts", {})
    return [(str(label), counts[does]) for does, label in labels.items() if counts.get(does)]


def _write_label(report: dict[str, Any]) -> str:
    counts = report.get("counts", {})
    count = counts.get("creer", 0) + counts.get("mettre-a-jour", 0)
    return ngettext("Écrire %d fiche", "Écrire %d fiches", count) % count


def _row(row: dict[str, Any], labels: dict[str, Any]) -> dict[str, Any]:
    return row | {
        "does_label": labels.get(row["does"], ""),
        "arrives_label": EditorialState(row["arrives"]).label if row["arrives"] else "",
        "url": reverse("content:initiative", args=[row["slug"]]) if row["slug"] else "",
    }


def _crumbs(*titles: str) -> list[dict[str, str]]:
    first, *rest = titles
    crumbs = [{"title": _("Initiatives"), "url": reverse("content:initiative-list")}, {"title": first}]
    return [crumbs[0], crumbs[1] | {"url": reverse("content:import-start")}, {"title": rest[0]}] if rest else crumbs

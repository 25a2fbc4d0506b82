"""The pages where members hand over files of cards: choose, read the report, write or drop."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View

from foundation.exchange.does import DOES_LABELS, DONE_LABELS, Does
from foundation.exchange.problems import FileRefused, ImportRefused, Level
from foundation.files import UploadRefused
from foundation.web.htmx import see_other
from foundation.web.once import once
from foundation.web.pages import page_of
from methods.actions.importing import drop_import
from methods.exchange import runs
from methods.exchange.guide import TEMPLATE, guide
from methods.forms.importing import ImportForm
from methods.models import CardImport
from methods.queries.exchange import card_imports_of

# The page shows the first ones; the whole report is a file.
SHOWN = 100


class ImportStartView(LoginRequiredMixin, View):
    """Choose files; those handed over before, the latest first."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(ImportForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = ImportForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._page(form, status=422)
        told, user = form.cleaned_data, request.user
        try:
            run = once(told["once"], user=user, create=lambda: runs.hand_over(told["file"], actor=user))
        except (FileRefused, UploadRefused) as refusal:
            form.add_error("file", str(refusal))
            return self._page(form, status=422)
        return see_other(request, run.get_absolute_url())

    def _page(self, form: ImportForm, status: int = 200) -> HttpResponse:
        given = card_imports_of(self.request.user).defer("report")
        context = {
            "form": form,
            "page": page_of(given, ["-created_at", "-pk"], mark=self.request.GET.get("page", "")),
            "guide": list(guide()),
            "crumbs": _crumbs(),
        }
        return render(self.request, "methods/import_start/index.html", context, status=status)


class ImportRunView(LoginRequiredMixin, View):
    """What was understood of the files, before and after they are written."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        run = _run_for(request, pk)
        report, labels = run.report or {}, DONE_LABELS if run.is_written else DOES_LABELS
        rows, problems, counts = report.get("rows", []), report.get("problems", []), report.get("counts", {})
        context = {
            "run": run,
            "refusal": report.get("refusal", ""),
            "errors": report.get("errors", 0),
            "warnings": report.get("warnings", 0),
            "counts": [(label, counts[does]) for does, label in labels.items() if counts.get(does)],
            "may_write": run.is_read and report.get("writable", False),
            "write_label": _write_label(counts),
            "is_all_there": run.is_read and bool(rows) and not report.get("errors") and not report.get("writable"),
            "joins_at_once": any(row["canvases"] and row["base"] for row in rows),
            "problems": [problem | {"is_error": problem["level"] == Level.ERROR} for problem in problems[:SHOWN]],
            "problems_left": max(0, report.get("errors", 0) + report.get("warnings", 0) - SHOWN),
            "rows": [_row(row, labels, run) for row in rows[:SHOWN]],
            "rows_left": max(0, len(rows) - SHOWN),
            "crumbs": _crumbs(run.file_name),
        }
        return render(request, "methods/import_run/index.html", context)


class ImportReportView(LoginRequiredMixin, View):
    """The whole report, for a programme."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        run = _run_for(request, pk)
        answer = JsonResponse(run.report, json_dumps_params={"ensure_ascii": False, "indent": 1})
        answer["Content-Disposition"] = f'attachment; filename="import-fiches-{run.pk}.json"'
        return answer


class ImportWriteView(LoginRequiredMixin, View):
    """Write the cards."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        run = _run_for(request, pk)
        try:
            runs.write(run, actor=request.user)
        except ImportRefused as refusal:
            messages.error(request, str(refusal))
        return see_other(request, run.get_absolute_url())


class ImportDropView(LoginRequiredMixin, View):
    """Give up the files: nothing is written, and they are forgotten."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        run = _run_for(request, pk)
        try:
            drop_import(run, actor=request.user)
        except ImportRefused as refusal:
            messages.error(request, str(refusal))
            return see_other(request, run.get_absolute_url())
        said = _("« %s » est abandonné : rien n’est écrit, et le fichier est effacé.") % run.file_name
        messages.success(request, said)
        return see_other(request, reverse("methods:import-start"))


class ImportTemplateView(View):
    """The file to start from."""

    def get(self, request: HttpRequest) -> HttpResponse:
        answer = HttpResponse(TEMPLATE.read_bytes(), content_type="text/markdown; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="{TEMPLATE.name}"'
        return answer


def _run_for(request: HttpRequest, pk: int) -> CardImport:
    run: CardImport = get_object_or_404(card_imports_of(request.user), pk=pk)
    return run


def _write_label(counts: dict[str, int]) -> str:
    count = counts.get(Does.CREATE, 0) + counts.get(Does.UPDATE, 0)
    return ngettext("Écrire %d fiche", "Écrire %d fiches", count) % count


def _row(row: dict[str, Any], labels: dict[str, Any], run: CardImport) -> dict[str, Any]:
    is_there = row["does"] in (Does.SAME, Does.UPDATE) or (run.is_written and row["does"] == Does.CREATE)
    return row | {
        "does_label": labels[row["does"]],
        "url": reverse("methods:card", args=[row["slug"]]) if is_there else "",
        "added": _added(row["canvases"]),
        "missing": row["missing"] if row["does"] in (Does.CREATE, Does.UPDATE) else [],
    }


def _added(canvases: list[str]) -> str:
    if not canvases:
        return ""
    return ngettext("avec %d support", "avec %d supports", len(canvases)) % len(canvases)


def _crumbs(file_name: str = "") -> list[dict[str, str]]:
    room = {"title": _("Méthodes"), "url": reverse("methods:card-list")}
    start = {"title": _("Importer des fiches")}
    if not file_name:
        return [room, start]
    return [room, start | {"url": reverse("methods:import-start")}, {"title": file_name}]

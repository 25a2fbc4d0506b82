"""The documents joined to a sheet: a page to add and remove them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from content.actions import declare_rights, join_document, remove_document
from content.documents import listed, said_of
from content.forms.document import DocumentForm, RightsForm
from content.models import Initiative
from content.queries import get_editable_initiative_for
from foundation.files import UploadRefused, files_of
from foundation.files.models import StoredFile
from foundation.web.htmx import see_other


class InitiativeDocumentsView(LoginRequiredMixin, View):
    """The documents of a sheet, for those who write it."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        return self._page(get_editable_initiative_for(request.user, slug), DocumentForm())

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        initiative = get_editable_initiative_for(request.user, slug)
        form = DocumentForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._page(initiative, form, status=422)
        try:
            stored = _joined(initiative, dict(form.cleaned_data), request.user)
        except UploadRefused as refusal:
            form.add_error("document", str(refusal))
            return self._page(initiative, form, status=422)
        messages.success(request, _("« %s » est joint à l’initiative.") % stored.name)
        return see_other(request, request.path)

    def _page(self, initiative: Initiative, form: DocumentForm, status: int = 200) -> HttpResponse:
        context: dict[str, Any] = {"initiative": initiative, "form": form, "documents": listed(initiative)}
        return render(self.request, "content/initiative_documents/index.html", context, status=status)


class InitiativeDocumentRightsView(LoginRequiredMixin, View):
    """Saying what a document shows, who made it, and under which terms."""

    def get(self, request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
        initiative = get_editable_initiative_for(request.user, slug)
        stored = get_object_or_404(files_of(initiative), pk=pk)
        return self._page(initiative, stored, RightsForm(initial=said_of(stored)))

    def post(self, request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
        initiative = get_editable_initiative_for(request.user, slug)
        stored = get_object_or_404(files_of(initiative), pk=pk)
        form = RightsForm(request.POST)
        if not form.is_valid():
            return self._page(initiative, stored, form, status=422)
        declare_rights(initiative, stored, actor=request.user, **form.cleaned_data)
        messages.success(request, _("C’est noté pour « %s ».") % stored.name)
        return see_other(request, reverse("content:initiative-documents", args=[slug]))

    def _page(self, initiative: Initiative, stored: StoredFile, form: RightsForm, status: int = 200) -> HttpResponse:
        context = {"initiative": initiative, "document": stored, "form": form}
        return render(self.request, "content/initiative_document_rights/index.html", context, status=status)


class InitiativeDocumentRemoveView(LoginRequiredMixin, View):
    """Take a document away, after asking."""

    def get(self, request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
        initiative = get_editable_initiative_for(request.user, slug)
        context = {"initiative": initiative, "document": get_object_or_404(files_of(initiative), pk=pk)}
        return render(request, "content/initiative_document_remove/index.html", context)

    def post(self, request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
        initiative = get_editable_initiative_for(request.user, slug)
        remove_document(initiative, get_object_or_404(files_of(initiative), pk=pk), actor=request.user)
        messages.success(request, _("Le document est retiré."))
        return see_other(request, reverse("content:initiative-documents", args=[slug]))


def _joined(initiative: Initiative, given: dict[str, Any], actor: Any) -> StoredFile:
    return join_document(initiative, given.pop("document"), actor=actor, **given)

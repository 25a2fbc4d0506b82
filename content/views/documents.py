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

from content.actions import join_document, remove_document
from content.documents import listed
from content.forms.document import DocumentForm
from content.models import Initiative
from content.queries import get_editable_initiative_for
from foundation.files import UploadRefused, files_of
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
            stored = join_document(initiative, form.cleaned_data["document"], actor=request.user)
        except UploadRefused as refusal:
            form.add_error("document", str(refusal))
            return self._page(initiative, form, status=422)
        messages.success(request, _("« %s » est joint à l’initiative.") % stored.name)
        return see_other(request, request.path)

    def _page(self, initiative: Initiative, form: DocumentForm, status: int = 200) -> HttpResponse:
        context: dict[str, Any] = {"initiative": initiative, "form": form, "documents": listed(initiative)}
        return render(self.request, "content/initiative_documents/index.html", context, status=status)


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

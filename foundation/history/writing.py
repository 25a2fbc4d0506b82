"""The pages where something with an editorial life is written: proposing it, then its next versions.

A room subclasses both with its editor (`foundation.web.editors`) and its actions: `methods/views/editing.py` shows how.
"""

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views import View

from foundation.history.editorial import EditConflict, latest_version_of
from foundation.history.models import Editorial, Version
from foundation.history.reading import conflict_between
from foundation.web.editors import Editor
from foundation.web.htmx import see_other
from foundation.web.once import once


class WritingView(LoginRequiredMixin, View):
    """What a room says of its editor to both pages."""

    template: str
    editor_class: type[Editor]
    form_class: Any

    def editor_context(self) -> dict[str, Any]:
        """What the rows of the editor need (`Editor.row_kwargs`)."""
        return {}

    def page(self, editor: Editor, status: int = 200, **context: Any) -> HttpResponse:
        return render(self.request, self.template, {"editor": editor, **context}, status=status)


class ProposeView(WritingView):
    """A new object, kept as its author's draft; its form has `OnceMixin`."""

    def blank(self) -> dict[str, Any]:
        """What the page is filled with at first."""
        return {}

    def create(self, data: dict[str, Any]) -> Editorial:
        """Call the room's action; it raises PermissionDenied."""
        raise NotImplementedError

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(self.editor_class.opened(self.form_class, self.blank(), **self.editor_context()))

    def post(self, request: HttpRequest) -> HttpResponse:
        context = self.editor_context()
        if moved := self.editor_class.rearranged(self.form_class, request.POST, **context):
            return self.page(moved)
        editor = self.editor_class.sent(self.form_class, request.POST, **context)
        if not editor.is_valid():
            return self.page(editor, status=422)
        token = editor.form.cleaned_data["once"]
        created: Any = once(token, user=request.user, create=lambda: self.create(editor.data))
        messages.success(request, _("Votre brouillon est enregistré. Relisez-le, puis soumettez-le."))
        return see_other(request, created.get_absolute_url())


class EditView(WritingView):
    """The next version, on the base of the version that was opened."""

    object: Any

    def get_object(self) -> Editorial:
        """The object that the reader may write; Http404 otherwise."""
        raise NotImplementedError

    def save(self, data: dict[str, Any], base: int) -> Version:
        """Call the room's action; it raises PermissionDenied and EditConflict."""
        raise NotImplementedError

    def readable(self, data: dict[str, Any]) -> dict[str, Any]:
        """A snapshot as French labels and texts, in reading order."""
        raise NotImplementedError

    def page(self, editor: Editor, status: int = 200, **context: Any) -> HttpResponse:
        return super().page(editor, status, **{"object": self.object, "base": self._base(), **context})

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        self.object = self.get_object()
        latest = latest_version_of(self.object)
        editor = self.editor_class.opened(self.form_class, latest.data, **self.editor_context())
        return self.page(editor, base=latest.number)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        self.object = self.get_object()
        context = self.editor_context()
        if moved := self.editor_class.rearranged(self.form_class, request.POST, **context):
            return self.page(moved)
        editor = self.editor_class.sent(self.form_class, request.POST, **context)
        return self._saved(editor) if editor.is_valid() else self.page(editor, status=422)

    def _saved(self, editor: Editor) -> HttpResponse:
        try:
            version = self.save(editor.data, self._base())
        except EditConflict as clash:
            conflict = conflict_between(clash, editor.data, self.readable)
            return self.page(editor, status=409, base=conflict.latest.number, conflict=conflict)
        messages.success(self.request, _("La version %d est enregistrée.") % version.number)
        return see_other(self.request, self.object.get_absolute_url())

    def _base(self) -> int:
        typed = self.request.POST.get("base", "")
        return int(typed) if typed.isdecimal() and len(typed) < 9 else 0

"""One part of a sheet: writing it, keeping what is typed, putting it into what others wrote."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from content import actions
from content.actions.comments import REVIEWED
from content.forms.editors import EDITORS, PartEditor
from content.models import Initiative, SectionDraft
from content.parts import PARTS, Part, merged, part_after, part_called
from content.queries import card_choices, get_editable_initiative_for, typed_in
from content.queries.comments import comments_on
from content.readable import readable_part
from content.typed import as_sent
from foundation.history.comparison import as_text, compare
from foundation.history.editorial import latest_version_of
from foundation.history.reading import Conflict
from foundation.web.htmx import see_other


class PartMixin(LoginRequiredMixin, View):
    """The sheet that the reader may write, and the part that the address names."""

    initiative: Initiative
    part: Part

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.user.is_authenticated:
            self.initiative = get_editable_initiative_for(request.user, kwargs["slug"])
            self.part = _part(kwargs["part"])
        return super().dispatch(request, *args, **kwargs)

    def address(self, page: str = "") -> str:
        name = f"content:initiative-part-{page}" if page else "content:initiative-part"
        return reverse(name, args=[self.initiative.slug, self.part.key])


class InitiativePartView(PartMixin):
    """A short form; saving it changes nothing else in the sheet."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        latest, found = latest_version_of(self.initiative), typed_in(request.user, self.initiative, self.part.key)
        editor_class, context = self._editor()
        if found:
            editor = editor_class.typed(editor_class.form_class, as_sent(found.data), **context)
        else:
            editor = editor_class.opened(editor_class.form_class, latest.data, **context)
        editor.keep(latest.data)
        return self._page(editor, base=found.base if found else latest.number, found=found)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        editor_class, context = self._editor()
        if moved := editor_class.rearranged(editor_class.form_class, request.POST, **context):
            return self._page(moved, base=base_of(request))
        editor = editor_class.sent(editor_class.form_class, request.POST, **context)
        latest = latest_version_of(self.initiative)
        editor.keep(latest.data)
        return self._saved(editor) if editor.is_valid() else self._page(editor, base=base_of(request), status=422)

    def _editor(self) -> tuple[type[PartEditor], dict[str, Any]]:
        editor_class = EDITORS[self.part.key]
        if "methods" not in editor_class.rows_on:
            return editor_class, {}
        named = self.initiative.method_uses.exclude(card=None).values("card__slug")
        return editor_class, {"cards": card_choices(self.request.user, named)}

    def _saved(self, editor: PartEditor) -> HttpResponse:
        typed, base = editor.data, base_of(self.request)
        try:
            actions.edit_part(self.initiative, self.part, actor=self.request.user, typed=typed, base=base)
        except actions.PartConflict as clash:
            conflict = _conflict(clash, self.part, typed)
            return self._page(editor, base=clash.newest.number, conflict=conflict, status=409)
        messages.success(self.request, _("Enregistré : %s.") % self.part.title)
        return see_other(self.request, self._following())

    def _following(self) -> str:
        following = part_after(self.part) if "continue" in self.request.POST else None
        if following:
            return reverse("content:initiative-part", args=[self.initiative.slug, following.key])
        return reverse("content:initiative-edit", args=[self.initiative.slug])

    def _page(
        self,
        editor: PartEditor,
        *,
        base: int,
        found: SectionDraft | None = None,
        conflict: Conflict | None = None,
        status: int = 200,
    ) -> HttpResponse:
        context = {
            "initiative": self.initiative,
            "part": self.part,
            "number": PARTS.index(self.part) + 1,
            "count": len(PARTS),
            "following": part_after(self.part),
            "editor": editor,
            "base": base,
            "found": found,
            "comments": comments_on(self.initiative, self.part.key),
            "may_comment": self.initiative.review_state in REVIEWED,
            "conflict": conflict,
            "typed_url": self.address("typed"),
            "discard_url": self.address("discard"),
            "work_url": reverse("content:initiative-edit", args=[self.initiative.slug]),
        }
        return render(self.request, "content/initiative_part/index.html", context, status=status)


def base_of(request: HttpRequest) -> int:
    """The version that the form was opened on; 0 for a damaged one."""
    typed = request.POST.get("base", "")
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 9 else 0


def _part(key: str) -> Part:
    part = part_called(key)
    if part is None:
        raise Http404
    return part


def _conflict(clash: actions.PartConflict, part: Part, typed: dict[str, Any]) -> Conflict:
    """Both texts of the part: the one saved first, and how the one just typed differs from it."""
    newest = clash.newest.data
    saved, mine = readable_part(newest, part), readable_part(merged(newest, part, typed), part)
    latest = clash.latest or clash.newest
    return Conflict(latest, [(label, as_text(value)) for label, value in saved.items()], compare(saved, mine))

"""The canvases of a card, for those who write it: joining, changing, ordering, removing."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from foundation.files import UploadRefused
from foundation.web.htmx import see_other
from foundation.web.once import once
from methods import actions
from methods.canvases import ShownCanvas, canvases_shown
from methods.forms.canvas import CanvasForm, NewCanvasForm
from methods.models import Canvas, MethodCard
from methods.permissions import MOST_CANVASES
from methods.queries import get_card_with_canvases_for, get_editable_canvas_for

STEPS = {"monter": -1, "descendre": 1}


class CanvasListView(LoginRequiredMixin, View):
    """All of them, and the form that joins one more."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        return self._page(get_card_with_canvases_for(request.user, slug), NewCanvasForm())

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        card = get_card_with_canvases_for(request.user, slug)
        form = NewCanvasForm(request.POST, request.FILES)
        if form.is_valid() and self._joined(card, form):
            messages.success(request, _("« %s » est joint à la fiche.") % form.cleaned_data["title"])
            return see_other(request, request.path)
        return self._page(card, form, status=422)

    def _joined(self, card: MethodCard, form: NewCanvasForm) -> bool:
        user, token = self.request.user, form.cleaned_data["once"]
        try:
            once(token, user=user, create=lambda: actions.add_canvas(card, actor=user, **form.said))
        except UploadRefused as refusal:
            form.add_error(None, str(refusal))
        return form.is_valid()

    def _page(self, card: MethodCard, form: NewCanvasForm, status: int = 200) -> HttpResponse:
        canvases = canvases_shown(card)
        context = {"card": card, "form": form, "canvases": canvases, "full": len(canvases) >= MOST_CANVASES}
        return render(self.request, "methods/canvas_list/index.html", context, status=status)


class CanvasEditView(LoginRequiredMixin, View):
    """Its name, what it is for, its files."""

    def get(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        shown = _shown(request, slug, pk)
        form = CanvasForm(initial={"title": shown.title, "purpose": shown.purpose}, held=shown.formats)
        return self._page(slug, shown, form)

    def post(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        shown = _shown(request, slug, pk)
        form = CanvasForm(request.POST, request.FILES, held=shown.formats)
        if form.is_valid() and self._saved(slug, pk, form):
            messages.success(request, _("« %s » est enregistré.") % form.cleaned_data["title"])
            return see_other(request, _list_url(slug))
        return self._page(slug, shown, form, status=422)

    def _saved(self, slug: str, pk: int, form: CanvasForm) -> bool:
        canvas = get_editable_canvas_for(self.request.user, slug, pk)
        try:
            actions.edit_canvas(canvas, actor=self.request.user, dropped=form.dropped, **form.said)
        except UploadRefused as refusal:
            form.add_error(None, str(refusal))
        except Canvas.DoesNotExist as gone:
            raise Http404 from gone
        return form.is_valid()

    def _page(self, slug: str, shown: ShownCanvas, form: CanvasForm, status: int = 200) -> HttpResponse:
        context = {"canvas": shown, "form": form, "list_url": _list_url(slug)}
        return render(self.request, "methods/canvas_edit/index.html", context, status=status)


class CanvasMoveView(LoginRequiredMixin, View):
    """One rank up or down."""

    def post(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        canvas = get_editable_canvas_for(request.user, slug, pk)
        if step := STEPS.get(request.POST.get("sens", "")):
            actions.move_canvas(canvas, actor=request.user, step=step)
        return see_other(request, f"{_list_url(slug)}#support-{pk}")


class CanvasRemoveView(LoginRequiredMixin, View):
    """Take it away, after asking."""

    def get(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        context = {"canvas": get_editable_canvas_for(request.user, slug, pk), "list_url": _list_url(slug)}
        return render(request, "methods/canvas_remove/index.html", context)

    def post(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        actions.remove_canvas(get_editable_canvas_for(request.user, slug, pk), actor=request.user)
        messages.success(request, _("Le support est retiré de la fiche."))
        return see_other(request, _list_url(slug))


def _shown(request: HttpRequest, slug: str, pk: int) -> ShownCanvas:
    for canvas in canvases_shown(get_card_with_canvases_for(request.user, slug)):
        if canvas.pk == pk:
            return canvas
    raise Http404


def _list_url(slug: str) -> str:
    return reverse("methods:canvas-list", args=[slug])

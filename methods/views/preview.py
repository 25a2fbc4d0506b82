"""A card as it would be printed, drawn from what is being typed: nothing is saved."""

from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import View

from foundation.web.allowed import require
from foundation.web.rates import spend
from methods import permissions
from methods.enums import PrintLayout
from methods.forms.card import CardForm
from methods.forms.editor import CardEditor
from methods.models import MethodCard
from methods.printing import cards_pdf
from methods.queries import get_typed_over_for, neighbour_choices
from methods.typed import typed_card, typed_sheet


class TypedView(LoginRequiredMixin, View):
    """What is typed arrives as the form of the card; `?fiche=` names the card whose next version it is."""

    http_method_names = ["post"]
    what: str
    most: int  # in a minute, for one person

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.method == "POST" and request.user.is_authenticated:
            allowance = spend(self.what, str(request.user.pk), limit=self.most, seconds=60)
            if not allowance.granted:
                refused = render(request, "429.html", status=429)
                for name, value in allowance.headers.items():
                    refused[name] = value
                return refused
        return super().dispatch(request, *args, **kwargs)

    def card(self) -> MethodCard:
        """The card that is typed, its steps and its neighbours with it."""
        user, slug = self.request.user, self.request.GET.get("fiche", "")
        require(permissions.can_draft_card(user))
        of = get_typed_over_for(user, slug) if slug else None
        editor = CardEditor.typed(CardForm, self.request.POST, cards=neighbour_choices(but=slug), user=user)
        return typed_card(editor, writer=user, of=of)


class CardPreviewView(TypedView):
    """The sheet as a page; for htmx, the sheet alone."""

    what, most = "card-preview", 120

    def post(self, request: HttpRequest) -> HttpResponse:
        template = "_sheet" if request.htmx else "index"  # type: ignore[attr-defined]
        context = {"sheet": typed_sheet(self.card(), request.user)}
        return render(request, f"methods/card_preview/{template}.html", context)


class CardPreviewPdfView(TypedView):
    """The PDF itself."""

    what, most = "card-preview-pdf", 20

    def post(self, request: HttpRequest) -> HttpResponse:
        card = self.card()
        answer = HttpResponse(self._printed(card), content_type="application/pdf")
        answer["Content-Disposition"] = f'inline; filename="{card.slug}.pdf"'
        return answer

    def _printed(self, card: MethodCard) -> bytes:
        return cards_pdf([card], PrintLayout.A5, reader=self.request.user, title=card.title)

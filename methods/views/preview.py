"""A card as it would be printed, drawn from what is being typed: nothing is saved."""

from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views import View

from foundation.web.allowed import require
from foundation.web.rates import spend
from methods import permissions
from methods.enums import PrintLayout
from methods.forms.card import CardForm
from methods.forms.editor import CardEditor
from methods.models import MethodCard
from methods.printing import cards_pdf
from methods.typed import typed_card, typed_sheet


class TypedView(LoginRequiredMixin, View):
    """What is typed arrives as the form of the card; `?fiche=` is the address of a card that has one."""

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

    def typed(self) -> CardEditor:
        require(permissions.can_draft_card(self.request.user))
        return CardEditor.typed(CardForm, self.request.POST, cards=[], user=self.request.user)

    @property
    def slug(self) -> str:
        return slugify(self.request.GET.get("fiche", ""))[:90]


class CardPreviewView(TypedView):
    """The sheet as a page; for htmx, the sheet alone."""

    what, most = "card-preview", 120

    def post(self, request: HttpRequest) -> HttpResponse:
        template = "_sheet" if request.htmx else "index"  # type: ignore[attr-defined]
        context = {"sheet": typed_sheet(self.typed(), self.slug)}
        return render(request, f"methods/card_preview/{template}.html", context)


class CardPreviewPdfView(TypedView):
    """The PDF itself."""

    what, most = "card-preview-pdf", 20

    def post(self, request: HttpRequest) -> HttpResponse:
        card = typed_card(self.typed(), self.slug)
        answer = HttpResponse(self._printed(card), content_type="application/pdf")
        answer["Content-Disposition"] = f'inline; filename="{card.slug}.pdf"'
        return answer

    def _printed(self, card: MethodCard) -> bytes:
        return cards_pdf([card], PrintLayout.A5, reader=self.request.user, title=card.title)

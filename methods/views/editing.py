"""Writing a card: proposing one, editing the next version."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from foundation.history.models import Editorial, Version
from foundation.history.writing import EditView, ProposeView, WritingView
from foundation.web.editors import Editor
from methods import actions
from methods.enums import Level, Setting
from methods.forms.card import CardForm, NewCardForm
from methods.forms.editor import CardEditor
from methods.models import DEFAULT_LICENCE
from methods.queries import get_typed_over_for, neighbour_choices
from methods.readable import readable
from methods.running_total import running_total
from methods.typed import typed_card, typed_sheet


class CardWritingView(WritingView):
    """Beside the form, the printed sheet of what it holds; under the steps, their minutes added up."""

    template, editor_class = "methods/card_edit/index.html", CardEditor

    def page(self, editor: Editor, status: int = 200, **context: Any) -> HttpResponse:
        slug, user = self.kwargs.get("slug", ""), self.request.user
        drawn = {
            "sheet": typed_sheet(typed_card(editor, writer=user, of=getattr(self, "object", None)), user),
            "minutes": running_total(editor),
            "preview_url": reverse("methods:card-preview", query={"fiche": slug}),
            "preview_pdf_url": reverse("methods:card-preview-pdf", query={"fiche": slug}),
        }
        return super().page(editor, status, **drawn, **context)


class CardProposeView(CardWritingView, ProposeView):
    """A new card, kept as its author's draft."""

    form_class = NewCardForm

    def editor_context(self) -> dict[str, Any]:
        return {"cards": neighbour_choices(), "user": self.request.user}

    def blank(self) -> dict[str, Any]:
        return {"level": Level.BEGINNER, "setting": Setting.ON_SITE, "licence": DEFAULT_LICENCE}

    def create(self, data: dict[str, Any]) -> Editorial:
        return actions.draft_card(actor=self.request.user, data=data)


class CardEditView(CardWritingView, EditView):
    """The next version of a card."""

    form_class = CardForm

    def get_object(self) -> Editorial:
        return get_typed_over_for(self.request.user, self.kwargs["slug"])

    def editor_context(self) -> dict[str, Any]:
        return {"cards": neighbour_choices(but=self.object.slug), "user": self.request.user}

    def save(self, data: dict[str, Any], base: int) -> Version:
        return actions.edit_card(self.object, actor=self.request.user, data=data, base=base)

    def readable(self, data: dict[str, Any]) -> dict[str, Any]:
        return readable(data)

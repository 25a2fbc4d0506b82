"""Writing a card: proposing one, editing the next version."""

from typing import Any

from foundation.history.models import Editorial, Version
from foundation.history.writing import EditView, ProposeView
from methods import actions
from methods.enums import Level, Setting
from methods.forms.card import CardForm, NewCardForm
from methods.forms.editor import CardEditor
from methods.models import DEFAULT_LICENCE
from methods.queries import get_editable_card_for, neighbour_choices
from methods.readable import readable

TEMPLATE = "methods/card_edit/index.html"


class CardProposeView(ProposeView):
    """A new card, kept as its author's draft."""

    template, editor_class, form_class = TEMPLATE, CardEditor, NewCardForm

    def editor_context(self) -> dict[str, Any]:
        return {"cards": neighbour_choices(), "user": self.request.user}

    def blank(self) -> dict[str, Any]:
        return {"level": Level.BEGINNER, "setting": Setting.ON_SITE, "licence": DEFAULT_LICENCE}

    def create(self, data: dict[str, Any]) -> Editorial:
        return actions.draft_card(actor=self.request.user, data=data)


class CardEditView(EditView):
    """The next version of a card."""

    template, editor_class, form_class = TEMPLATE, CardEditor, CardForm

    def get_object(self) -> Editorial:
        return get_editable_card_for(self.request.user, self.kwargs["slug"])

    def editor_context(self) -> dict[str, Any]:
        return {"cards": neighbour_choices(but=self.object.slug), "user": self.request.user}

    def save(self, data: dict[str, Any], base: int) -> Version:
        return actions.edit_card(self.object, actor=self.request.user, data=data, base=base)

    def readable(self, data: dict[str, Any]) -> dict[str, Any]:
        return readable(data)

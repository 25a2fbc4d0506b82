"""Writing a sheet: proposing an initiative, editing the next version."""

from typing import Any

from accounts.queries import memberships_of
from content import actions
from content.forms.editor import InitiativeEditor
from content.forms.initiative import InitiativeForm, NewInitiativeForm
from content.models import DEFAULT_LICENCE
from content.queries import card_choices, get_editable_initiative_for
from content.readable import readable
from foundation.history.models import Editorial, Version
from foundation.history.writing import EditView, ProposeView

TEMPLATE = "content/initiative_edit/index.html"
LONGEST_PROBLEM = 2000


class InitiativeProposeView(ProposeView):
    """A new initiative, kept as its author's draft; `?probleme=` is where the telling starts."""

    template, editor_class, form_class = TEMPLATE, InitiativeEditor, NewInitiativeForm

    def editor_context(self) -> dict[str, Any]:
        return {"cards": card_choices(self.request.user)}

    def blank(self) -> dict[str, Any]:
        problem = self.request.GET.get("probleme", "")[:LONGEST_PROBLEM]
        return {"licence": DEFAULT_LICENCE, "territory": self._own_collectivite(), "problem": problem}

    def _own_collectivite(self) -> Any:
        main = memberships_of(self.request.user).select_related("collectivite__department").first()
        return main.collectivite if main else None

    def create(self, data: dict[str, Any]) -> Editorial:
        return actions.draft_initiative(actor=self.request.user, data=data)


class InitiativeEditView(EditView):
    """The next version of a sheet."""

    template, editor_class, form_class = TEMPLATE, InitiativeEditor, InitiativeForm

    def get_object(self) -> Editorial:
        return get_editable_initiative_for(self.request.user, self.kwargs["slug"])

    def editor_context(self) -> dict[str, Any]:
        named = self.object.method_uses.exclude(card=None).values("card__slug")
        return {"cards": card_choices(self.request.user, named)}

    def save(self, data: dict[str, Any], base: int) -> Version:
        return actions.edit_initiative(self.object, actor=self.request.user, data=data, base=base)

    def readable(self, data: dict[str, Any]) -> dict[str, Any]:
        return readable(data)

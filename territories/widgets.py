"""A form field that names a collectivité.

Without JavaScript one types a name, a postal code or a code; when several territories answer, the form comes back
with radio choices. With it, suggestions appear while typing (`static/territories/collectivite-field.js`).
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from territories.models import Collectivite
from territories.queries import find_collectivites

CHOICES = 8
LARGEST_ID = 2**63 - 1


class CollectiviteWidget(forms.Widget):
    """A text, and the number of the collectivité chosen in a list; `candidates` are the radio choices."""

    template_name = "territories/widgets/collectivite.html"
    candidates: list[Collectivite] = []

    def value_from_datadict(self, data: Any, files: MultiValueDict, name: str) -> tuple[str, str]:
        return data.get(name, "").strip(), data.get(f"{name}_choice", "")

    def value_omitted_from_data(self, data: Any, files: MultiValueDict, name: str) -> bool:
        return name not in data and f"{name}_choice" not in data

    def id_for_label(self, id_: str) -> str:
        return id_

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, None, attrs)
        text, choice = value or ("", "")
        own = {
            "text": text,
            "choice": choice,
            "candidates": self.candidates,
            "url": reverse_lazy("territories:suggest"),
        }
        context["widget"] |= own
        return context


class CollectiviteField(forms.Field):
    """Cleans to a `Collectivite` (the one that replaced it, for a commune that merged), or None when optional."""

    widget = CollectiviteWidget
    default_error_messages = {
        "required": _("Indiquez une collectivité : son nom ou son code postal."),
        "unknown": _("Aucun territoire ne correspond à « %(text)s ». Vérifiez le nom, ou essayez le code postal."),
        "ambiguous": _("Plusieurs territoires correspondent à « %(text)s ». Choisissez le vôtre dans la liste."),
    }

    def clean(self, value: Any) -> Collectivite | None:
        """Return the collectivité typed or chosen; raise ValidationError and offer candidates otherwise."""
        text, choice = value or ("", "")
        if not text and not choice:
            return super().clean(None)
        found = self._chosen(text, choice) or self._named(text)
        return found.replaced_by or found

    def prepare_value(self, value: Any) -> tuple[str, str]:
        """Return text and choice for what is typed, a collectivité or its number."""
        if isinstance(value, tuple):
            return value
        if isinstance(value, int):
            value = Collectivite.objects.filter(pk=value).first()
        return (value.label, str(value.pk)) if value else ("", "")

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.prepare_value(initial) != (data or ("", ""))

    def _chosen(self, text: str, choice: str) -> Collectivite | None:
        """The choice counts when the text still names it: a text typed since then wins."""
        if not choice.isdecimal() or int(choice) > LARGEST_ID:
            return None
        chosen = Collectivite.objects.select_related("replaced_by").filter(pk=int(choice)).first()
        if chosen and (text in ("", chosen.label) or chosen in find_collectivites(text, CHOICES)):
            return chosen
        return None

    def _named(self, text: str) -> Collectivite:
        if not text:
            raise ValidationError(self.error_messages["required"], code="required")
        found = find_collectivites(text, CHOICES)
        same = [body for body in found if body.label == text]
        if len(found) == 1 or len(same) == 1:
            return (same or found)[0]
        self.widget.candidates = found
        raise ValidationError(
            self.error_messages["ambiguous" if found else "unknown"],
            code="ambiguous" if found else "unknown",
            params={"text": text},
        )

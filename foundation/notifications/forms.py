"""The page of preferences: one choice a kind, one choice a place."""

from typing import Any

from django import forms
from django.apps import apps
from django.utils.translation import gettext_lazy as _

from foundation.notifications.enums import Rhythm
from foundation.notifications.kinds import Kind, registered_kinds
from foundation.notifications.preferences import Choices, rhythm_among

AS_ELSEWHERE = [("", _("Comme ailleurs"))]


class SettingsForm(forms.Form):
    """Built for one person, from their choices and the places they know."""

    def __init__(self, *args: Any, choices: Choices, places: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kinds = {f"genre-{kind.key}": kind for kind in registered_kinds()}
        self.places = {f"lieu-{key}": (key, label) for key, label in places.items()}
        for name, kind in self.kinds.items():
            self.fields[name] = forms.ChoiceField(
                label=kind.label, choices=Rhythm.choices, initial=rhythm_among(choices, kind)
            )
        for name, (key, label) in self.places.items():
            self.fields[name] = forms.ChoiceField(
                label=label,
                choices=AS_ELSEWHERE + Rhythm.choices,
                initial=choices.get(("", key), ""),
                required=False,
            )

    def kind_groups(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """Return the fields of the kinds, gathered by the room they come from."""
        groups: dict[Any, list[forms.BoundField]] = {}
        for name, kind in self.kinds.items():
            groups.setdefault(_room_of(kind), []).append(self[name])
        return list(groups.items())

    def place_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.places]

    def chosen_kinds(self) -> dict[str, str]:
        return {kind.key: self.cleaned_data[name] for name, kind in self.kinds.items()}

    def chosen_places(self) -> dict[str, tuple[str, str]]:
        return {key: (label, self.cleaned_data[name]) for name, (key, label) in self.places.items()}


def _room_of(kind: Kind) -> Any:
    """Return the French name of the app whose subject the kind is about."""
    return apps.get_app_config(kind.target.split(".")[0]).verbose_name

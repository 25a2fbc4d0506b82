"""Choosing the session where a workshop is held."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.web.templatetags.french import fr_datetime
from learning.models import Session
from learning.queries.workshops import sessions_to_fill

MOST = 60


class SessionChoice(forms.ModelChoiceField):
    """A session, told by its cohort, its title and its day."""

    def label_from_instance(self, session: Session) -> str:  # type: ignore[override]
        return f"{session.cohort.title} · {session.title} · {fr_datetime(session.starts_at)}"


class AttachForm(forms.Form):
    """The free sessions of the cohorts that the person trains or coaches."""

    session = SessionChoice(label=_("Séance"), queryset=Session.objects.none(), empty_label=_("Choisir une séance"))

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["session"].queryset = sessions_to_fill(user)  # type: ignore[attr-defined]

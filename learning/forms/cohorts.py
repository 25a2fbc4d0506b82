"""Forms of cohorts: the week's journal, sessions, teams, guests."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.web.forms import RowsField
from foundation.web.once import OnceMixin
from learning.enums import CohortRoleKind, ParticipationState
from learning.models import Cohort, Session

_DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
GUEST_DAYS = 180


class LogForm(OnceMixin):
    """A team's week in three short answers."""

    week = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=60)
    done = forms.CharField(label=_("Ce que nous avons fait"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    learned = forms.CharField(
        label=_("Ce que nous avons appris"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Une hypothèse infirmée compte autant qu’une hypothèse confirmée."),
    )
    upcoming = forms.CharField(
        label=_("La suite"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class CohortForm(forms.ModelForm):  # type: ignore[type-arg]
    """What the trainer changes of a cohort. Never saved: the action takes the cleaned data."""

    class Meta:
        model = Cohort
        fields = ("title", "presentation", "starts_on", "registration_until", "capacity", "state")
        widgets = {"starts_on": _DATE, "registration_until": _DATE}


class SessionForm(forms.ModelForm):  # type: ignore[type-arg]
    """A session: its day, its hours, its place."""

    day = forms.DateField(label=_("Jour"), widget=_DATE)
    begins = forms.TimeField(label=_("De"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    finishes = forms.TimeField(label=_("À"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    url = forms.URLField(label=_("Lien de visioconférence"), max_length=400, required=False, assume_scheme="https")
    field_order = ("week", "title", "day", "begins", "finishes", "place", "url")

    class Meta:
        model = Session
        fields = ("week", "title", "place", "url")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            start, end = timezone.localtime(self.instance.starts_at), timezone.localtime(self.instance.ends_at)
            self.initial |= {"day": start.date(), "begins": start.time(), "finishes": end.time()}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if {"day", "begins", "finishes"} <= data.keys():
            if data["finishes"] <= data["begins"]:
                self.add_error("finishes", _("La séance finit avant de commencer : corrigez l’une des deux heures."))
            else:
                data["starts_at"] = _at(data["day"], data["begins"])
                data["ends_at"] = _at(data["day"], data["finishes"])
        return data

    def _post_clean(self) -> None:
        """The instance is filled by the action, not by the form."""

    @property
    def values(self) -> dict[str, Any]:
        """What the action takes."""
        names = ("week", "title", "starts_at", "ends_at", "place", "url")
        return {name: self.cleaned_data[name] for name in names}


class TeamForm(forms.Form):
    """Who works with whom, on which problem, with which coach."""

    name = forms.CharField(label=_("Nom de l’équipe"), max_length=120)
    problem = forms.CharField(label=_("Problème travaillé"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    coach = forms.ModelChoiceField(label=_("Coach"), queryset=None, required=False)
    members = RowsField(
        label=_("Membres"), queryset=None, widget=forms.CheckboxSelectMultiple, help_text=_("De deux à quatre.")
    )

    def __init__(self, *args: Any, cohort: Cohort, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = cohort.participations.model._meta.get_field("user").related_model._default_manager
        enrolled = cohort.participations.filter(state=ParticipationState.ENROLLED).values("user")
        coaches = cohort.roles.filter(kind=CohortRoleKind.COACH).values("user")
        self.fields["members"].queryset = people.filter(pk__in=enrolled).order_by("name")  # type: ignore[attr-defined]
        self.fields["coach"].queryset = people.filter(pk__in=coaches).order_by("name")  # type: ignore[attr-defined]


class GuestForm(forms.Form):
    """A sponsor who has no account."""

    label = forms.CharField(
        label=_("Pour qui"), max_length=120, help_text=_("Par exemple : la directrice générale des services.")
    )
    expires_on = forms.DateField(
        label=_("Valable jusqu’au"),
        widget=_DATE,
        initial=lambda: timezone.localdate() + timedelta(days=GUEST_DAYS),
    )


def _at(day: Any, hour: Any) -> Any:
    return timezone.make_aware(datetime.combine(day, hour))

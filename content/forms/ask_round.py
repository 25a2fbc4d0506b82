"""One question to several teams."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.models import AskRound, Initiative
from content.queries.rounds import MOST_CASES
from foundation.web.forms import RowsField
from foundation.web.once import OnceMixin


class AskRoundForm(OnceMixin):
    """The question, and the cases whose teams are asked: ticked among those proposed."""

    question = forms.CharField(
        label=gettext_lazy("Votre question"),
        widget=forms.Textarea,
        max_length=AskRound._meta.get_field("question").max_length,
        help_text=gettext_lazy("La même pour toutes les équipes. Dites d’où vous partez, et ce que vous cherchez."),
    )
    cases = RowsField(
        label=gettext_lazy("À qui demander"),
        queryset=Initiative.objects.none(),
        error_messages={"required": gettext_lazy("Cochez au moins une initiative.")},
    )

    def __init__(self, *args: Any, cases: QuerySet[Initiative], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cases"].queryset = cases.prefetch_related("authors")  # type: ignore[attr-defined]

    def clean_cases(self) -> list[Initiative]:
        cases = list(self.cleaned_data["cases"])
        if len(cases) > MOST_CASES:
            raise ValidationError(_("Cinq équipes au plus : gardez les plus proches de votre cas."))
        return cases

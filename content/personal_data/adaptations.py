"""What the library holds of a person’s word on adaptations."""

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.personal_data import Section, register_personal_data
from accounts.personal_data.registry import Row
from content.actions.adaptations import forget_adaptation, forget_answer
from content.models import Adaptation


def _export(user: User) -> list[Row]:
    declared = ("source__title", "collectivite__name", "year", "taken", "changed", "result", "created_at")
    return [
        *Adaptation.objects.filter(author=user).values(*declared),
        *Adaptation.objects.filter(answered_by=user).values("source__title", "answer", "answered_at"),
        *Adaptation.objects.filter(withdrawn_by=user).values("source__title", "withdrawal_reason", "withdrawn_at"),
    ]


def _erase(user: User, remove_contributions: bool) -> None:
    """What a collectivité made of a case stays; what the person wrote goes when they ask for it."""
    if not remove_contributions:
        return
    for adaptation in Adaptation.objects.filter(author=user).select_related("source"):
        forget_adaptation(adaptation)
    for adaptation in Adaptation.objects.filter(answered_by=user).select_related("source"):
        forget_answer(adaptation)
    Adaptation.objects.filter(withdrawn_by=user).update(withdrawal_reason="", withdrawn_by=None)


register_personal_data(
    Section("adaptations", _("Reprises déclarées et réponses"), _export, _erase, ("content.Adaptation",))
)

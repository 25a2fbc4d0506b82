"""The kits of a person, what they print, the canvases they brought."""

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.personal_data import Section, register_personal_data
from accounts.personal_data.registry import Row
from foundation.documents.composing import drop
from foundation.search import forget
from methods.models import Canvas, CardPrint, Kit, KitCard


def _kits(user: User) -> list[Row]:
    noted = KitCard.objects.filter(kit__owner=user).order_by("kit", "position")
    return [
        *Kit.objects.filter(owner=user).values("title", "summary", "introduction", "is_shared", "created_at"),
        *noted.values("kit__title", "card__title", "note"),
    ]


def _erase_kits(user: User, remove_contributions: bool) -> None:
    """What nobody else reads goes; a shared kit stays without a name, unless its removal is asked."""
    drop(CardPrint.objects.filter(asked_by=user))
    gone = Kit.objects.filter(owner=user) if remove_contributions else Kit.objects.filter(owner=user, is_shared=False)
    for kit in gone:
        forget(kit)
        kit.delete()


def _canvases(user: User) -> list[Row]:
    return list(Canvas.objects.filter(added_by=user).values("card__title", "title", "purpose", "created_at"))


def _erase_canvases(user: User, remove_contributions: bool) -> None:
    """A canvas is part of its card; with the contributions, it loses the name of who brought it."""
    if remove_contributions:
        Canvas.objects.filter(added_by=user).update(added_by=None)


register_personal_data(
    Section("kits", _("Kits et impressions"), _kits, _erase_kits, ("methods.Kit", "methods.CardPrint"))
)
register_personal_data(
    Section("canvases", _("Supports joints aux fiches"), _canvases, _erase_canvases, ("methods.Canvas",))
)

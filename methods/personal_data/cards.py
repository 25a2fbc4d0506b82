"""What the methods room holds of a person."""

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.personal_data import Section, register_personal_data
from foundation.history import editorial
from methods.actions import drop_canvas
from methods.models import MethodCard
from methods.queries import cards_written_by, uses_told_by

EXPORTED = ("slug", "title", "state", "summary", "published_at", "updated_at")


def _cards(user: User) -> list[dict[str, object]]:
    return list(cards_written_by(user).values(*EXPORTED))


def _erase_cards(user: User, remove_contributions: bool) -> None:
    """Cards on line stay, under their licence; with the contributions, they lose this author, and drafts go."""
    if not remove_contributions:
        return
    MethodCard.objects.filter(reviewed_by=user).update(reviewed_by=None)
    for card in cards_written_by(user).prefetch_related("authors"):
        if card.published_version is None and len(card.authors.all()) == 1:
            for canvas in card.canvases.all():
                drop_canvas(canvas, actor=user)
            editorial.versions_of(card).delete()
            card.delete()
        else:
            card.authors.remove(user)


register_personal_data(
    Section(
        "method-cards",
        _("Fiches méthode que j’ai écrites"),
        _cards,
        _erase_cards,
        ("methods.MethodCard", "methods.MethodCard_authors"),
    )
)


def _uses(user: User) -> list[dict[str, object]]:
    return list(uses_told_by(user).values("card__slug", "used_on", "people", "minutes", "worked", "failed", "changed"))


def _erase_uses(user: User, remove_contributions: bool) -> None:
    """What was told of a card stays, under nobody's name; with the contributions, it goes."""
    if remove_contributions:
        uses_told_by(user).delete()


register_personal_data(
    Section("card-uses", _("Usages de fiches que j’ai racontés"), _uses, _erase_uses, ("methods.UseReport",))
)

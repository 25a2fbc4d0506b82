"""Cards in the search of the site."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from foundation.markup import plain_text
from foundation.search import Document, Searchable, register
from methods.models import MethodCard
from methods.queries import published_cards

TEXTS = ("purpose", "when_to_use", "audience", "pitfalls", "variants")


@register
class CardSearch(Searchable):
    kind = "methode"
    label = _("Fiches méthode")

    def queryset(self) -> QuerySet[MethodCard]:
        return published_cards().prefetch_related("steps", "materials", "canvases")

    def document(self, card: MethodCard) -> Document:
        steps = [f"{step.title}\n{plain_text(step.text)}\n{step.say}" for step in card.steps.all()]
        return Document(
            title=card.title,
            url=card.get_absolute_url(),
            summary=card.summary,
            keywords=[
                card.get_family_display(),
                card.get_phase_display(),
                *(material.name for material in card.materials.all()),
                *(canvas.title for canvas in card.canvases.all()),
            ],
            body="\n".join([*(plain_text(getattr(card, name)) for name in TEXTS), *steps]),
            date=card.published_at.date() if card.published_at else None,
            context=str(_("Fiche méthode · %s") % card.get_family_display()),
        )

    def visible_to(self, user: Any) -> QuerySet[MethodCard]:
        return published_cards()

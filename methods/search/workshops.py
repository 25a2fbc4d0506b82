"""Workshops ready to be copied in the search of the site; those that people prepare are nowhere in it."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from foundation.markup import plain_text
from foundation.search import Document, Searchable, register
from foundation.web.templatetags.french import fr_duration
from methods.models import WorkshopPlan
from methods.planning.timeline import timeline
from methods.queries.plans import models_shared, with_blocks


@register
class WorkshopSearch(Searchable):
    kind = "atelier"
    label = _("Ateliers prêts à copier")

    def queryset(self) -> QuerySet[WorkshopPlan]:
        return with_blocks(models_shared())

    def document(self, plan: WorkshopPlan) -> Document:
        blocks = [f"{block.title}\n{plain_text(block.text)}" for block in plan.blocks.all()]
        return Document(
            title=plan.title,
            url=plan.get_absolute_url(),
            summary=plan.purpose,
            body="\n".join(blocks),
            date=plan.updated_at.date(),
            context=str(_("Atelier de %s") % fr_duration(timeline(plan).minutes)),
        )

    def visible_to(self, user: Any) -> QuerySet[WorkshopPlan]:
        return models_shared()

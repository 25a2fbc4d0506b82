"""What the search knows of paths and cohorts."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from foundation.markup import plain_text
from foundation.search import Document, Searchable, register
from learning.enums import CohortState
from learning.models import Cohort, Path, Step


@register
class PathSearch(Searchable):
    kind = "parcours"
    label = _("Parcours")

    def queryset(self) -> QuerySet[Path]:
        return Path.objects.filter(is_published=True, current__isnull=False)

    def document(self, obj: Path) -> Document:
        steps = Step.objects.filter(version=obj.current).order_by("position")
        return Document(
            title=obj.title,
            url=obj.get_absolute_url(),
            summary=obj.summary,
            keywords=list(obj.objectives),
            body="\n".join(f"{step.title}\n{plain_text(step.body)}" for step in steps),
            context=str(_("Parcours")),
        )

    def visible_to(self, user: Any) -> QuerySet[Path]:
        return self.queryset()


@register
class CohortSearch(Searchable):
    kind = "cohorte"
    label = _("Cohortes")

    def queryset(self) -> QuerySet[Cohort]:
        return Cohort.objects.exclude(state=CohortState.DRAFT).select_related("programme", "territory__department")

    def document(self, obj: Cohort) -> Document:
        place = obj.territory
        return Document(
            title=obj.title,
            url=obj.get_absolute_url(),
            summary=obj.programme.summary,
            body=plain_text(obj.presentation),
            territories=[place.name] if place else [],
            date=obj.starts_on,
            context=place.label if place else str(_("Cohorte")),
        )

    def visible_to(self, user: Any) -> QuerySet[Cohort]:
        return Cohort.objects.exclude(state=CohortState.DRAFT)

"""What the editors ask of a version under review, and nobody has dealt with."""

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from content.models import Initiative, SectionComment


def remarks() -> QuerySet[SectionComment]:
    """The open comments of the rounds that are not over; the answers of the authors are not among them."""
    authors = Initiative.authors.through.objects.filter(initiative=OuterRef("initiative"), user=OuterRef("author"))
    this_round = Q(initiative__published_version=None) | Q(version__gt=F("initiative__published_version"))
    return SectionComment.objects.filter(this_round, ~Exists(authors), resolved_at=None)


def remark_count() -> Coalesce:
    """For the rows of a page: how many of them wait."""
    counted = remarks().filter(initiative=OuterRef("pk")).order_by().values("initiative")
    return Coalesce(Subquery(counted.annotate(count=Count("pk")).values("count")), 0)
